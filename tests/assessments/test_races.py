"""Two people in the same moment: one wins, the other is told, nothing is there twice (R13)."""

import threading

import pytest
from django.db import connection

from accounts.models import Role
from assessments.actions import (
    accept_assignment,
    assign_assessor,
    assigning,
    judging,
    planning,
    propose_plan,
    replace_assessor,
    reporting,
    submit_recommendation,
)
from assessments.models import Assessment, Assignment, Judgement, Plan, Recommendation, RecommendationOutcome
from foundation.documents.models import TakenNumber
from foundation.journal.models import Entry
from foundation.notices.models import Notice
from foundation.workflow.answers import YES, NotAllowed
from tests.assessments.helpers import first_cell, judged
from tests.factories.applications import ApplicationFactory
from tests.factories.assessments import (
    ASSIGNED_AT,
    REVIEWED_AT,
    a_plan,
    an_assessor,
    assigned,
    judge_all,
    named,
    reviewing,
)
from tests.factories.people import UserFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases]


def at_once(*acts):
    """Run these in threads that start together; what each gave, or why it was refused."""
    barrier, ends = threading.Barrier(len(acts)), [None] * len(acts)

    def run(place, act):
        barrier.wait()
        try:
            ends[place] = act()
        except Exception as refusal:  # noqa: BLE001 - whatever it is, the test reads it
            ends[place] = refusal
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ends


def refusals(ends):
    return [end for end in ends if isinstance(end, Exception)]


def two_secretaries():
    case = ApplicationFactory(accepted=True)
    return case, [
        (an_assessor(case.scheme), UserFactory(roles=[Role.SECRETARIAT], full_name=name))
        for name in ("Sekretaris Satu", "Sekretaris Dua")
    ]


def assign_both(case, pairs):
    return at_once(
        *(
            lambda registration=registration, by=by: assign_assessor(
                case, registration, by=by, at=ASSIGNED_AT
            )
            for registration, by in pairs
        )
    )


@pytest.mark.clause("9.2.2")
@pytest.mark.parametrize("_time", range(3))
def test_two_secretaries_assign_one_candidate_and_one_wins(_time):
    case, pairs = two_secretaries()

    ends = assign_both(case, pairs)

    [refusal] = refusals(ends)
    [assignment] = Assignment.objects.all()
    assert isinstance(refusal, NotAllowed)
    assert str(assignment.assigned_by) in refusal.reason
    assert TakenNumber.objects.filter(series__key="assignment").count() == 1
    assert Notice.objects.filter(to=case.applicant, subject__startswith="Asesor").count() == 1


@pytest.mark.clause("9.2.2")
def test_without_the_question_the_database_alone_would_have_to_refuse(monkeypatch):
    """The twin: the rule that looks for an assessor taken away, two would be assigned but for the constraint."""
    monkeypatch.setattr(assigning, "can_assign", lambda *_who, **_when: YES)
    case, pairs = two_secretaries()

    ends = assign_both(case, pairs)

    [refusal] = refusals(ends)
    assert not isinstance(refusal, NotAllowed)
    assert Assignment.objects.count() == 1


@pytest.mark.clause("9.2.5")
@pytest.mark.parametrize("_time", range(3))
def test_two_tabs_judge_one_cell_and_the_second_is_told(_time):
    assessment = reviewing()
    cell = first_cell(assessment)
    no = {"answers": {"valid": False}, "remarks": {"valid": "Bukan untuk elemen ini."}}

    ends = at_once(lambda: judged(assessment, cell), lambda: judged(assessment, cell, **no))

    assert len(refusals(ends)) == 1
    assert isinstance(refusals(ends)[0], NotAllowed)
    assert Judgement.objects.get().version == 1


@pytest.mark.clause("9.2.5")
def test_without_the_version_the_second_tab_would_overwrite_in_silence(monkeypatch):
    """The twin: nobody asks what the page has seen."""
    monkeypatch.setattr(judging, "require_version", lambda *_seen: None)
    assessment = reviewing()
    cell = first_cell(assessment)
    no = {"answers": {"valid": False}, "remarks": {"valid": "Bukan untuk elemen ini."}}

    ends = at_once(lambda: judged(assessment, cell), lambda: judged(assessment, cell, **no))

    assert refusals(ends) == []
    assert Judgement.objects.count() == 1


def sent(assessment, by):
    return submit_recommendation(assessment, outcome=RecommendationOutcome.COMPETENT, by=by, at=REVIEWED_AT)


@pytest.mark.clause("9.2.6")
@pytest.mark.parametrize("_time", range(3))
def test_a_recommendation_sent_twice_at_once_is_sent_once(_time):
    assessment = reviewing()
    assessor = judge_all(assessment)

    ends = at_once(*[lambda: sent(assessment, assessor)] * 2)

    [refusal] = refusals(ends)
    assert isinstance(refusal, NotAllowed)
    assert Recommendation.objects.get().outcome == RecommendationOutcome.COMPETENT
    assert Entry.objects.filter(verb="recommendation.given").count() == 1


@pytest.mark.clause("9.2.6")
def test_without_the_lock_it_would_be_sent_twice(monkeypatch):
    """The twin: both go by what they read before."""
    monkeypatch.setattr(reporting, "lock", lambda record: record)
    assessment = reviewing()
    assessor = judge_all(assessment)

    for copy in [Assessment.objects.get(pk=assessment.pk) for _ in range(2)]:
        sent(copy, assessor)

    assert Recommendation.objects.count() == 2


def answer_and_replace(assignment):
    return at_once(
        lambda: accept_assignment(assignment, by=assignment.registration.user, at=ASSIGNED_AT),
        lambda: replace_assessor(assignment, reason="Sakit.", by=assignment.assigned_by, at=ASSIGNED_AT),
    )


@pytest.mark.clause("9.2.2")
@pytest.mark.parametrize("_time", range(3))
def test_who_is_replaced_while_accepting_has_either_accepted_before_or_not_at_all(_time):
    assignment = named()

    accepted, replaced = answer_and_replace(assignment)

    assignment.refresh_from_db()
    assert not isinstance(replaced, Exception)
    assert assignment.ended_at
    assert isinstance(accepted, NotAllowed) == (assignment.accepted_at is None)


@pytest.mark.clause("9.2.2")
def test_without_looking_whether_it_is_live_an_ended_assignment_would_be_accepted(monkeypatch):
    """The twin."""
    monkeypatch.setattr(assigning, "can_accept", lambda *_who, **_when: YES)
    assignment = named()
    replace_assessor(assignment, reason="Sakit.", by=assignment.assigned_by, at=ASSIGNED_AT)

    accept_assignment(assignment, by=assignment.registration.user, at=ASSIGNED_AT)

    assignment.refresh_from_db()
    assert assignment.ended_at
    assert assignment.accepted_at


def two_plans():
    first = assigned()
    case = ApplicationFactory(accepted=True, scheme_version=first.assessment.application.scheme_version)
    other = assigned(case, registration=first.registration)
    return at_once(
        *(
            lambda assignment=assignment: propose_plan(
                assignment.assessment, **a_plan(), by=first.registration.user, at=ASSIGNED_AT
            )
            for assignment in (first, other)
        )
    )


@pytest.mark.clause("9.2.1")
@pytest.mark.parametrize("_time", range(3))
def test_two_plans_made_in_one_moment_do_not_collide(_time):
    ends = two_plans()

    assert len(refusals(ends)) == Plan.objects.count() == 1
    assert "Anda mengases" in str(refusals(ends)[0])


@pytest.mark.clause("9.2.1")
def test_without_looking_into_the_diary_both_plans_would_stand(monkeypatch):
    """The twin."""
    monkeypatch.setattr(planning, "can_appoint", lambda *_what, **_when: YES)

    assert refusals(two_plans()) == []
    assert Plan.objects.count() == 2
