"""The pages of a test's judgement, of records and of reports (9.3.4-9.3.6)."""

import datetime as dt

import pytest
from django.urls import reverse

from accounts.models import Role
from assessments.actions import (
    ask_for_correction,
    ask_for_review,
    correct_report,
    show_records,
    submit_report,
)
from assessments.models import (
    Aspect,
    Correction,
    Dimension,
    EventReport,
    Feedback,
    Principle,
    ProcessReview,
    RecommendationOutcome,
    RecordSignature,
    Statement,
)
from assessments.queries import events_of, lead_of, standing
from assessments.states import AssessmentState
from tests.factories.assessments import (
    REVIEWED_AT,
    an_assessor,
    judge_test,
    offered,
    reported,
    reported_after_test,
    waiting_for_a_test,
)
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
AT = REVIEWED_AT + dt.timedelta(days=1)


def url(name, *args):
    return reverse(f"assessments:{name}", args=args)


def lead(assessment):
    return lead_of(assessment).registration.user


def text_of(response):
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture(autouse=True)
def _now(clock_at):
    clock_at(AT)


@pytest.mark.clause("9.3.4")
def test_what_the_test_brought_is_judged_on_its_own_page(client_as):
    assessment = waiting_for_a_test()
    offered(assessment)
    [cell] = standing(assessment).of_test
    assessor = client_as(lead(assessment))
    page = url("cell", assessment.pk, cell.key, cell.element.pk)

    shown = text_of(assessor.get(page))
    assert "Pertanyaan lisan" in shown
    assert "3 dari 3" in shown
    assert "FR.IA.07" in text_of(assessor.get(url("matrix", assessment.pk)))

    answers = {"valid": "yes", "authentic": "yes", "current": "yes", "sufficient": "yes", "version": 0}
    assessor.post(page, answers)
    assert standing(assessment).unjudged == 0


@pytest.mark.clause("9.3.6")
def test_what_lacks_is_listed_before_the_report(client_as):
    assessment = waiting_for_a_test()

    page = text_of(client_as(lead(assessment)).get(url("recommend", assessment.pk)))

    assert "Sebelum dilaporkan, yang masih kurang" in page
    assert "bukti uji untuk" in page


@pytest.mark.clause("9.3.5")
def test_not_yet_competent_is_sent_with_a_reason_for_each_element(client_as):
    assessment = waiting_for_a_test()
    offered(assessment)
    judge_test(assessment, short=True)
    assessor = client_as(lead(assessment))
    page, [element] = url("recommend", assessment.pk), standing(assessment).short_elements

    assert "Belum memeriksa data ganda." in text_of(assessor.get(page))
    assessor.post(page, {"outcome": "NOT_YET", f"reason_{element.pk}": ""})
    assert assessment.recommendations.count() == 1

    assessor.post(page, {"outcome": "NOT_YET", f"reason_{element.pk}": "Belum runtut.", "comment": "Teliti."})
    sent = assessment.recommendations.get(number=2)
    assert (sent.outcome, sent.comment) == (RecommendationOutcome.NOT_YET, "Teliti.")


@pytest.mark.clause("9.3.6")
def test_the_candidate_refuses_to_sign_on_the_page(client_as):
    assessment = reported()
    candidate = client_as(assessment.application.applicant)
    assert "FR.AK.02" not in text_of(candidate.get(assessment.get_absolute_url()))
    assert candidate.get(url("paper", assessment.pk, "ak02")).status_code == 404
    show_records(assessment, by=None, at=AT)
    assert "FR.AK.02" in text_of(candidate.get(assessment.get_absolute_url()))

    candidate.post(url("sign_record", assessment.pk), {"sign_record-refused_because": "Tidak utuh."})

    assert RecordSignature.objects.get().refused_because == "Tidak utuh."
    assert "Tidak utuh." in text_of(candidate.get(assessment.get_absolute_url()))


@pytest.mark.clause("9.3.6")
def test_feedback_is_given_on_a_page_of_its_own(client_as):
    assessment = reported()
    show_records(assessment, by=None, at=AT)
    candidate, page = client_as(assessment.application.applicant), url("feedback", assessment.pk)
    assert client_as(lead(assessment)).get(page).status_code == 404
    said = {f"{key}_yes": "yes" for key in Statement.values}

    assert "Saya mendapatkan penjelasan" in text_of(candidate.get(page))
    assert candidate.post(page, said | {"FAIR_yes": "", "STUDIED_yes": ""}).status_code == 200
    assert not Feedback.objects.exists()

    candidate.post(page, said | {"STUDIED_yes": "no", "STUDIED_comment": "Terlalu singkat."})
    feedback = Feedback.objects.get()
    assert feedback.answers["STUDIED"] == {"yes": False, "comment": "Terlalu singkat."}


@pytest.mark.clause("9.3.6")
def test_a_report_is_written_sent_corrected_and_confirmed_on_pages(client_as):
    assessment = reported_after_test()
    assessor, office = client_as(lead(assessment)), client_as(UserFactory(secretariat=True))
    [event] = events_of(lead(assessment))
    assert f"FR.AK.05: {event.title}" in text_of(assessor.get(url("mine")))

    assert assessment.application.particulars.full_name in text_of(assessor.get(url("report", event.key)))
    assessor.post(url("report", event.key), {"positive": "Tertata."})
    report = EventReport.objects.get()
    assert "FR.AK.05 #1" in text_of(assessor.get(url("my_reports")))

    assessor.post(url("correct_report", report.pk), {"positive": "Rapi.", "reason": "Salah kata."})
    later = EventReport.objects.get(number=2)
    assert "Sahkan koreksi" in text_of(office.get(url("reports")))
    office.post(url("confirm_report", later.pk))
    later.refresh_from_db()
    assert later.confirmed_at


@pytest.mark.clause("7.1.3")
def test_another_assessors_event_and_report_are_not_there(client_as):
    assessment = reported_after_test()
    [event] = events_of(lead(assessment))
    report = submit_report(event.key, words={}, by=lead(assessment), at=AT)
    other = client_as(UserFactory(roles=[Role.ASSESSOR]))

    for page in (
        url("report", event.key),
        url("correct_report", report.pk),
        url("report_paper", report.pk),
        url("reports"),
    ):
        assert other.get(page).status_code == 404


@pytest.mark.clause("9.3.6")
def test_a_correction_is_asked_for_and_answered_on_pages(client_as):
    assessment, office = reported(), client_as(UserFactory(secretariat=True))
    assessor = client_as(lead(assessment))
    assert "Ada yang keliru" in text_of(assessor.get(assessment.get_absolute_url()))

    assessor.post(url("ask_correction", assessment.pk), {"correct-reason": "Tertukar."})
    asked = Correction.objects.get()
    assert asked.get_absolute_url() in text_of(office.get(reverse("desk")))
    assert "Tertukar." in text_of(office.get(asked.get_absolute_url()))

    form = {"answer_correction-granted": "yes", "answer_correction-answer": "Ya."}
    office.post(url("answer_correction", assessment.pk, asked.pk), form)
    assessment.refresh_from_db()
    assert assessment.state == AssessmentState.REVIEWING


@pytest.mark.clause("9.3.6")
def test_the_head_answers_a_correction_without_another_door_to_the_case(client_as):
    assessment = reported()
    asked = ask_for_correction(
        assessment.recommendations.get(), reason="Tertukar.", by=lead(assessment), at=AT
    )
    head = client_as(UserFactory(roles=[Role.HEAD]))

    assert "Tertukar." in text_of(head.get(asked.get_absolute_url()))
    assert head.get(assessment.get_absolute_url()).status_code == 404


@pytest.mark.clause("9.3.6")
def test_a_review_is_asked_for_and_sent_and_its_door_closes(client_as):
    assessment, reviewer = reported(), None
    reviewer = an_assessor(assessment.application.scheme).user
    office = client_as(UserFactory(secretariat=True))
    office.post(url("ask_review", assessment.pk), {"review-reviewer": reviewer.pk})
    review = ProcessReview.objects.get()
    page, asked = url("review", review.pk), client_as(reviewer)

    assert "FR.AK.02" in text_of(asked.get(page))
    kept = {f"{aspect}.{principle}": "yes" for aspect in Aspect.values for principle in Principle.values}
    asked.post(page, kept | dict.fromkeys(Dimension.values, "yes"))

    review.refresh_from_db()
    assert review.submitted_at
    assert "FR.AK.02" not in text_of(asked.get(page))
    record = assessment.recommendations.get().record_paper
    assert asked.get(url("review_paper", review.pk, record.pk)).status_code == 404


@pytest.mark.clause("7.1.3")
def test_a_review_is_nobody_elses(client_as):
    assessment = reported()
    review = ask_for_review(
        assessment,
        an_assessor(assessment.application.scheme).user,
        by=UserFactory(secretariat=True),
        at=AT,
    )

    assert client_as(lead(assessment)).get(url("review", review.pk)).status_code == 404


@pytest.mark.clause("9.3.6")
def test_a_corrected_report_waits_on_the_desk_of_a_second_person(client_as):
    assessment = reported_after_test()
    [event] = events_of(lead(assessment))
    report = submit_report(event.key, words={}, by=lead(assessment), at=AT)
    correct_report(report, words={}, reason="Salah.", by=lead(assessment), at=AT)

    assert url("reports") in text_of(client_as(UserFactory(roles=[Role.HEAD])).get(reverse("desk")))
