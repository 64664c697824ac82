"""The team of an appeal: seated, completed from outside, accepted, formed; a member falls out (9.9.3)."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions.roles import grant_role
from accounts.models import Role
from appeals import letters, rules
from appeals.models import Seat
from appeals.states import AppealState
from applications.actions.involvements import involve
from applications.models import Part
from foundation.journal.actions import record
from foundation.workflow.answers import no, require
from foundation.workflow.moves import lock, move

OUTSIDER_DAYS = 90
"""So long somebody from outside holds the role that opens the pages of appeals; the seat is for one appeal alone."""


@transaction.atomic
def seat_member(appeal, member, *, is_chair=False, by, at):
    """Give somebody of the appeal team, without a part in the case, a seat. Returns the `Seat`."""
    appeal = lock(appeal)
    require(rules.can_seat(by, appeal, member, on=timezone.localdate(at)))
    return _seat(appeal, member, is_chair=is_chair, by=by, at=at)


@transaction.atomic
def appoint_outsider(appeal, person, *, is_chair=False, by, at):
    """The head appoints somebody from outside where too few have no part. Returns the `Seat`."""
    appeal, on = lock(appeal), timezone.localdate(at)
    require(rules.can_appoint_outsider(by, appeal, person, on=on))
    if not person.holds(Role.APPEAL, on=on):
        ends_on = on + timedelta(days=OUTSIDER_DAYS)
        grant_role(person, Role.APPEAL, starts_on=on, ends_on=ends_on, by=by, at=at)
    return _seat(appeal, person, is_chair=is_chair, is_outsider=True, by=by, at=at)


def _seat(appeal, member, *, is_chair, is_outsider=False, by, at):
    if is_chair:
        appeal.live_seats.update(is_chair=False)
    seat = Seat.objects.create(
        appeal=appeal,
        user=member,
        is_chair=is_chair,
        is_outsider=is_outsider,
        appointed_by=by,
        appointed_at=at,
    )

    record("appeal.member_seated", appeal, by=by, at=at, user=member.pk, chair=is_chair, outsider=is_outsider)
    letters.tell_member_seated(seat, at=at)
    return seat


@transaction.atomic
def declare(seat, *, by, at):
    """A member accepts the seat and declares to have had no part. Returns the seat."""
    lock(seat.appeal)
    seat = lock(seat)
    require(rules.can_declare(by, seat, on=timezone.localdate(at)))

    seat.declared_at = at
    seat.save()

    record("appeal.member_declared", seat.appeal, by=by, at=at, seat=seat.pk)
    return seat


@transaction.atomic
def leave_seat(seat, *, reason, by, at):
    """A member stands aside because of a tie, which is recorded as a fact. Returns the seat."""
    appeal, seat = lock(seat.appeal), lock(seat)
    require(rules.can_leave(by, seat))
    _need(reason)

    involve(appeal.application, by, Part.DECLARED, by=by, at=at, note=reason.strip())
    return _end(appeal, seat, reason=reason, by=by, at=at)


@transaction.atomic
def release_seat(seat, *, reason, by, at):
    """Take a member out of the team: others hear the appeal. Returns the seat."""
    appeal, seat = lock(seat.appeal), lock(seat)
    require(rules.can_release(by, seat, on=timezone.localdate(at)))
    _need(reason)
    return _end(appeal, seat, reason=reason, by=by, at=at)


def _end(appeal, seat, *, reason, by, at):
    """The seat ends; a team that was formed is formed again, and hears again what it had heard (9.9.3)."""
    seat.ended_at, seat.ended_reason, seat.is_chair = at, reason.strip(), False
    seat.save()
    if appeal.state != AppealState.ADMITTED:
        move(appeal, AppealState.ADMITTED)
        appeal.save()

    record("appeal.member_left", appeal, by=by, at=at, user=seat.user_id)
    letters.tell_office_member_left(seat, at=at)
    letters.tell_head_shortage(appeal, at=at)
    return seat


def _need(reason):
    if not reason.strip():
        require(no(_("Say why."), clause="9.9.4"))


@transaction.atomic
def form_team(appeal, *, by, at):
    """The team stands: the appellant learns who hears the appeal. Returns the appeal."""
    appeal = lock(appeal)
    require(rules.can_form_team(by, appeal, on=timezone.localdate(at)))

    move(appeal, AppealState.FORMED)
    appeal.save()

    members = [seat.user_id for seat in appeal.live_seats]
    record("appeal.team_formed", appeal, by=by, at=at, members=members)
    letters.tell_appellant_team(appeal, at=at)
    return appeal
