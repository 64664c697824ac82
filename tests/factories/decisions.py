"""Meetings as tests need them, made by the actions themselves."""

import datetime as dt

from accounts.models import Role
from decisions.actions import (
    attend,
    call_meeting,
    convene,
    decide,
    draft_addendum,
    minute_meeting,
    put_on_agenda,
    put_up_addendum,
    seat_member,
    sign_addendum,
    sign_minutes,
    vote,
)
from decisions.models import Outcome, Presence
from decisions.queries import elements_at_stake

from .assessments import reported
from .people import (
    DecisionQualificationFactory,
    RoleGrantFactory,
    UndertakingFactory,
    UserFactory,
    afresh,
)

MEETING_ON = dt.date(2026, 9, 29)
PLANNED_AT = dt.datetime(2026, 9, 23, 3, tzinfo=dt.UTC)
MET_AT = dt.datetime(2026, 9, 29, 3, tzinfo=dt.UTC)


def a_member(*, user=None, until=None, **facts):
    """Somebody who may sit in a plenary meeting; `user` gives somebody who is there already the role."""
    member = user or UserFactory(**facts)
    RoleGrantFactory(user=member, role=Role.DECISION)
    if not member.undertakings.exists():
        UndertakingFactory(user=member)
    DecisionQualificationFactory(user=member, **({"valid_until": until} if until else {}))
    return afresh(member)


def planned(assessments=(), *, members=None):
    """A meeting with a team (the first chairs) and the cases of these assessments on its agenda."""
    office = UserFactory(roles=[Role.SECRETARIAT])
    meeting = call_meeting(
        on=MEETING_ON, starts_at=dt.time(9), place="Ruang rapat LSP", by=office, at=PLANNED_AT
    )
    for assessment in assessments:
        put_on_agenda(meeting, assessment.application, by=office, at=PLANNED_AT)
    for number, member in enumerate([a_member() for _ in range(3)] if members is None else members):
        seat_member(meeting, member, is_chair=number == 0, by=office, at=PLANNED_AT)
    return meeting


def members_of(meeting):
    return [seat.user for seat in meeting.seats.select_related("user")]


def convened(assessments=None, **how):
    """In session, everybody present."""
    meeting = planned([reported()] if assessments is None else assessments, **how)
    for seat in meeting.seats.all():
        attend(seat, presence=Presence.IN_PERSON, declared=True, by=seat.user, at=MET_AT)
    return convene(meeting, by=members_of(meeting)[0], at=MET_AT)


def vote_all(item, outcome=Outcome.COMPETENT, *, but=()):
    """Everybody with a voice votes the same."""
    aside = set(item.recusals.values_list("seat", flat=True))
    for seat in item.meeting.seats.exclude(pk__in=aside).exclude(presence=""):
        if seat.user not in but:
            vote(item, outcome=outcome, by=seat.user, at=MET_AT)


def close(item, *, reason="", elements=None, by):
    """Closed with what the votes say; the first element is short where nobody says otherwise. Gives the decision."""
    named = elements_at_stake(item)[:1] if elements is None else elements
    return decide(item, reason=reason, elements=named, by=by, at=MET_AT)


def decided(assessments=None, *, outcomes=(), reason="Alasan rapat.", **how):
    """Every item decided: competent, or as `outcomes` says in the order of the agenda."""
    meeting = convened(assessments, **how)
    for number, item in enumerate(meeting.items.all()):
        outcome = outcomes[number] if number < len(outcomes) else Outcome.COMPETENT
        vote_all(item, outcome)
        close(item, reason="" if outcome == Outcome.COMPETENT else reason, by=members_of(meeting)[0])
    return meeting


def minuted(assessments=None, **how):
    """Minutes written."""
    meeting = decided(assessments, **how)
    return minute_meeting(meeting, by=members_of(meeting)[0], at=MET_AT)


def signed(assessments=None, **how):
    """Minutes signed by everybody: ready for the decree."""
    meeting = minuted(assessments, **how)
    for member in members_of(meeting):
        sign_minutes(meeting, by=member, at=MET_AT)
    return meeting


CORRECTED_AT = MET_AT + dt.timedelta(days=2)


def drafted(meeting, passage="conclusion", *, corrected="Kesimpulan yang dibetulkan."):
    """An addendum to these sealed minutes, written by the chair."""
    words = {"passage": passage, "corrected": corrected, "reason": "Salah tulis."}
    return draft_addendum(meeting, **words, by=members_of(meeting)[0], at=CORRECTED_AT)


def put_up(meeting, *how, **words):
    """The same, waiting for signatures."""
    addendum = drafted(meeting, *how, **words)
    return put_up_addendum(addendum, by=members_of(meeting)[0], at=CORRECTED_AT)


def corrected(meeting, *how, **words):
    """The same, signed by everybody and sealed."""
    addendum = put_up(meeting, *how, **words)
    for member in members_of(meeting):
        sign_addendum(addendum, by=member, at=CORRECTED_AT)
    addendum.refresh_from_db()
    return addendum
