"""An assessor is replaced half-way: the record stays, the next one begins with a note (9.2.2)."""

import pytest

from accounts.models import Role
from assessments.actions import (
    accept_assignment,
    agree_to_plan,
    assign_assessor,
    propose_plan,
    replace_assessor,
    start_review,
)
from assessments.models import Assessment, Judgement
from assessments.queries import current_plan, predecessor_of, standing, todo
from assessments.states import AssessmentState
from foundation.notices.models import Notice
from tests.applications.helpers import refused
from tests.assessments.helpers import assessor_of, first_cell, judged
from tests.factories.assessments import (
    ASSIGNED_AT,
    REVIEWED_AT,
    a_plan,
    an_assessor,
    assigned,
    reported,
    reviewing,
)
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
LATER = REVIEWED_AT.replace(day=25)


def office():
    return UserFactory(roles=[Role.SECRETARIAT])


def replaced(assessment, *, at=REVIEWED_AT, **how):
    [assignment] = assessment.assignments.live()
    return replace_assessor(assignment, reason="Pindah tugas.", by=office(), at=at, **how)


def taken_over(assessment):
    """Another assessor, with a plan of their own, reviewing."""
    application = assessment.application
    assignment = assign_assessor(application, an_assessor(application.scheme), by=office(), at=REVIEWED_AT)
    successor = assignment.registration.user
    accept_assignment(assignment, by=successor, at=REVIEWED_AT)
    plan = propose_plan(assessment, **a_plan(on=LATER.date()), by=successor, at=REVIEWED_AT)
    for person in (application.applicant, successor):
        agree_to_plan(plan, typed_name=person.full_name, by=person, at=REVIEWED_AT)
    start_review(assessment, by=successor, at=LATER)
    return assignment


@pytest.mark.clause("9.2.2")
def test_who_is_replaced_loses_the_case_at_once_and_is_told_why():
    assessment = reviewing()
    before = assessor_of(assessment)

    replaced(assessment)

    assessment.refresh_from_db()
    assert assessment.state == AssessmentState.ASSIGNED
    assert not Assessment.objects.visible_to(before).exists()
    assert "Pindah tugas." in Notice.objects.filter(to=before).latest("pk").body


@pytest.mark.clause("9.2.4")
def test_the_plan_ends_with_its_assessor_and_the_next_one_makes_their_own():
    assessment = reviewing()
    replaced(assessment)
    case = assessment.application
    successor = assigned(case, registration=an_assessor(case.scheme)).registration.user

    assert [found.verb for found in todo(successor, at=REVIEWED_AT)] == [f"Susun rencana untuk {case}"]
    with refused("menyusun rencana baru", assessment):
        agree_to_plan(current_plan(assessment), typed_name="x", by=successor, at=ASSIGNED_AT)


@pytest.mark.clause("9.2.2")
def test_the_record_stays_under_the_old_name_and_the_next_one_judges_anew():
    assessment = reviewing()
    before = assessor_of(assessment)
    old = judged(assessment, answers={"valid": False}, remarks={"valid": "Bukan untuk elemen ini."})
    replaced(assessment, handover="Wawancara sudah disepakati.")

    assignment = taken_over(assessment)
    assert first_cell(assessment).open == 4
    assert first_cell(assessment).earlier == (old,)
    judged(assessment, at=LATER)

    old.refresh_from_db()
    assert (old.judged_by, old.valid) == (before, False)
    assert first_cell(assessment).judgement.judged_by == assignment.registration.user
    assert Judgement.objects.count() == 2
    assert predecessor_of(assignment).handover == "Wawancara sudah disepakati."


@pytest.mark.clause("9.2.6")
def test_only_the_judgements_of_whoever_assesses_now_are_counted():
    assessment = reviewing()
    for cell in standing(assessment).cells:
        judged(assessment, cell)
    assert standing(assessment).outcome

    replaced(assessment)

    assert standing(assessment).outcome is None


@pytest.mark.clause("9.2.2")
@pytest.mark.parametrize(("reason", "words"), [(" ", "alasan asesor diganti"), ("Ya", "Hanya sekretariat")])
def test_replacing_takes_a_reason_and_the_secretariat(reason, words):
    assessment = reviewing()
    [assignment] = assessment.assignments.all()
    by = assignment.registration.user if reason.strip() else office()

    with refused(words, assessment, assignment):
        replace_assessor(assignment, reason=reason, by=by, at=REVIEWED_AT)


@pytest.mark.clause("9.2.2")
def test_nobody_is_replaced_twice():
    assessment = reviewing()
    assignment = replaced(assessment)

    with refused("sudah berakhir", assessment, assignment):
        replace_assessor(assignment, reason="Lagi.", by=office(), at=REVIEWED_AT)


@pytest.mark.clause("9.2.2")
def test_after_the_report_nobody_is_replaced():
    assessment = reported()
    [assignment] = assessment.assignments.all()

    with refused("tidak diganti lagi", assessment, assignment):
        replace_assessor(assignment, reason="Pindah.", by=office(), at=REVIEWED_AT)
