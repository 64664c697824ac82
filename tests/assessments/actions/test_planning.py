"""The plan and its two hands; when the review begins (9.2.1-9.2.4)."""

import datetime as dt

import pytest

from accounts.models import RelationKind
from assessments.actions import agree_to_plan, ask_for_change, object_to_assessor, propose_plan, start_review
from assessments.models import Agreement, Plan
from assessments.queries import current_plan
from assessments.states import AssessmentState
from foundation.notices.models import Notice
from schemes.models import AssessorAuthorisation
from tests.applications.helpers import refused
from tests.factories.applications import ApplicationFactory
from tests.factories.assessments import (
    ASSIGNED_AT,
    PLANNED_ON,
    REVIEWED_AT,
    a_plan,
    agreed,
    an_assessor,
    assigned,
    named,
    planned,
    reviewing,
)
from tests.factories.people import RelationFactory, UserFactory

pytestmark = pytest.mark.django_db
SATURDAY = dt.date(2026, 9, 19)


def refuses_the_plan(reason, assignment, *, by=None, **facts):
    plans = Plan.objects.count()
    with refused(reason, assignment.assessment):
        propose_plan(
            assignment.assessment, **a_plan(**facts), by=by or assignment.registration.user, at=ASSIGNED_AT
        )
    assert Plan.objects.count() == plans


@pytest.mark.clause("9.2.1")
def test_the_assessor_proposes_and_the_candidate_is_told():
    plan = planned()

    assert plan.number == 1
    assert plan.statements
    assert (plan.starts_at, plan.ends_at) == (dt.time(9), dt.time(10))
    assert Notice.objects.filter(
        to=plan.assessment.application.applicant, subject__contains="encana"
    ).exists()


@pytest.mark.clause("9.2.1")
def test_a_plan_lies_ahead():
    refuses_the_plan("sudah lewat", assigned(), on=ASSIGNED_AT.date() - dt.timedelta(days=1))


@pytest.mark.clause("9.2.1")
def test_a_plan_is_for_a_working_day():
    refuses_the_plan("bukan hari kerja", assigned(), on=SATURDAY)


@pytest.mark.clause("9.2.1", "9.2.3")
def test_a_plan_names_the_evidence_to_collect():
    refuses_the_plan("sekurang-kurangnya satu", assigned(), methods=[])


@pytest.mark.clause("9.2.1")
def test_nobody_else_makes_the_plan():
    assignment = assigned()

    refuses_the_plan("Hanya asesor berkas ini", assignment, by=assignment.assigned_by)


@pytest.mark.clause("9.2.2")
def test_the_assignment_is_accepted_before_there_is_a_plan():
    refuses_the_plan("Terima penugasan", named())


@pytest.mark.clause("9.2.1")
def test_once_the_evidence_is_reviewed_the_plan_stands():
    assessment = reviewing()

    refuses_the_plan("rencana tetap", assessment.assignments.get())


@pytest.mark.clause("9.2.2")
def test_a_registration_that_ends_before_the_day_of_the_assessment_is_no_plan():
    case = ApplicationFactory(accepted=True)
    registration = an_assessor(case.scheme, expires_on=PLANNED_ON - dt.timedelta(days=1))

    refuses_the_plan("sebelum hari asesmen", assigned(case, registration=registration))


@pytest.mark.clause("9.2.2")
def test_an_authorisation_that_ends_before_the_day_is_no_plan_and_stops_the_review():
    assignment, ready = assigned(), agreed()
    AssessorAuthorisation.objects.update(ends_on=ASSIGNED_AT.date())

    refuses_the_plan("tidak berwenang", assignment)
    refuses_to_start("tidak berwenang", ready)


@pytest.mark.clause("9.2.2")
def test_a_tie_declared_meanwhile_stops_the_plan():
    assignment = assigned()
    applicant = assignment.assessment.application.applicant
    RelationFactory(user=applicant, other=assignment.registration.user, kind=RelationKind.FAMILY)

    refuses_the_plan("kerabat", assignment)


@pytest.mark.clause("9.2.1")
@pytest.mark.clause("9.2.2")
@pytest.mark.parametrize("starts_at", [dt.time(8, 1), dt.time(9), dt.time(9, 59)])
def test_an_assessor_does_not_sit_with_two_candidates_at_once(starts_at):
    first = planned()
    registration = first.assessment.assignments.get().registration
    version = first.assessment.application.scheme_version
    other = assigned(ApplicationFactory(accepted=True, scheme_version=version), registration=registration)

    refuses_the_plan("Anda mengases", other, starts_at=starts_at)


@pytest.mark.clause("9.2.1")
@pytest.mark.parametrize("starts_at", [dt.time(8), dt.time(10)])
def test_one_appointment_after_another_is_no_collision(starts_at):
    first = planned()
    registration = first.assessment.assignments.get().registration
    version = first.assessment.application.scheme_version
    case = ApplicationFactory(accepted=True, scheme_version=version)

    assert planned(case, registration=registration, starts_at=starts_at).number == 1


@pytest.mark.clause("9.2.1")
def test_a_candidate_of_two_schemes_is_in_one_place_at_a_time():
    first = planned()
    other = assigned(ApplicationFactory(accepted=True, applicant=first.assessment.application.applicant))

    refuses_the_plan("Peserta punya janji lain", other)


@pytest.mark.clause("9.2.1")
def test_a_plan_that_is_to_be_changed_keeps_nobody_from_another():
    first = planned()
    ask_for_change(first, reason="Sakit.", by=first.assessment.application.applicant, at=ASSIGNED_AT)
    registration = first.assessment.assignments.get().registration
    case = ApplicationFactory(accepted=True, scheme_version=first.assessment.application.scheme_version)

    assert planned(case, registration=registration)


@pytest.mark.clause("9.2.4")
def test_with_both_hands_the_plan_is_agreed_and_printed(run_jobs):
    assignment = agreed()
    assignment.assessment.refresh_from_db()
    plan = current_plan(assignment.assessment)

    run_jobs()
    plan.paper.refresh_from_db()
    assert plan.paper.is_ready
    assert plan.assessment.state == AssessmentState.AGREED


@pytest.mark.clause("9.2.3", "9.2.4")
def test_one_hand_is_not_an_agreement():
    plan = planned()
    candidate = plan.assessment.application.applicant

    agree_to_plan(plan, typed_name=candidate.full_name, by=candidate, at=ASSIGNED_AT)

    plan.assessment.refresh_from_db()
    assert plan.assessment.state == AssessmentState.ASSIGNED
    with refused("menyetujui rencana terlebih dahulu", plan.assessment):
        start_review(plan.assessment, by=plan.assessment.assignments.get().registration.user, at=REVIEWED_AT)


def refuses_the_hand(reason, plan, *, by=None, name="Nama", at=ASSIGNED_AT):
    hands = Agreement.objects.count()
    with refused(reason, plan, plan.assessment):
        agree_to_plan(plan, typed_name=name, by=by or plan.assessment.application.applicant, at=at)
    assert Agreement.objects.count() == hands


@pytest.mark.clause("9.2.4")
def test_nobody_signs_twice():
    plan = planned()
    candidate = plan.assessment.application.applicant
    agree_to_plan(plan, typed_name=candidate.full_name, by=candidate, at=ASSIGNED_AT)

    refuses_the_hand("sudah menyetujui", plan)


@pytest.mark.clause("9.2.4")
def test_the_secretariat_signs_for_nobody():
    refuses_the_hand("Hanya peserta dan asesor", planned(), by=UserFactory(secretariat=True))


@pytest.mark.clause("9.2.4")
def test_an_agreement_is_signed():
    plan = planned()
    assessor = plan.assessment.assignments.get().registration.user

    refuses_the_hand("Tanda tangani", plan, name="  ")
    refuses_the_hand("Ketik nama Anda", plan, name="Orang Lain")
    refuses_the_hand("Ketik nama Anda", plan, name="Ratna Wulandari", by=assessor)


@pytest.mark.clause("9.2.4")
def test_an_older_plan_is_not_agreed_to():
    old = planned()
    assessor = old.assessment.assignments.get().registration.user
    propose_plan(old.assessment, **a_plan(starts_at=dt.time(13)), by=assessor, at=ASSIGNED_AT)

    refuses_the_hand("lebih baru", old)


@pytest.mark.clause("9.2.4")
def test_a_plan_that_is_to_be_changed_is_not_agreed_to():
    plan = planned()
    ask_for_change(plan, reason="Lain hari.", by=plan.assessment.application.applicant, at=ASSIGNED_AT)

    refuses_the_hand("Perubahan diminta", plan)


@pytest.mark.clause("9.2.4")
def test_a_plan_is_agreed_to_before_its_day_is_over():
    refuses_the_hand("sudah lewat", planned(), at=REVIEWED_AT)


@pytest.mark.clause("9.2.4")
def test_nobody_agrees_after_the_start():
    assessment = reviewing()

    refuses_the_hand("tidak lagi menunggu", current_plan(assessment))


@pytest.mark.clause("9.2.4")
def test_nobody_signs_while_an_objection_waits():
    plan = planned()
    candidate = plan.assessment.application.applicant
    object_to_assessor(plan.assessment, reason="Kenal.", by=candidate, at=ASSIGNED_AT)

    refuses_the_hand("belum dijawab", plan)


@pytest.mark.clause("9.2.4")
def test_a_new_plan_undoes_the_agreement():
    assignment = agreed()

    plan = propose_plan(
        assignment.assessment,
        **a_plan(starts_at=dt.time(13)),
        by=assignment.registration.user,
        at=ASSIGNED_AT,
    )

    assignment.assessment.refresh_from_db()
    assert assignment.assessment.state == AssessmentState.ASSIGNED
    assert not plan.agreements.exists()


@pytest.mark.clause("9.2.4")
def test_either_side_asks_for_another_date_and_the_other_is_told():
    plan = planned()
    candidate = plan.assessment.application.applicant
    assessor = plan.assessment.assignments.get().registration.user

    ask_for_change(plan, reason="Saya dinas luar.", by=candidate, at=ASSIGNED_AT)

    assert "Saya dinas luar." in Notice.objects.filter(to=assessor).latest("pk").body


@pytest.mark.clause("9.2.4")
@pytest.mark.parametrize(
    ("reason", "words"), [("", "apa yang perlu diubah"), ("Ya", "Hanya peserta dan asesor")]
)
def test_a_change_is_asked_for_with_a_reason_and_by_one_of_the_two(reason, words):
    plan = planned()
    by = UserFactory(secretariat=True) if reason else plan.assessment.application.applicant

    with refused(words, plan):
        ask_for_change(plan, reason=reason, by=by, at=ASSIGNED_AT)


@pytest.mark.clause("9.2.4")
def test_an_agreed_plan_is_no_longer_changed_by_asking():
    assignment = agreed()
    plan = current_plan(assignment.assessment)

    with refused("tidak lagi menunggu", plan):
        ask_for_change(plan, reason="Ya", by=plan.assessment.application.applicant, at=ASSIGNED_AT)


def refuses_to_start(reason, assignment, *, by=None, at=REVIEWED_AT):
    with refused(reason, assignment.assessment):
        start_review(assignment.assessment, by=by or assignment.registration.user, at=at)


@pytest.mark.clause("9.2.5")
def test_nobody_else_begins_the_review():
    assignment = agreed()

    refuses_to_start("Hanya asesor berkas ini", assignment, by=assignment.assigned_by)


@pytest.mark.clause("9.2.2")
def test_no_assessment_begins_without_a_letter():
    assignment = agreed()
    assignment.letter = None
    assignment.save()

    refuses_to_start("Surat tugas belum ada", assignment)


@pytest.mark.clause("9.2.2")
def test_a_registration_that_ended_since_stops_the_review():
    assignment = agreed()
    assignment.registration.expires_on = ASSIGNED_AT.date()
    assignment.registration.save()

    refuses_to_start("tidak berlaku hari ini", assignment)


@pytest.mark.clause("9.2.4")
def test_an_objection_that_waits_stops_the_review():
    assignment = agreed()
    candidate = assignment.assessment.application.applicant
    object_to_assessor(assignment.assessment, reason="Kenal.", by=candidate, at=ASSIGNED_AT)

    refuses_to_start("belum dijawab", assignment)


@pytest.mark.clause("9.2.5")
def test_a_review_begins_once():
    assessment = reviewing()

    refuses_to_start("sudah dimulai", assessment.assignments.get())
