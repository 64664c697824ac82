"""From the letter of assignment to the decree (9.2-9.4)."""

import datetime as dt

from django.utils import timezone

from accounts.models import AssessorRegistration
from applications.actions.involvements import involve
from applications.models import Application, Part
from assessments import actions as assessments
from assessments.models import RecommendationOutcome
from assessments.states import AssessmentState
from certificates.actions import release_meeting
from decisions import actions as decisions
from decisions.models import Meeting, Outcome, Presence
from decisions.queries import elements_at_stake
from decisions.states import MeetingState
from tests.factories.assessments import a_plan, judge_all

from .base import WORDS, Play, acting

DAY = dt.timedelta(days=1)


def assessing(stage, at):
    """From the letter of assignment to the recommendation (9.2)."""
    on = timezone.localdate(at)
    for case in Application.objects.filter(state="ACCEPTED", decisions=None).select_related("reviewer"):
        assessment = getattr(case, "assessment", None)
        live = assessment and assessment.assignments.live().first()
        if live is None and (assessment is None or assessment.state == AssessmentState.ASSIGNED):
            for person in stage.assessors:
                registration = AssessorRegistration.objects.get(user=person)
                yield Play("assign", case.reviewer, acting(assessments.assign_assessor, case, registration))
        elif live:
            yield from _of_assessor(case, assessment, live, live.registration.user, on)


def _of_assessor(case, assessment, live, assessor, on):
    if live.accepted_at is None:
        yield Play("accept", assessor, acting(assessments.accept_assignment, live), case)
        yield Play("decline", assessor, acting(assessments.decline_assignment, live, reason=WORDS))
        return
    plan = assessment.plans.order_by("number").last()
    if assessment.state == AssessmentState.ASSIGNED:
        yield Play("plan", assessor, acting(assessments.propose_plan, assessment, **a_plan(on=on + 2 * DAY)))
        yield Play("replace", case.reviewer, acting(assessments.replace_assessor, live, reason=WORDS))
        if plan:
            for hand in (case.applicant, assessor):
                yield Play("agree", hand, _agree(plan))
    elif assessment.state == AssessmentState.AGREED:
        yield Play("start", assessor, acting(assessments.start_review, assessment))
    elif assessment.state == AssessmentState.REVIEWING:
        yield Play("judge", assessor, _judge(assessment))
        yield Play("recommend", assessor, _recommend(assessment), case)


def deciding(stage, at):
    """From the call to the decree (9.4)."""
    on = timezone.localdate(at)
    running = Meeting.objects.filter(
        state__in=[MeetingState.PLANNED, MeetingState.CONVENED, MeetingState.MINUTED]
    )
    meeting = running.first()
    if meeting is None:
        facts = {"on": on, "starts_at": dt.time(9), "place": "Kantor LSP"}
        yield Play("call", stage.offices[0], acting(decisions.call_meeting, **facts))
        return
    chair = next((seat.user for seat in meeting.seats.filter(is_chair=True)), stage.members[0])
    if meeting.state == MeetingState.PLANNED:
        yield from _preparing(stage, meeting, chair)
    elif meeting.state == MeetingState.CONVENED:
        yield from _in_session(stage, meeting, chair)
    else:
        for seat in meeting.seats.all():
            yield Play("sign", seat.user, acting(decisions.sign_minutes, meeting))
        items = list(meeting.items.all())
        yield Play("reopen", chair, acting(decisions.reopen_meeting, meeting, reason=WORDS, items=items))
        yield Play("release", stage.head, _release(meeting))


def _preparing(stage, meeting, chair):
    office = stage.offices[0]
    for case in Application.objects.filter(assessment__state=AssessmentState.REPORTED, decisions=None):
        yield Play("agenda", office, acting(decisions.put_on_agenda, meeting, case))
    seated = set(meeting.seats.values_list("user", flat=True))
    for person in (one for one in [*stage.members, stage.offices[2]] if one.pk not in seated):
        is_first = not seated
        yield Play("seat", office, acting(decisions.seat_member, meeting, person, is_chair=is_first))
    for seat in meeting.seats.filter(presence=""):
        there = {"presence": Presence.IN_PERSON, "declared": True}
        yield Play("attend", seat.user, acting(decisions.attend, seat, **there))
    yield Play("convene", chair, acting(decisions.convene, meeting))


def _in_session(stage, meeting, chair):
    for item in meeting.items.select_related("application"):
        for seat in meeting.seats.exclude(presence=""):
            for outcome in (Outcome.COMPETENT, Outcome.NOT_YET):
                yield Play("vote", seat.user, acting(decisions.vote, item, outcome=outcome))
        yield Play("decide", chair, _decide(item))
        yield Play("set aside", chair, acting(decisions.set_aside, item))
        late = stage.members[1]
        yield Play("comes to light", stage.offices[0], acting(involve, item.application, late, Part.TRAINER))
        yield Play("stand aside", late, acting(decisions.stand_aside, item, reason=WORDS))
    yield Play("minute", chair, acting(decisions.minute_meeting, meeting))


def _agree(plan):
    return lambda *, by, at: assessments.agree_to_plan(plan, typed_name=by.full_name, by=by, at=at)


def _judge(assessment):
    """Always by the assessor: who else tries is refused cell by cell, and that is tried elsewhere."""
    return lambda *, by, at: judge_all(assessment, at=at)


def _recommend(assessment):
    outcome = RecommendationOutcome.COMPETENT
    return acting(assessments.submit_recommendation, assessment, outcome=outcome)


def _decide(item):
    return lambda *, by, at: decisions.decide(
        item, reason=WORDS, elements=elements_at_stake(item)[:1], by=by, at=at
    )


def _release(meeting):
    return lambda *, by, at: release_meeting(meeting, by=by, at=at)
