"""An edition is reviewed, put in force and taken out of use, as is a single item (9.2.3, 9.3.1)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock, move
from instruments.letters import tell_author_in_force, tell_author_sent_back, tell_reviewers
from instruments.rules import can_put_in_force, can_retire, can_review, can_submit, can_withdraw
from instruments.states import InstrumentState


@transaction.atomic
def submit_instrument(instrument, *, by, at):
    """Hand the draft to review; until it is sent back nothing of it changes."""
    instrument = lock(instrument)
    require(can_submit(by, instrument, on=timezone.localdate(at)))

    move(instrument, InstrumentState.IN_REVIEW)
    instrument.submitted_at = at
    instrument.save(update_fields=["state", "submitted_at"])

    record("instrument.submitted", instrument, by=by, at=at, items=instrument.items.count())
    tell_reviewers(instrument, by=by, at=at)
    return instrument


@transaction.atomic
def send_back(instrument, *, reason, by, at):
    """Give it back to its author, with what has to be mended."""
    instrument = lock(instrument)
    require(can_review(by, instrument, on=timezone.localdate(at)))

    move(instrument, InstrumentState.DRAFT)
    instrument.save(update_fields=["state"])

    record("instrument.sent_back", instrument, by=by, at=at, reason=reason)
    tell_author_sent_back(instrument, reason=reason, at=at)
    return instrument


@transaction.atomic
def put_in_force(instrument, *, valid_until=None, by, at):
    """The reviewer puts it in force from today; the edition before it is withdrawn in the same moment."""
    instrument, on = lock(instrument), timezone.localdate(at)
    require(can_put_in_force(by, instrument, valid_until=valid_until, on=on))

    instrument.items.filter(reviewer=None).update(reviewer=by, reviewed_at=at)
    _replace(instrument, by=by, at=at)
    move(instrument, InstrumentState.IN_FORCE)
    instrument.reviewer, instrument.reviewed_at = by, at
    instrument.valid_from, instrument.valid_until = on, valid_until
    instrument.save(update_fields=["state", "reviewer", "reviewed_at", "valid_from", "valid_until"])

    record("instrument.put_in_force", instrument, by=by, at=at, valid_until=valid_until)
    tell_author_in_force(instrument, at=at)
    return instrument


@transaction.atomic
def withdraw_instrument(instrument, *, reason, by, at):
    """Take an edition out of use: nobody is tested with it from now on."""
    instrument = lock(instrument)
    require(can_withdraw(by, instrument, on=timezone.localdate(at)))

    _withdraw(instrument, reason, by=by, at=at)

    record("instrument.withdrawn", instrument, by=by, at=at, reason=reason)
    return instrument


@transaction.atomic
def retire_item(item, *, reason, by, at):
    """Take one item out of use: no paper draws it any more; papers that have it keep it."""
    item = lock(item)
    require(can_retire(by, item, on=timezone.localdate(at)))

    item.retired_by, item.retired_at, item.retired_reason = by, at, reason
    item.save(update_fields=["retired_by", "retired_at", "retired_reason"])

    record("instrument.item_retired", item.instrument, by=by, at=at, item=item.code, reason=reason)
    return item


def _replace(instrument, *, by, at):
    same = type(instrument).objects.filter(scheme_version=instrument.scheme_version, form=instrument.form)
    for before in same.filter(state=InstrumentState.IN_FORCE).select_for_update():
        reason = _("Replaced by edition %(edition)s.") % {"edition": instrument.edition}
        _withdraw(before, reason, by=by, at=at)
        record("instrument.withdrawn", before, by=by, at=at, reason=reason, replaced_by=instrument.pk)


def _withdraw(instrument, reason, *, by, at):
    move(instrument, InstrumentState.WITHDRAWN)
    instrument.withdrawn_by, instrument.withdrawn_at, instrument.withdrawn_reason = by, at, reason
    instrument.save(update_fields=["state", "withdrawn_by", "withdrawn_at", "withdrawn_reason"])
