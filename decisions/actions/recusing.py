"""Stand aside for one candidate: declared by the member, or found by the portal (9.4.2)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from applications.actions.involvements import involve
from applications.models import Part
from decisions.models import Recusal
from decisions.queries import ties_found
from decisions.rules import can_set_aside, can_stand_aside
from foundation.journal.actions import record
from foundation.workflow.answers import no, require
from foundation.workflow.moves import lock


@transaction.atomic
def stand_aside(item, *, reason, by, at):
    """A member declares a tie to this candidate: no voice here, and the quorum of the item shrinks (9.4.2)."""
    lock(item.meeting)
    item = lock(item)
    require(can_stand_aside(by, item))
    if not reason.strip():
        require(no(_("Say what ties you to this case."), clause="9.4.2"))

    recusal = recuse(item, item.meeting.seats.get(user=by), reason=reason.strip(), is_declared=True, at=at)
    involve(item.application, by, Part.DECLARED, by=by, at=at, note=reason.strip())

    record("member.stood_aside", item.meeting, by=by, at=at, item=item.position)
    return recusal


@transaction.atomic
def set_aside(item, *, by, at):
    """The chair takes down whose part in the case came to light since: their votes are void (I2). Returns how many."""
    lock(item.meeting)
    item, day = lock(item), timezone.localdate(at)
    require(can_set_aside(by, item, on=day))

    found = ties_found(item, on=day)
    for seat, reason in found:
        recuse(item, seat, reason=reason, at=at)

    letters = [seat.letter for seat, _reason in found]
    record("members.set_aside", item.meeting, by=by, at=at, item=item.position, seats=letters)
    return len(found)


def recuse(item, seat, *, reason, is_declared=False, at):
    """The member has no voice on this item, and a vote already cast is void. Returns the recusal."""
    recusal, _new = Recusal.objects.get_or_create(
        item=item, seat=seat, defaults={"reason": reason, "is_declared": is_declared, "recorded_at": at}
    )
    item.votes.filter(seat=seat).delete()
    return recusal
