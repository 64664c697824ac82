"""In session: vote, and close items (9.4.2, 9.4.3, 9.4.5)."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from decisions.models import Decision, Manifest, Outcome, Vote
from decisions.queries import block, decision_of, eligible_seats, manifest_rows, manifest_sha256, tally
from decisions.rules import can_decide, can_pull, can_vote
from decisions.rules.deciding import differs, was_decided
from foundation.journal.actions import record
from foundation.workflow.answers import NotAllowed, no, require
from foundation.workflow.moves import lock


@transaction.atomic
def vote(item, *, outcome, dissent="", by, at):
    """Give one's voice; it can be changed until the item is closed. Returns the vote (9.4.5)."""
    lock(item.meeting)
    item = lock(item)
    require(can_vote(by, item, on=timezone.localdate(at)))
    if outcome not in Outcome.values:
        require(no(_("Choose an outcome; there is no default."), clause="9.4.5"))

    given, _new = Vote.objects.update_or_create(
        item=item,
        seat=item.meeting.seats.get(user=by),
        defaults={"outcome": outcome, "dissent": dissent.strip(), "cast_at": at},
    )

    # The trail names the fact, not the voice: outcomes stay inside the meeting until the seal.
    record("vote.cast", item.meeting, by=by, at=at, item=item.position)
    return given


@transaction.atomic
def vote_block(meeting, *, by, at):
    """Follow the recommendation for every item of the block in which one has a voice. Returns how many."""
    meeting = lock(meeting)
    free = [item for item in block(meeting) if can_vote(by, item, on=timezone.localdate(at))]
    if not free:
        require(no(_("There is nothing in the block that you can vote on."), clause="9.4.5"))

    for item in free:
        vote(item, outcome=Outcome.COMPETENT, by=by, at=at)

    record("block.voted", meeting, by=by, at=at, items=[item.position for item in free])
    return len(free)


@transaction.atomic
def pull_item(item, *, by, at):
    """Take a case out of the block, to be discussed on its own."""
    lock(item.meeting)
    item = lock(item)
    require(can_pull(by, item))

    item.pulled_by = by
    item.save()

    record("item.pulled", item.meeting, by=by, at=at, item=item.position)
    return item


@transaction.atomic
def decide(item, *, reason="", elements=(), by, at, by_block=False):
    """Close an item with what the votes say, and keep the file as it was decided (9.4.1 b). Returns the decision.

    `elements` are those in which the meeting finds somebody not yet competent.
    """
    lock(item.meeting)
    item = lock(item)
    require(can_decide(by, item, reason=reason, elements=elements, on=timezone.localdate(at)))

    decision = _decide(item, tally(item), reason=reason.strip(), by_block=by_block, at=at)
    decision.short_elements.set(elements)
    rows = manifest_rows(item.application)
    Manifest.objects.create(decision=decision, rows=rows, sha256=manifest_sha256(rows), made_at=at)

    record("item.decided", item.meeting, by=by, at=at, item=item.position)
    return decision


@transaction.atomic
def decide_block(meeting, *, by, at):
    """Close every item of the block on which all voices agree, but for those in which one stands aside oneself.

    Returns how many; the rest is discussed one by one.
    """
    meeting = lock(meeting)
    unanimous = [item for item in block(meeting) if _is_unanimous(item) and not _stands_aside(by, item)]
    if not unanimous:
        require(no(_("No item of the block has all voices yet."), clause="9.4.5"))

    for item in unanimous:
        decide(item, by=by, at=at, by_block=True)

    record("block.decided", meeting, by=by, at=at, items=[item.position for item in unanimous])
    return len(unanimous)


def _is_unanimous(item):
    votes = {vote.seat_id: vote.outcome for vote in item.votes.all()}
    seats = eligible_seats(item)
    return bool(seats) and all(votes.get(seat.pk) == Outcome.COMPETENT for seat in seats)


def _stands_aside(user, item):
    return item.recusals.filter(seat__user=user).exists()


def _decide(item, outcome, *, reason, by_block, at):
    """The row; two who close an item at once: the database lets one through."""
    try:
        with transaction.atomic():
            return Decision.objects.create(
                item=item,
                application=item.application,
                outcome=outcome,
                reason=reason,
                differs=differs(item, outcome),
                by_block=by_block,
                decided_at=at,
            )
    except IntegrityError:
        raise NotAllowed(was_decided(decision_of(item))) from None
