"""A session is planned, changed and called off (9.3.2, 9.3.3)."""

from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from applications.actions.involvements import involve
from applications.models import Part
from examinations.letters.sessions import (
    tell_all_session_cancelled,
    tell_all_session_changed,
    tell_staff_let_go,
    tell_staff_session,
)
from examinations.models import Session, SessionAssessor
from examinations.queries.sessions import free_verification, live_seats, staff_of
from examinations.rules.sessions import (
    can_cancel_session,
    can_change_session,
    can_plan_session,
    can_take_over_watch,
    outline_of,
)
from examinations.states import SessionState
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock, move
from foundation.workflow.versions import require_version


@transaction.atomic
def plan_session(outline, *, by, at):
    """Plan a session as outlined (`rules.sessions.Outline`) and invite who works there. Returns the session."""
    outline = _hold(outline)
    require(can_plan_session(by, outline, at=at))

    session = Session.objects.create(**_fields(outline), planned_by=by, planned_at=at)
    _assign(session, outline)

    record("session.planned", session, by=by, at=at, **_told(outline))
    tell_staff_session(session, staff_of(session), at=at)
    return session


@transaction.atomic
def change_session(session, outline, *, seen, by, at):
    """Change place, hours, people or equipment before it begins; everybody's calendar is told (9.3.2).

    `seen` is the version that the reader saw. Another place has to be verified as well: also on the day itself.
    """
    session = lock(session)
    outline = _hold(outline, session)
    require(can_change_session(by, session, on=timezone.localdate(at)))
    require_version(session, seen)
    require(can_plan_session(by, outline, at=at, session=session))

    before, staff = outline_of(session), set(staff_of(session))
    for name, value in _fields(outline, session).items():
        setattr(session, name, value)
    session.sequence += 1
    session.save()
    _assign(session, outline)

    record("session.changed", session, by=by, at=at, **_changes(before, outline))
    _tell_changed(session, staff, at=at)
    return session


@transaction.atomic
def cancel_session(session, *, reason, by, at):
    """Call a session off; whoever had a seat waits for another one. Returns the session."""
    session = lock(session)
    require(can_cancel_session(by, session, reason, on=timezone.localdate(at)))
    seats = list(live_seats(session))

    for seat in seats:
        seat.given_up_by, seat.given_up_at, seat.given_up_reason = by, at, reason.strip()
        seat.save()
    move(session, SessionState.CANCELLED)
    session.cancelled_at, session.cancelled_reason = at, reason.strip()
    session.sequence += 1
    session.save()

    record("session.cancelled", session, by=by, at=at, reason=session.cancelled_reason, seats=len(seats))
    for seat in seats:
        record("seat.given_up", seat.application, by=by, at=at, session=session.pk)
        seat.session = session
    tell_all_session_cancelled(session, seats, at=at)
    return session


@transaction.atomic
def relieve_invigilator(session, person, *, reason, by, at):
    """Somebody else watches over an open session from now on, and closes it; both have had their part. Returns it."""
    session = lock(session)
    list(User.objects.select_for_update().filter(pk=person.pk))
    require(can_take_over_watch(by, session, person, reason, on=timezone.localdate(at)))
    before = session.invigilator

    session.invigilator = person
    session.sequence += 1
    session.save()
    for seat in live_seats(session):
        involve(seat.application, person, Part.INVIGILATOR, by=by, at=at)

    record(
        "session.invigilator_relieved",
        session,
        by=by,
        at=at,
        invigilator=person.pk,
        invigilator_before=before.pk,
        reason=reason.strip(),
    )
    tell_staff_let_go(session, [before], at=at)
    tell_staff_session(session, [person], at=at)
    return session


def _hold(outline, session=None):
    """Nobody else gives the same seats of the place, or the same hours of these people, in this moment.

    Returns the outline with the place as it is now: its seats may be fewer than the page showed.
    """
    outline = replace(outline, venue=lock(outline.venue))
    people = {outline.invigilator.pk, *(registration.user_id for registration in outline.assessors)}
    if session is not None:
        people |= {seat.candidate.pk for seat in live_seats(session)}
    list(User.objects.select_for_update().filter(pk__in=people).order_by("pk"))
    return outline


def _fields(outline, session=None):
    scheme = outline.scheme_version.scheme
    return {
        "venue": outline.venue,
        "verification": free_verification(outline.venue, scheme, outline.on, but=session),
        "for_one_use": outline.venue.is_verified_for_each_use,
        "scheme_version": outline.scheme_version,
        "begins_at": outline.begins_at,
        "ends_at": outline.ends_at,
        "capacity": outline.capacity,
        "invigilator": outline.invigilator,
        "instructions": outline.instructions.strip(),
    }


def _assign(session, outline):
    wanted = {registration.pk for registration in outline.assessors}
    for row in session.assessors.exclude(registration__in=wanted):
        row.delete()
    known = set(session.assessors.values_list("registration", flat=True))
    for registration in outline.assessors:
        if registration.pk not in known:
            SessionAssessor.objects.create(session=session, registration=registration)
    session.equipment.set(outline.equipment)


def _told(outline):
    return {
        "venue": outline.venue.pk,
        "begins_at": outline.begins_at,
        "ends_at": outline.ends_at,
        "capacity": outline.capacity,
        "invigilator": outline.invigilator.pk,
        "assessors": sorted(registration.pk for registration in outline.assessors),
        "equipment": sorted(piece.pk for piece in outline.equipment),
    }


def _changes(before, outline):
    """What is otherwise now, and what it was: an appeal may ask why somebody was sent to another place."""
    old, new = _told(before), _told(outline)
    return {name: value for name, value in new.items() if old[name] != value} | {
        f"{name}_before": old[name] for name, value in new.items() if old[name] != value
    }


def _tell_changed(session, staff, *, at):
    now = set(staff_of(session))
    order = {"key": lambda person: person.pk}
    tell_staff_let_go(session, sorted(staff - now, **order), at=at)
    tell_staff_session(session, sorted(now - staff, **order), at=at)
    tell_all_session_changed(session, but=now - staff, at=at)
