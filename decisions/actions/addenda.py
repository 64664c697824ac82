"""Addenda: drafted, put up for signature, signed, sealed with the last signature, or withdrawn (9.4.5)."""

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from decisions.letters import (
    tell_member_addendum,
    tell_member_addendum_withdrawn,
    tell_office_addendum_sealed,
)
from decisions.models import Addendum, AddendumSignature
from decisions.papers import addendum_facts, signed_addendum_facts
from decisions.queries import facts_sha256, passage_of
from decisions.rules import (
    can_correct,
    can_draft_addendum,
    can_put_up,
    can_sign_addendum,
    can_withdraw_addendum,
)
from decisions.rules.addenda import unsigned_by
from decisions.states import AddendumState
from foundation.documents.actions import order_paper
from foundation.journal.actions import record
from foundation.workflow.answers import no, require
from foundation.workflow.moves import lock, move


@transaction.atomic
def draft_addendum(meeting, *, passage, corrected, reason, by, at):
    """Write down how a passage of sealed minutes has to read, and why. Returns the addendum.

    `passage` is the key of one of `queries.passages`: words of the record. An outcome has no key, so none is taken.
    """
    meeting = lock(meeting)
    corrected, reason = corrected.strip(), reason.strip()
    require(can_draft_addendum(by, meeting))
    with translation.override("id"):
        found = passage_of(meeting, passage)
    require(can_correct(meeting, found, corrected=corrected, reason=reason))

    addendum = Addendum.objects.create(
        meeting=meeting,
        item=found.item,
        passage=found.key,
        place=found.place,
        reads=found.words,
        corrected=corrected,
        reason=reason,
        drafted_by=by,
        drafted_at=at,
    )

    record("addendum.drafted", addendum, by=by, at=at, minutes=meeting.number, passage=found.key)
    return addendum


@transaction.atomic
def put_up_addendum(addendum, *, by, at):
    """Give it its number within the minutes, freeze what is signed, and ask everybody who was present."""
    meeting = lock(addendum.meeting)
    addendum = lock(addendum)
    require(can_put_up(by, addendum, on=timezone.localdate(at)))

    move(addendum, AddendumState.SIGNING)
    addendum.ordinal = meeting.addenda.exclude(ordinal=None).count() + 1
    addendum.put_up_at = at
    addendum.facts = addendum_facts(addendum).to_json()
    addendum.sha256 = facts_sha256(addendum.facts)
    addendum.save()

    record("addendum.put_up", addendum, by=by, at=at, number=addendum.number, hash=addendum.sha256)
    tell_member_addendum(addendum, at=at)
    return addendum


@transaction.atomic
def sign_addendum(addendum, *, address=None, by, at):
    """A member signs the addendum as it stands, by its hash; the last signature seals it. Returns the signature."""
    addendum = lock(addendum)
    require(can_sign_addendum(by, addendum, on=timezone.localdate(at)))

    signature = AddendumSignature.objects.create(
        addendum=addendum,
        seat=addendum.meeting.seats.get(user=by),
        sha256=addendum.sha256,
        signed_at=at,
        address=address,
    )

    record("addendum.signed", addendum, by=by, at=at, hash=addendum.sha256)
    if not unsigned_by(addendum).exists():
        _seal(addendum, by=by, at=at)
    return signature


def _seal(addendum, *, by, at):
    """Print it beside the minutes, whose own paper stays as it is; one about a case lies in the file of that case."""
    move(addendum, AddendumState.SEALED)
    addendum.sealed_at = at
    addendum.paper = order_paper(
        "addendum",
        facts=signed_addendum_facts(addendum),
        subject=addendum.item.application if addendum.item else addendum.meeting,
        by=by,
        at=at,
        number=addendum.number,
        sealed=True,
    )
    addendum.save()

    record("addendum.sealed", addendum, by=by, at=at, number=addendum.number)
    tell_office_addendum_sealed(addendum, at=at)


@transaction.atomic
def withdraw_addendum(addendum, *, reason, by, at):
    """Take it back, saying why; its number stays used, and whatever signature it had stays on file."""
    addendum = lock(addendum)
    require(can_withdraw_addendum(by, addendum, on=timezone.localdate(at)))
    if not reason.strip():
        require(no(_("Say why the addendum is withdrawn."), clause="9.4.5"))
    was_put_up = addendum.state == AddendumState.SIGNING

    move(addendum, AddendumState.WITHDRAWN)
    addendum.withdrawn_reason = reason.strip()
    addendum.save()

    record("addendum.withdrawn", addendum, by=by, at=at, reason=addendum.withdrawn_reason)
    if was_put_up:
        tell_member_addendum_withdrawn(addendum, at=at)
    return addendum
