"""A role that ended ends what was begun in it, at once: rules ask for it, not the doors of pages alone (7.1.3).

The machine does the same with every act that its chapters know; here is what else waits for somebody by name.
"""

import datetime as dt

import pytest

from accounts.models import RoleGrant
from appeals import rules as appeals
from assessments.rules import can_propose_plan, can_submit_recommendation
from assessments.rules.planning import can_agree, can_review
from assessments.rules.records import can_ask_for_correction
from complaints import rules as complaints
from complaints.models import Outcome
from decisions.rules.deciding import can_close
from decisions.rules.minutes import can_minute, can_reopen, can_sign_minutes
from examinations.rules.adjustments import can_agree_to_adjustments
from examinations.rules.days import can_start_session, can_watch_over
from examinations.rules.plans import can_agree_to_test, can_plan_test
from examinations.rules.written import can_watch
from examinations.rules.written_marks import can_mark
from tests.factories import appeals as appealed
from tests.factories import complaints as complained
from tests.factories import decisions as met
from tests.factories.assessments import (
    PLANNED_ON,
    REVIEWED_AT,
    assigned,
    judge_all,
    planned,
    reported,
    reviewing,
    waiting_for_a_test,
)
from tests.factories.examinations import decided_adjustments, proposed_test_plan
from tests.factories.people import LONG_AGO_AT, UserFactory, afresh
from tests.factories.sessions import OPENED_AT, seated
from tests.factories.written import assessor_of, handed_in

pytestmark = [pytest.mark.django_db, pytest.mark.clause("7.1.3")]

ON, DAY = REVIEWED_AT.date(), dt.timedelta(days=1)


def lead(assessment):
    return assessment.assignments.live().get(is_lead=True).registration.user


def of_the_assessor():
    """Before the test: plan, agreement, review, recommendation, correction."""
    begun = assigned().assessment
    yield "plan", lead(begun), lambda user: can_propose_plan(user, begun, on=ON)
    plan = planned()
    yield "agree", lead(plan.assessment), lambda user: can_agree(user, plan, on=PLANNED_ON)
    read = reviewing()
    yield "review", lead(read), lambda user: can_review(user, read, on=ON)
    read = reviewing()
    judge_all(read)
    sent = {"outcome": "COMPETENT", "reasons": {}, "on": ON}
    yield "recommend", lead(read), lambda user: can_submit_recommendation(user, read, **sent)
    told = reported().recommendations.get()
    yield "correct", lead(told.assessment), lambda user: can_ask_for_correction(user, told, on=ON)


def of_the_test():
    """The test and its day."""
    waits = waiting_for_a_test()
    yield "plan test", lead(waits), lambda user: can_plan_test(user, waits, on=ON)
    plan = proposed_test_plan()
    yield "agree to test", lead(plan.assessment), lambda user: can_agree_to_test(user, plan, on=ON)
    eased = decided_adjustments()
    yield "adjustments", lead(eased.assessment), lambda user: can_agree_to_adjustments(user, eased)
    paper = handed_in().paper
    yield "mark", assessor_of(paper), lambda user: can_mark(user, paper)
    seat = seated()
    session = seat.session
    yield "watch", session.invigilator, lambda user: can_watch_over(user, session)
    yield "room", session.invigilator, lambda user: can_watch(user, session)
    yield "start", session.invigilator, lambda user: can_start_session(user, session, at=OPENED_AT)


def of_the_meeting():
    """Chair and members, from the opening to an addendum."""
    open_now = met.convened()
    item, chair = open_now.items.get(), open_now.seats.get(is_chair=True).user
    yield "close", chair, lambda user: can_close(user, item)
    decided = met.decided()
    chair = decided.seats.get(is_chair=True).user
    yield "minute", chair, lambda user: can_minute(user, decided)
    written = met.minuted()
    chair = written.seats.get(is_chair=True).user
    on = met.MET_AT.date()
    yield "sign", chair, lambda user: can_sign_minutes(user, written, on=on)
    yield "reopen", chair, lambda user: can_reopen(user, written)


def of_the_appeal():
    """The members of an appeal team."""
    formed = appealed.formed()
    chair, on = appealed.team_of(formed)[0], appealed.ADMITTED_AT.date()
    yield "call", chair, lambda user: appeals.can_call_hearing(user, formed, on=on)


def of_the_hearing():
    """Who heard both sides, and speaks."""
    heard = appealed.heard()
    member = appealed.team_of(heard)[1]
    yield "speak", member, lambda user: appeals.can_speak(user, heard, on=appealed.HEARD_AT.date())


def of_the_complaint():
    """Who looks into a complaint, and who signs."""
    taken, on = complained.admitted(), complained.DRAFTED_AT.date()
    asked = {"on": on, "at": complained.DRAFTED_AT}
    yield (
        "draft",
        taken.handler,
        lambda user: complaints.can_propose(user, taken, Outcome.NOT_UPHELD, **asked),
    )
    answer = complained.drafted(signer=complained.a_head())
    yield "sign answer", answer.signer, lambda user: complaints.can_rule(user, answer, on=on)


@pytest.mark.parametrize(
    "situations",
    [of_the_assessor, of_the_test, of_the_meeting, of_the_appeal, of_the_hearing, of_the_complaint],
)
def test_who_lost_the_role_does_nothing_with_it(situations):
    for name, user, ask in situations():
        assert ask(user), (name, ask(user).reason)

        RoleGrant.objects.filter(user=user).update(
            ended_at=LONG_AGO_AT + DAY, ended_by=UserFactory(), end_reason="Tugas berakhir."
        )

        answer = ask(afresh(user))
        assert not answer, name
        assert answer.clause, name
