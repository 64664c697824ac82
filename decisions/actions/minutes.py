"""Minutes: written once everything is decided, signed by each member who was present (9.4.5)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from decisions.letters import tell_head_minutes_signed, tell_member_minutes
from decisions.models import Decision, MinutesSignature, Vote
from decisions.papers import minutes_facts
from decisions.queries import facts_sha256
from decisions.rules import can_minute, can_reopen, can_sign_minutes
from decisions.rules.minutes import unsigned_seats
from decisions.states import MeetingState
from foundation.documents.actions import take_number
from foundation.journal.actions import record
from foundation.workflow.answers import no, require
from foundation.workflow.moves import lock, move


@transaction.atomic
def minute_meeting(meeting, *, conclusion="", by, at):
    """Close the session: number, facts and hash of the minutes stand from now on. Returns the meeting."""
    meeting = lock(meeting)
    require(can_minute(by, meeting))

    move(meeting, MeetingState.MINUTED)
    meeting.number = meeting.number or take_number("minutes", at=at)
    meeting.minuted_at, meeting.conclusion = at, conclusion.strip()
    meeting.minutes_facts = minutes_facts(meeting).to_json()
    meeting.minutes_sha256 = facts_sha256(meeting.minutes_facts)
    meeting.save()

    record("meeting.minuted", meeting, by=by, at=at, number=meeting.number, hash=meeting.minutes_sha256)
    tell_member_minutes(meeting, at=at)
    return meeting


@transaction.atomic
def sign_minutes(meeting, *, address=None, by, at):
    """A member signs the minutes as they stand, by their hash. Returns the signature."""
    meeting = lock(meeting)
    require(can_sign_minutes(by, meeting, on=timezone.localdate(at)))

    signature = MinutesSignature.objects.create(
        seat=meeting.seats.get(user=by), sha256=meeting.minutes_sha256, signed_at=at, address=address
    )

    record("minutes.signed", meeting, by=by, at=at, hash=meeting.minutes_sha256)
    if not unsigned_seats(meeting).exists():
        tell_head_minutes_signed(meeting, at=at)
    return signature


@transaction.atomic
def reopen_meeting(meeting, *, reason, items=(), by, at):
    """Take unsealed minutes back into session: signatures end, and the items named are decided again (I2)."""
    meeting = lock(meeting)
    require(can_reopen(by, meeting))
    if not reason.strip():
        require(no(_("Say why the minutes go back into session."), clause="9.4.5"))

    move(meeting, MeetingState.CONVENED)
    meeting.save()
    _standing(meeting).update(annulled_at=at)
    again = Decision.objects.live().filter(item__meeting=meeting, item__in=items)
    again.update(annulled_at=at, annulled_reason=reason.strip())
    voices = _take_back_voices(items)

    record(
        "meeting.reopened",
        meeting,
        by=by,
        at=at,
        items=[item.position for item in items],
        reason=reason.strip(),
        voices=voices,
    )
    return meeting


def _take_back_voices(items):
    """Nobody's vote counts twice: the meeting votes again on these items. Returns what stood, for the trail."""
    votes = Vote.objects.filter(item__in=items).select_related("item", "seat").order_by("item__position")
    voices = [f"{vote.item.position}{vote.seat.letter} {vote.outcome}" for vote in votes]
    votes.delete()
    return voices


def _standing(meeting):
    return MinutesSignature.objects.filter(seat__meeting=meeting, annulled_at__isnull=True)
