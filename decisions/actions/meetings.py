"""Call a meeting, seat its team, fill its agenda, take attendance, open it (9.4.1, 9.4.2, 9.4.5)."""

from string import ascii_uppercase

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.queries import qualification_of
from applications.models import Application
from applications.rules.independence import Act, may_act
from assessments.queries import last_recommendation
from decisions.letters import tell_member_cancelled, tell_member_seated
from decisions.models import AgendaItem, Meeting, Seat
from decisions.rules import (
    can_attend,
    can_call_meeting,
    can_cancel,
    can_change_agenda,
    can_convene,
    can_put_on_agenda,
    can_seat,
    can_unseat,
)
from decisions.states import MeetingState
from foundation.journal.actions import record
from foundation.workflow.answers import NotAllowed, no, require
from foundation.workflow.moves import lock, move

from .recusing import recuse


@transaction.atomic
def call_meeting(*, on, starts_at, place, basis="", by, at):
    """Plan a plenary meeting; its team and agenda follow. Returns the meeting."""
    require(can_call_meeting(by))
    if on < timezone.localdate(at):
        require(no(_("The day of the meeting lies in the past."), clause="9.4.5"))

    meeting = Meeting.objects.create(
        on=on, starts_at=starts_at, place=place, basis=basis, called_by=by, called_at=at
    )

    record("meeting.called", meeting, by=by, at=at, on=on)
    return meeting


@transaction.atomic
def seat_member(meeting, member, *, is_chair=False, by, at):
    """Give a member of the team a seat; refuses who is not qualified or not free (9.4.2, 9.4.4)."""
    meeting = lock(meeting)
    require(can_seat(by, meeting, member, on=timezone.localdate(at)))
    taken = set(meeting.seats.values_list("letter", flat=True))
    if is_chair:
        meeting.seats.update(is_chair=False)

    seat, _new = Seat.objects.update_or_create(
        meeting=meeting,
        user=member,
        defaults={"is_chair": is_chair, "qualification": qualification_of(member, on=meeting.on)},
        create_defaults={
            "is_chair": is_chair,
            "qualification": qualification_of(member, on=meeting.on),
            "letter": next(letter for letter in ascii_uppercase if letter not in taken),
        },
    )

    record("member.seated", meeting, by=by, at=at, member=member.pk, chair=is_chair)
    tell_member_seated(seat, at=at)
    return seat


@transaction.atomic
def unseat_member(seat, *, by, at):
    """Take a seat back before the meeting begins."""
    meeting = lock(seat.meeting)
    require(can_unseat(by, meeting, on=timezone.localdate(at)))

    seat.recusals.all().delete()
    seat.delete()

    record("member.unseated", meeting, by=by, at=at, member=seat.user_id)
    return meeting


@transaction.atomic
def put_on_agenda(meeting, application, *, by, at):
    """Put a complete file on the agenda (9.4.1). Returns the item."""
    meeting = lock(meeting)
    application = lock(application)
    require(can_put_on_agenda(by, meeting, application, on=timezone.localdate(at)))

    last = meeting.items.order_by("-position").first()
    try:
        with transaction.atomic():
            item = AgendaItem.objects.create(
                meeting=meeting,
                application=application,
                recommendation=last_recommendation(application.assessment),
                position=last.position + 1 if last else 1,
            )
    except IntegrityError:
        raise NotAllowed(no(_("Somebody has just put this case on an agenda."), clause="9.4.5")) from None

    record("case.put_on_agenda", application, by=by, at=at, meeting=meeting.pk)
    return item


@transaction.atomic
def take_off_agenda(item, *, by, at):
    """Take a case off an agenda before the meeting begins."""
    meeting = lock(item.meeting)
    require(can_change_agenda(by, meeting))

    item.recusals.all().delete()
    item.delete()

    record("case.taken_off_agenda", item.application, by=by, at=at, meeting=meeting.pk)
    return meeting


@transaction.atomic
def attend(seat, *, presence, declared, by, at):
    """Take one's seat, declaring no part beyond what is known; the portal sets aside what it finds (9.4.2)."""
    meeting = lock(seat.meeting)
    seat = lock(seat)
    day = timezone.localdate(at)
    require(can_attend(seat, declared=declared, by=by, on=day))

    seat.presence, seat.declared_at = presence, at
    seat.arrived_at = seat.arrived_at or at
    seat.save()
    for item in meeting.items.select_related("application__applicant", "application__scheme_version"):
        free = may_act(by, item.application, Act.DECIDE, on=day)
        if not free:
            recuse(item, seat, reason=free.reason, at=at)

    record("member.attended", meeting, by=by, at=at, seat=seat.letter, presence=presence)
    return seat


@transaction.atomic
def convene(meeting, *, by, at):
    """Open the meeting: from now on agenda and team stand (9.4.5)."""
    meeting = lock(meeting)
    _hold_cases(meeting)
    require(can_convene(by, meeting, at=at))

    move(meeting, MeetingState.CONVENED)
    meeting.convened_at = at
    meeting.save()

    record("meeting.convened", meeting, by=by, at=at)
    return meeting


def _hold_cases(meeting):
    """Who withdraws or changes the employer in the same moment is either off the agenda or before the meeting."""
    cases = meeting.items.values("application")
    list(Application.objects.select_for_update().filter(pk__in=cases).order_by("pk").values_list("pk"))


@transaction.atomic
def cancel_meeting(meeting, *, reason, by, at):
    """Cancel a meeting that has decided nothing; its cases are free for another agenda."""
    meeting = lock(meeting)
    require(can_cancel(by, meeting))
    if not reason.strip():
        require(no(_("Say why the meeting is cancelled."), clause="9.4.5"))

    move(meeting, MeetingState.CANCELLED)
    meeting.cancelled_reason = reason.strip()
    meeting.save()
    meeting.items.update(is_live=False)

    record("meeting.cancelled", meeting, by=by, at=at)
    tell_member_cancelled(meeting, at=at)
    return meeting
