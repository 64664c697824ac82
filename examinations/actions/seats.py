"""Seats are given, moved and given up (9.3.2)."""

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.models import User
from assessments.models import Assessment
from examinations.letters.sessions import tell_candidate_seat, tell_candidate_seat_given_up
from examinations.models import Seat, Session
from examinations.queries.sessions import free_numbers
from examinations.rules.seats import can_give_up_seat, is_idle, seat_rows
from foundation.journal.actions import record
from foundation.look.writing import moment
from foundation.workflow.answers import require
from foundation.workflow.moves import lock


@transaction.atomic
def give_seats(session, plans, *, by, at):
    """Give each of these candidates a seat, as many as may have one. Returns a `SeatRow` for every plan.

    Who is refused holds up nobody else; the row says why. Two people who give the last seat in the same moment wait
    for one another here, and the database knows each seat once.
    """
    session = lock(session)
    plans = _hold(plans)
    rows = seat_rows(by, session, plans, on=timezone.localdate(at))

    for row in rows:
        if row.answer:
            _seat(session, row.plan, by=by, at=at)
    return rows


@transaction.atomic
def move_seat(seat, to, *, reason, by, at):
    """Give the candidate a seat in another session instead. Returns the new seat."""
    _lock_both(seat.session, to)
    seat = lock(seat)
    words = reason.strip() and _("Moved to %(when)s: %(reason)s") % {
        "when": moment(to.begins_at),
        "reason": reason.strip(),
    }
    _let_go(seat, words, by=by, at=at)
    row = seat_rows(by, to, _hold([seat.plan]), on=timezone.localdate(at))[0]
    require(row.answer)

    return _seat(to, row.plan, by=by, at=at)


@transaction.atomic
def give_up_seat(seat, *, reason, by, at):
    """Take the candidate out of the session, with a reason; they wait for another one. Returns the seat."""
    lock(seat.session)
    return _let_go(lock(seat), reason.strip(), by=by, at=at)


def _hold(plans):
    """The cases and their candidates, in one order, so that nobody gives one of them two seats."""
    cases = sorted({plan.assessment_id for plan in plans})
    list(Assessment.objects.select_for_update(of=("self",)).filter(pk__in=cases).order_by("pk"))
    people = {plan.assessment.application.applicant_id for plan in plans}
    list(User.objects.select_for_update().filter(pk__in=people).order_by("pk"))
    return plans


def _lock_both(one, other):
    for session in sorted({one.pk, other.pk}):
        lock(Session(pk=session))


def _seat(session, plan, *, by, at):
    seat = Seat.objects.create(
        session=session, number=free_numbers(session)[0], plan=plan, given_by=by, given_at=at
    )
    record("seat.given", plan.assessment.application, by=by, at=at, session=session.pk, seat=seat.number)
    tell_candidate_seat(seat, at=at)
    return seat


@transaction.atomic
def free_seat(seat, *, by, at):
    """Nobody tests a candidate whose assessment was stopped: the seat is free, and the calendars know. Returns it."""
    lock(seat.session)
    seat = lock(seat)
    require(is_idle(seat))

    with translation.override(seat.candidate.language):
        reason = _("The assessment was stopped.")
    return _release(seat, reason, by=by, at=at)


def _let_go(seat, reason, *, by, at):
    require(can_give_up_seat(by, seat, reason, on=timezone.localdate(at)))
    return _release(seat, reason, by=by, at=at)


def _release(seat, reason, *, by, at):
    seat.given_up_by, seat.given_up_at, seat.given_up_reason = by, at, reason
    seat.save()
    # The calendar of the candidate takes back only what is newer than what it knows.
    seat.session.sequence += 1
    seat.session.save(update_fields=["sequence"])

    record("seat.given_up", seat.application, by=by, at=at, session=seat.session_id, reason=reason)
    tell_candidate_seat_given_up(seat, at=at)
    return seat
