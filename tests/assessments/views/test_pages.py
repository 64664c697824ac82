"""The pages of an assessment, for each who may see them and for those who may not."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Role
from assessments.actions import (
    decline_assignment,
    object_to_assessor,
    reopen_assessment,
    replace_assessor,
    show_records,
)
from assessments.models import Assignment, Plan
from assessments.queries import current_plan
from assessments.states import AssessmentState
from tests.factories.applications import ApplicationFactory
from tests.factories.assessments import (
    ASSIGNED_AT,
    REVIEWED_AT,
    agreed,
    an_assessor,
    assigned,
    judge_all,
    named,
    planned,
    reported,
    reviewing,
    waiting_for_a_test,
)
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_the_day(clock_at):
    clock_at(ASSIGNED_AT)


def url(place, *args):
    return reverse(f"assessments:{place}", args=args)


def posted(client, address, **data):
    return client.post(address, data, follow=True)


@pytest.fixture
def office(client_as):
    return client_as(UserFactory(roles=[Role.SECRETARIAT]))


@pytest.mark.clause("9.2.2")
def test_the_queue_shows_who_waits_and_what_is_under_way(office):
    waiting = ApplicationFactory(accepted=True)
    running = named().assessment

    page = office.get(url("queue")).content.decode()

    assert url("assign", waiting.pk) in page
    assert running.get_absolute_url() in page
    assert "belum menjawab" in page


@pytest.mark.clause("9.2.2")
def test_the_page_of_assignment_names_every_exclusion_with_its_reason(office):
    case = ApplicationFactory(accepted=True)
    free = an_assessor(case.scheme)
    an_assessor(case.scheme, expires_on=ASSIGNED_AT.date().replace(day=1))

    page = office.get(url("assign", case.pk)).content.decode()

    assert url("name_assessor", case.pk, free.pk) in page
    assert page.count('<form method="post" action="' + url("name_assessor", case.pk, free.pk)[:18]) == 1
    assert "berakhir pada" in page


@pytest.mark.clause("9.2.2")
def test_the_secretariat_assigns_with_one_press(office):
    case = ApplicationFactory(accepted=True)
    free = an_assessor(case.scheme)

    answer = posted(office, url("name_assessor", case.pk, free.pk))

    assert answer.redirect_chain[-1][0] == case.assessment.get_absolute_url()
    assert Assignment.objects.get().registration == free


@pytest.mark.clause("9.2.2")
def test_a_press_that_comes_second_is_told_who_was_first(office):
    case = named().assessment.application
    late = an_assessor(case.scheme)

    answer = posted(office, url("name_assessor", case.pk, late.pk))

    assert "sudah menugaskan" in answer.content.decode()
    assert Assignment.objects.count() == 1


@pytest.mark.clause("9.2.2")
def test_an_assessor_accepts(client_as):
    assignment = named()

    posted(client_as(assignment.registration.user), url("accept", assignment.assessment_id))

    assignment.refresh_from_db()
    assert assignment.accepted_at == ASSIGNED_AT


@pytest.mark.clause("9.2.2")
@pytest.mark.clause("7.1.3")
def test_who_declines_finds_nothing_there_any_more(client_as):
    assignment = named()
    assessor = client_as(assignment.registration.user)
    assert assessor.get(assignment.assessment.get_absolute_url()).status_code == 200

    answer = posted(assessor, url("decline", assignment.assessment_id), **{"decline-reason": "Sedang cuti."})

    assert answer.redirect_chain[-1][0] == url("mine")
    for place in ("assessment", "matrix", "plan", "recommend"):
        assert assessor.get(url(place, assignment.assessment_id)).status_code == 404, place
    assert assessor.get(url("letter", assignment.assessment_id, assignment.pk)).status_code == 404


@pytest.mark.clause("7.1.3")
def test_nobody_opens_evidence_before_accepting(client_as):
    assignment = named()
    case = assignment.assessment.application
    assessor = client_as(assignment.registration.user)
    upload = case.evidence.first().upload_id

    assert assessor.get(url("matrix", assignment.assessment_id)).status_code == 404
    assert assessor.get(url("file", assignment.assessment_id, upload)).status_code == 404


@pytest.mark.clause("7.1.3")
def test_an_assessor_of_another_case_finds_nothing_here(client_as):
    assessment = reviewing()
    stranger = client_as(an_assessor(assessment.application.scheme).user)
    upload = assessment.application.evidence.first().upload_id

    for address in (
        assessment.get_absolute_url(),
        url("matrix", assessment.pk),
        url("file", assessment.pk, upload),
        url("paper", assessment.pk, "ia08"),
    ):
        assert stranger.get(address).status_code == 404, address


@pytest.mark.clause("9.2.5")
def test_the_assessor_opens_documents_and_evidence_of_the_case_only(client_as):
    assignment = assigned()
    case = assignment.assessment.application
    assessor = client_as(assignment.registration.user)
    other = ApplicationFactory(accepted=True, scheme_version=case.scheme_version)

    page = assessor.get(assignment.assessment.get_absolute_url()).content.decode()

    for attachment in case.attachments.current():
        address = url("file", assignment.assessment_id, attachment.upload_id)
        assert address in page
        assert assessor.get(address).status_code == 200
    foreign = other.evidence.first().upload_id
    assert assessor.get(url("file", assignment.assessment_id, foreign)).status_code == 404


@pytest.mark.clause("9.2.1")
def test_the_assessor_proposes_a_plan_and_hears_of_a_collision(client_as):
    first = planned()
    registration = first.assessment.assignments.get().registration
    case = ApplicationFactory(accepted=True, scheme_version=first.assessment.application.scheme_version)
    assignment = assigned(case, registration=registration)
    assessor = client_as(registration.user)
    words = {
        "potential": "3",
        "methods": ["PORTFOLIO"],
        "approach": "Portofolio.",
        "place": "Daring",
        "on": "21 September 2026",
        "lasts": "60",
    }

    page = posted(
        assessor, url("plan", assignment.assessment_id), **words, starts_at="09.30"
    ).content.decode()
    assert "Anda mengases" in page
    assert "Portofolio." in page
    assert Plan.objects.count() == 1

    posted(assessor, url("plan", assignment.assessment_id), **words, starts_at="10.00")
    assert current_plan(assignment.assessment).starts_at.hour == 10


@pytest.mark.clause("9.2.2")
def test_more_than_ten_candidates_a_day_is_pointed_out(client_as):
    version = planned().assessment.application.scheme_version
    registration = Assignment.objects.get().registration
    crowd = [ApplicationFactory(accepted=True, scheme_version=version) for _ in range(10)]
    waiting = [assigned(case, registration=registration) for case in crowd]
    assessor = client_as(registration.user)
    words = {"potential": "3", "methods": ["PORTFOLIO"], "approach": "x", "place": "x", "lasts": "30"}
    words["on"] = "21 September 2026"

    pages = [
        posted(
            assessor,
            url("plan", assignment.assessment_id),
            **words,
            starts_at=f"{10 + number // 2}.{'30' if number % 2 else '00'}",
        ).content.decode()
        for number, assignment in enumerate(waiting)
    ]

    told = ["Anda menemui 11 peserta" in page for page in pages]
    assert told == [False] * 9 + [True]


@pytest.mark.clause("9.2.4")
def test_each_signs_as_themself_and_the_review_begins(client_as):
    plan = planned()
    assessment = plan.assessment
    assignment = assessment.assignments.get()
    for person in (assessment.application.applicant, assignment.registration.user):
        posted(client_as(person), url("agree", assessment.pk), **{"sign-typed_name": person.full_name})

    posted(client_as(assignment.registration.user), url("start", assessment.pk))

    assessment.refresh_from_db()
    assert assessment.state == AssessmentState.REVIEWING


@pytest.mark.clause("9.2.4")
def test_the_candidate_asks_for_a_change_and_the_page_keeps_what_was_refused(client_as):
    plan = planned()
    candidate = client_as(plan.assessment.application.applicant)

    refused = posted(candidate, url("agree", plan.assessment_id))
    assert "Tanda tangani dengan menggambar" in refused.content.decode()

    posted(candidate, url("ask_for_change", plan.assessment_id), **{"change-reason": "Saya dinas luar."})
    plan.refresh_from_db()
    assert plan.change_reason == "Saya dinas luar."


@pytest.mark.clause("9.2.4")
def test_an_upheld_objection_leads_the_secretariat_to_the_next_assignment(client_as, office):
    assignment = assigned()
    assessment = assignment.assessment
    candidate = client_as(assessment.application.applicant)
    posted(candidate, url("object", assessment.pk), **{"object-reason": "Pernah berselisih."})
    assert "Pernah berselisih." in office.get(assessment.get_absolute_url()).content.decode()

    answer = posted(
        office,
        url("answer_objection", assessment.pk),
        **{"answer-upheld": "yes", "answer-answer": "Kami ganti."},
    )

    assert answer.redirect_chain[-1][0] == url("assign", assessment.application_id)
    assert "Menolak berkas ini, atau keberatan" in answer.content.decode()


@pytest.mark.clause("9.2.2")
def test_the_secretariat_replaces_and_the_successor_reads_the_note(client_as, office):
    assessment = reviewing()
    [assignment] = assessment.assignments.all()

    answer = posted(
        office,
        url("replace", assessment.pk, assignment.pk),
        **{"replace-reason": "Sakit keras.", "replace-handover": "Wawancara sudah disepakati."},
    )

    assert answer.redirect_chain[-1][0] == url("assign", assessment.application_id)
    successor = an_assessor(assessment.application.scheme)
    assigned(assessment.application, registration=successor)
    page = client_as(successor.user).get(assessment.get_absolute_url()).content.decode()
    assert "Wawancara sudah disepakati." in page
    assert assignment.registration.user.full_name in page
    assert "Sakit keras." not in page


@pytest.mark.clause("9.2.4")
@pytest.mark.parametrize("place", ["decline", "ask_for_change", "object"])
def test_a_form_without_its_reason_comes_back_with_what_is_missing(client_as, place):
    assessment = (named() if place == "decline" else planned().assessment.assignments.get()).assessment
    person = (
        assessment.assignments.get().registration.user
        if place == "decline"
        else assessment.application.applicant
    )

    answer = client_as(person).post(url(place, assessment.pk), {})

    assert answer.status_code == 200
    assert "data-errors" in answer.content.decode()


@pytest.mark.clause("9.4.5")
def test_the_reason_of_the_meeting_is_on_the_assessors_page_alone(client_as):
    assessment = reported()
    head = UserFactory(roles=[Role.HEAD])
    reopen_assessment(assessment, reason="Bukti 2 belum terbaca.", by=head, at=REVIEWED_AT)
    assessor = assessment.assignments.get().registration.user

    assert "Bukti 2 belum terbaca." in page_for(client_as, assessor, assessment)
    assert "Bukti 2 belum terbaca." not in page_for(client_as, assessment.application.applicant, assessment)


def page_for(client_as, person, assessment):
    return client_as(person).get(assessment.get_absolute_url()).content.decode()


@pytest.mark.clause("9.2.6")
@pytest.mark.clause("7.1.5")
def test_the_candidate_sees_neither_recommendation_nor_checklist_before_the_decision(client_as, run_jobs):
    assessment = reported()
    run_jobs(at=REVIEWED_AT)
    applicant = assessment.application.applicant
    candidate = client_as(applicant)
    pages = [
        candidate.get(address).content.decode()
        for address in (
            assessment.get_absolute_url(),
            assessment.application.get_absolute_url(),
            reverse("applications:home"),
            reverse("notices:inbox"),
        )
    ]

    assert candidate.get(url("paper", assessment.pk, "ia08")).status_code == 404
    assert candidate.get(url("recommend", assessment.pk)).status_code == 404
    assert candidate.get(url("matrix", assessment.pk)).status_code == 404
    for page in pages:
        assert "FR.IA.08" not in page
        assert "irekomendasikan" not in page


@pytest.mark.clause("9.2.6")
def test_the_candidate_is_told_which_elements_the_test_covers_and_no_more(client_as):
    assessment = waiting_for_a_test()
    short = assessment.recommendations.get().units.first().short_elements.get()

    page = page_for(client_as, assessment.application.applicant, assessment)

    assert str(short) in page
    assert "Belum mencakup semua kriteria." not in page
    assert "FR.IA.08" not in page


@pytest.mark.clause("9.2.2")
def test_the_letter_of_assignment_is_for_the_assessor_and_the_secretariat(client_as, office, run_jobs):
    assignment = named()
    run_jobs()
    address = url("letter", assignment.assessment_id, assignment.pk)

    assert office.get(address).status_code == 200
    assert client_as(assignment.registration.user).get(address)["Content-Type"] == "application/pdf"
    assert client_as(assignment.assessment.application.applicant).get(address).status_code == 404


@pytest.mark.clause("9.2.4")
def test_both_sides_have_the_agreement(client_as, run_jobs):
    assignment = agreed()
    run_jobs()
    address = url("paper", assignment.assessment_id, "ak01")

    for person in (assignment.registration.user, assignment.assessment.application.applicant):
        assert client_as(person).get(address).status_code == 200
    assert client_as(UserFactory()).get(address).status_code == 404


@pytest.mark.clause("9.3.6")
def test_the_secretariat_reads_the_checklist_and_judges_nothing(office, run_jobs):
    assessment = reported()
    run_jobs(at=REVIEWED_AT)

    assert office.get(url("paper", assessment.pk, "ia08")).status_code == 200
    assert office.get(url("matrix", assessment.pk)).status_code == 404


@pytest.mark.parametrize("make", [named, assigned, agreed])
def test_the_page_stands_in_every_state_for_every_side(client_as, office, make):
    assignment = make()
    assessment = assignment.assessment
    people = [client_as(assignment.registration.user), client_as(assessment.application.applicant), office]

    assert [person.get(assessment.get_absolute_url()).status_code for person in people] == [200, 200, 200]


@pytest.mark.parametrize("make", [reviewing, reported, waiting_for_a_test])
def test_the_page_stands_after_the_review_began_for_every_side(client_as, office, make):
    assessment = make()
    assessor = assessment.assignments.get().registration.user
    people = [client_as(assessor), client_as(assessment.application.applicant), office]

    assert [person.get(assessment.get_absolute_url()).status_code for person in people] == [200, 200, 200]


def test_without_an_assessor_the_page_says_so_and_offers_the_next_step(client_as, office):
    assignment = named()
    assessment = assignment.assessment
    decline_assignment(assignment, reason="Cuti.", by=assignment.registration.user, at=ASSIGNED_AT)

    page = office.get(assessment.get_absolute_url()).content.decode()

    assert url("assign", assessment.application_id) in page
    assert "Cuti." in page
    assert "Cuti." not in page_for(client_as, assessment.application.applicant, assessment)


@pytest.mark.clause("9.2.4")
def test_the_desk_names_what_waits_for_each(client_as, office):
    assessment = planned().assessment
    candidate = assessment.application.applicant
    object_to_assessor(assessment, reason="Kenal.", by=candidate, at=ASSIGNED_AT)

    assert "Jawab keberatan" in office.get(reverse("desk")).content.decode()


def queries(client, address, count):
    with count() as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.fixture
def counted():
    return lambda: CaptureQueriesContext(connection)


def test_the_queue_asks_no_more_with_three_rows_than_with_one(office, counted):
    ApplicationFactory(accepted=True)
    named()
    office.get(url("queue"))
    one = queries(office, url("queue"), counted)
    for _ in range(2):
        ApplicationFactory(accepted=True)
        planned()

    assert queries(office, url("queue"), counted) <= one


def test_ones_own_cases_ask_no_more_with_three_rows_than_with_one(client_as, counted):
    first = planned()
    registration = first.assessment.assignments.get().registration
    assessor = client_as(registration.user)
    assessor.get(url("mine"))
    pages = [url("mine"), reverse("desk")]
    one = [queries(assessor, page, counted) for page in pages]
    for hour in (11, 13):
        case = ApplicationFactory(accepted=True, scheme_version=first.assessment.application.scheme_version)
        planned(case, registration=registration, starts_at=first.starts_at.replace(hour=hour))

    assert [queries(assessor, page, counted) for page in pages] == one


def test_a_replaced_assessor_is_gone_from_ones_own_cases(client_as):
    assignment = assigned()
    name = assignment.assessment.application.particulars.full_name
    assessor = client_as(assignment.registration.user)
    assert name in assessor.get(url("mine")).content.decode()

    replace_assessor(assignment, reason="Pindah.", by=assignment.assigned_by, at=ASSIGNED_AT)

    assert name not in assessor.get(url("mine")).content.decode()


def test_a_judged_case_goes_on_to_its_recommendation(client_as, clock_at):
    clock_at(REVIEWED_AT)
    assessment = reviewing()
    assessor = judge_all(assessment)

    assert (
        url("recommend", assessment.pk)
        in client_as(assessor).get(url("matrix", assessment.pk)).content.decode()
    )


@pytest.mark.clause("9.1.4")
def test_the_candidate_withdraws_on_a_page_that_says_what_follows(client_as):
    case = assigned().assessment.application
    client, address = client_as(case.applicant), url("stop", case.pk)

    home = client.get(case.get_absolute_url()).content.decode()
    page = client.get(address).content.decode()
    after = posted(client, address).content.decode()

    assert address in home
    assert "Tagihan Anda tidak berubah" in page
    assert "Anda mengundurkan diri dari sertifikasi." in after
    assert address not in after
    assert "sudah dihentikan" in client.get(address).content.decode()


@pytest.mark.clause("9.1.4")
def test_the_office_stops_with_a_reason_and_loses_nothing_without_one(office):
    assessment = reviewing()
    address = url("stop", assessment.application_id)

    assert address in office.get(assessment.get_absolute_url()).content.decode()
    without = office.post(address, {"reason": ""})
    assert without.status_code == 200
    after = posted(office, address, reason="Tidak dapat dihubungi.").content.decode()

    assert "Tidak dapat dihubungi." in after
    assert "Dihentikan" in after
    assert address not in after


@pytest.mark.clause("7.1.3")
def test_to_others_there_is_nothing_to_stop(client_as):
    assessment = reviewing()
    address = url("stop", assessment.application_id)
    assessor = assessment.assignments.get().registration.user
    waiting = ApplicationFactory(submitted=True)

    for person in (assessor, UserFactory(), UserFactory(roles=[Role.DECISION])):
        assert client_as(person).get(address).status_code == 404
    assert client_as(waiting.applicant).get(url("stop", waiting.pk)).status_code == 404


@pytest.mark.clause("9.2.5")
def test_with_the_decision_the_candidate_reads_and_signs_the_record(client_as, run_jobs):
    assessment = reported()
    person = assessment.application.applicant
    candidate, address = client_as(person), url("sign_record", assessment.pk)
    assert candidate.post(address, {"sign_record-typed_name": "x"}).status_code == 404

    show_records(assessment, by=UserFactory(roles=[Role.HEAD]), at=REVIEWED_AT)
    run_jobs(at=REVIEWED_AT)
    home = candidate.get(assessment.application.get_absolute_url()).content.decode()
    page = page_for(client_as, person, assessment)

    assert "FR.IA.08" in home
    assert address in page
    assert candidate.get(url("paper", assessment.pk, "ia08")).status_code == 200
    assert "Tanda tangani dengan menggambar" in candidate.post(address, {}).content.decode()
    after = posted(candidate, address, **{"sign_record-typed_name": person.full_name}).content.decode()
    assert "Anda menandatanganinya pada" in after
    assert address not in after
