"""FR.AK.02, 05, 03 and 06: fixed when sent, corrected by a new version and a second person (9.3.6)."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Role
from assessments.actions import (
    answer_correction,
    ask_for_correction,
    ask_for_review,
    confirm_report,
    correct_report,
    give_feedback,
    show_records,
    sign_record,
    submit_recommendation,
    submit_report,
    submit_review,
)
from assessments.models import (
    Aspect,
    Correction,
    Dimension,
    EventReport,
    Feedback,
    Principle,
    ProcessReview,
    Recommendation,
    RecommendationOutcome,
    Statement,
)
from assessments.queries import event_of, events_of, lead_of, sheets_of, standing
from assessments.states import AssessmentState
from decisions.queries import completeness
from tests.applications.helpers import refused
from tests.factories.assessments import (
    REVIEWED_AT,
    an_assessor,
    judge_all,
    offered,
    reported,
    reported_after_test,
    waiting_for_a_test,
)
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
AT = REVIEWED_AT + dt.timedelta(days=1)
WORDS = {"positive": "Data tertata.", "suggestions": "Tambah waktu lisan."}


def lead(assessment):
    return lead_of(assessment).registration.user


def lacking(assessment):
    return {check.what: check.missing for check in completeness(assessment.application) if check.missing}


def met_number(assessment):
    return assessment.assignments.get(is_lead=True).registration.met_number


def sent(assessment, words=WORDS):
    [event] = events_of(lead(assessment))
    return submit_report(event.key, words=words, by=lead(assessment), at=AT)


@pytest.mark.clause("9.3.6")
def test_the_record_says_unit_by_unit_from_which_evidence_and_why_not_yet():
    assessment = reported_after_test(short=True)

    first, last = assessment.recommendations.order_by("number")
    facts = last.record_paper.facts

    assert first.record_paper is None
    assert (facts["form"]["code"], facts["competent"]) == ("FR.AK.02", False)
    unit = facts["units"][0]
    used = dict(zip(facts["columns"], unit["kinds"], strict=True))
    assert [column for column, on in used.items() if on] == ["Portofolio", "Hasil pertanyaan lisan"]
    assert unit["competent"] is False
    assert [row["value"] for row in facts["reasons"]] == ["Belum memeriksa data ganda."]
    assert [hand["post"] for hand in facts["signatures"]] == [f"Asesor utama, {met_number(assessment)}"]
    assert dict(row.values() for row in facts["form"]["rows"])["Tanggal"].startswith("mulai ")


@pytest.mark.clause("9.3.6")
def test_a_case_without_a_test_has_its_record_too(run_jobs):
    recommendation = reported().recommendations.get()

    run_jobs()
    recommendation.record_paper.refresh_from_db()
    assert recommendation.record_paper.is_ready
    assert recommendation.record_paper.facts["competent"] is True


@pytest.mark.clause("9.3.6")
def test_the_candidate_refuses_to_sign_with_a_reason_and_it_is_printed():
    assessment = reported()
    show_records(assessment, by=None, at=AT)
    recommendation = assessment.recommendations.get()
    candidate = assessment.application.applicant

    signature = sign_record(recommendation, refused_because="Lisan tidak dicatat utuh.", by=candidate, at=AT)

    recommendation.refresh_from_db()
    assert (signature.typed_name, signature.drawn) == ("", None)
    for paper in (recommendation.paper, recommendation.record_paper):
        assert paper.facts["signatures"][0]["lines"] == ["Menolak menandatangani: Lisan tidak dicatat utuh."]
        assert paper.replaces is not None


@pytest.mark.clause("9.3.6")
def test_the_report_of_a_test_is_part_of_the_file():
    assessment = reported_after_test()
    assert lacking(assessment) == {"Rekaman dan laporan asesmen": "Belum ada: FR.AK.05"}

    report = sent(assessment)

    assert lacking(assessment) == {}
    [row] = report.rows
    assert row["competent"] is True
    assert report.paper.facts["candidates"][0]["name"] == assessment.application.particulars.full_name
    assert "FR.AK.05" in [sheet.code for sheet in sheets_of(assessment)]


@pytest.mark.clause("9.3.6")
def test_a_report_is_sent_once_and_by_who_assessed_there():
    assessment = reported_after_test()
    report = sent(assessment)

    with refused("Koreksi menjadi versi baru", report):
        submit_report(report.event, words=WORDS, by=lead(assessment), at=AT)
    with refused("Hanya asesor yang bertugas", report):
        submit_report(report.event, words=WORDS, by=UserFactory(roles=[Role.ASSESSOR]), at=AT)
    assert EventReport.objects.count() == 1


@pytest.mark.clause("9.3.6")
def test_a_corrected_report_counts_once_a_second_person_has_confirmed_it():
    assessment = reported_after_test()
    report, office = sent(assessment), UserFactory(secretariat=True)

    later = correct_report(
        report, words=WORDS | {"note": "x"}, reason="Salah hari.", by=lead(assessment), at=AT
    )
    assert list(EventReport.objects.standing()) == [report]
    with refused("Sudah ada versi", report):
        correct_report(report, words=WORDS, reason="Lagi.", by=lead(assessment), at=AT)
    with refused("Orang kedua", later):
        confirm_report(later, by=lead(assessment), at=AT)

    confirm_report(later, by=office, at=AT)

    assert list(EventReport.objects.standing()) == [later]
    assert later.sha256 != report.sha256
    assert lacking(assessment) == {}


@pytest.mark.clause("9.3.6")
@pytest.mark.parametrize("change", [{"note": "lain"}, {"sha256": "0" * 64}, {"held_on": "2026-01-01"}])
def test_a_report_is_not_changed_in_the_database(change):
    sent(reported_after_test())

    with pytest.raises(IntegrityError, match="a_report_stays"), transaction.atomic():
        EventReport.objects.update(**change)
    with pytest.raises(IntegrityError, match="a_report_is_not_lost"), transaction.atomic():
        EventReport.objects.all()._raw_delete("default")


def asked(assessment, reason="Bukti 2 saya nilai terbalik."):
    return ask_for_correction(
        assessment.recommendations.order_by("-number").first(), reason=reason, by=lead(assessment), at=AT
    )


@pytest.mark.clause("9.2.6")
@pytest.mark.clause("9.3.6")
def test_what_was_sent_is_taken_back_with_a_reason_by_a_second_person_and_stays_on_file():
    assessment = reported()
    correction = asked(assessment)

    answer_correction(correction, granted=True, answer="Ya.", by=UserFactory(secretariat=True), at=AT)

    assessment.refresh_from_db()
    assert (assessment.state, assessment.reported_at) == (AssessmentState.REVIEWING, None)
    judge_all(assessment)
    submit_recommendation(assessment, outcome=RecommendationOutcome.COMPETENT, by=lead(assessment), at=AT)
    assert list(Recommendation.objects.values_list("number", flat=True).order_by("number")) == [1, 2]


@pytest.mark.clause("9.2.6")
def test_a_recommendation_of_a_test_taken_back_before_it_leads_to_the_review_again():
    assessment = waiting_for_a_test()
    correction = asked(assessment)

    answer_correction(correction, granted=True, answer="Ya.", by=UserFactory(secretariat=True), at=AT)

    assessment.refresh_from_db()
    assert assessment.state == AssessmentState.REVIEWING
    assert standing(assessment).after_test is False


@pytest.mark.clause("9.3.6")
def test_after_a_test_it_is_the_test_that_is_judged_again():
    assessment = reported_after_test()

    answer_correction(asked(assessment), granted=True, answer="Ya.", by=UserFactory(secretariat=True), at=AT)

    assessment.refresh_from_db()
    assert assessment.state == AssessmentState.TESTING


@pytest.mark.clause("9.3.6")
def test_who_takes_nothing_back():
    assessment = reported()
    recommendation, correction = assessment.recommendations.get(), asked(assessment)

    with refused("Asesor utama yang meminta", assessment):
        ask_for_correction(recommendation, reason="x", by=UserFactory(secretariat=True), at=AT)
    with refused("menunggu jawaban", assessment):
        asked(assessment)
    for person in (lead(assessment), assessment.application.applicant):
        with refused("Orang kedua", assessment):
            answer_correction(correction, granted=True, answer="Ya.", by=person, at=AT)
    assert Correction.objects.get().granted is None

    answer_correction(
        correction, granted=False, answer="Tidak perlu.", by=UserFactory(roles=[Role.HEAD]), at=AT
    )
    with refused("sudah dijawab", assessment):
        answer_correction(correction, granted=True, answer="Ya.", by=UserFactory(secretariat=True), at=AT)
    assessment.refresh_from_db()
    assert assessment.state == AssessmentState.REPORTED


@pytest.mark.clause("9.2.6")
def test_once_a_test_brought_evidence_the_portfolio_is_not_taken_back():
    assessment = waiting_for_a_test()
    offered(assessment)

    with refused("penilaian portofolio tetap", assessment):
        asked(assessment)


def answers(yes=True):
    return {key: {"yes": yes, "comment": ""} for key in Statement.values}


@pytest.mark.clause("9.3.6")
def test_the_candidate_gives_feedback_once_after_the_decision():
    assessment = reported()
    candidate = assessment.application.applicant
    with refused("setelah keputusan", assessment):
        give_feedback(assessment, answers=answers(), by=candidate, at=AT)
    show_records(assessment, by=None, at=AT)
    with refused("setiap pernyataan", assessment):
        give_feedback(assessment, answers=dict(list(answers().items())[1:]), by=candidate, at=AT)
    with refused("Hanya peserta", assessment):
        give_feedback(assessment, answers=answers(), by=lead(assessment), at=AT)

    feedback = give_feedback(assessment, answers=answers(yes=False), note="Cukup.", by=candidate, at=AT)

    assert [row["yes"] for row in feedback.paper.facts["answers"]] == [False] * 10
    with refused("sudah memberi", assessment):
        give_feedback(assessment, answers=answers(), by=candidate, at=AT)
    assert Feedback.objects.count() == 1


def lines(kept=True):
    aspects = {f"{aspect}.{principle}": kept for aspect in Aspect.values for principle in Principle.values}
    return {"aspects": aspects, "dimensions": dict.fromkeys(Dimension.values, kept)}


@pytest.mark.clause("9.3.6")
def test_another_assessor_reviews_how_it_was_done():
    assessment = reported()
    reviewer = an_assessor(assessment.application.scheme).user

    review = ask_for_review(assessment, reviewer, by=UserFactory(secretariat=True), at=AT)
    with refused("setiap baris", assessment):
        submit_review(review, **lines(kept=None), by=reviewer, at=AT)
    with refused("Hanya peninjau", assessment):
        submit_review(review, **lines(), by=lead(assessment), at=AT)
    sent_review = submit_review(review, **lines(), comment="Runtut.", by=reviewer, at=AT)

    assert sent_review.paper.facts["comment"] == "Runtut."
    with refused("sudah terkirim", assessment):
        submit_review(sent_review, **lines(), by=reviewer, at=AT)


@pytest.mark.clause("9.3.6")
def test_who_assessed_the_case_does_not_review_it():
    assessment = reported()

    with refused("Pernah ditugaskan", assessment):
        ask_for_review(assessment, lead(assessment), by=UserFactory(secretariat=True), at=AT)
    with refused("Sekretariat yang meminta", assessment):
        ask_for_review(
            assessment, an_assessor(assessment.application.scheme).user, by=lead(assessment), at=AT
        )
    assert not ProcessReview.objects.exists()


@pytest.mark.clause("9.3.6")
def test_events_are_days_of_ones_plans_until_a_session_says_otherwise():
    assessment = reported_after_test()

    [event] = events_of(lead(assessment))

    assert (event.on, event.cases, event.open_cases) == (event.on, [assessment], [])
    assert event_of(lead(assessment), "lain") is None
