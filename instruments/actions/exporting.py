"""A bank is asked for, allowed by a second person, and taken once (9.3.1, ISO/IEC 17024, 7.4.3)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.journal.actions import record
from foundation.look import writing
from foundation.workflow.answers import require
from foundation.workflow.moves import lock, move
from instruments.letters import tell_asker_settled, tell_committee_asked
from instruments.models import Export
from instruments.queries import write_items
from instruments.rules import can_ask_export, can_settle_export, can_take_export
from instruments.states import ExportState


@transaction.atomic
def ask_export(instrument, *, reason, by, at):
    """Ask for all items with their keys; the committee is told."""
    instrument = lock(instrument)
    require(can_ask_export(by, instrument, at=at))

    spent = list(instrument.exports.filter(asked_by=by, state=ExportState.ALLOWED))
    for one in spent:
        move(one, ExportState.LAPSED)
        one.save(update_fields=["state"])
    export = Export.objects.create(instrument=instrument, reason=reason, asked_by=by, asked_at=at)

    record("instrument.export_asked", instrument, moved=spent, by=by, at=at, reason=reason, export=export.pk)
    tell_committee_asked(export, at=at)
    return export


@transaction.atomic
def settle_export(export, *, allow, by, at):
    """A second person allows it, for one day, or refuses it."""
    export = lock(export)
    require(can_settle_export(by, export, on=timezone.localdate(at)))

    move(export, ExportState.ALLOWED if allow else ExportState.REFUSED)
    export.settled_by, export.settled_at = by, at
    export.save(update_fields=["state", "settled_by", "settled_at"])

    told = {"export": export.pk, "allowed": allow}
    record("instrument.export_settled", export.instrument, moved=[export], by=by, at=at, **told)
    tell_asker_settled(export, at=at)
    return export


@transaction.atomic
def take_export(export, *, by, at):
    """The bank as a workbook, once: bytes that say on their second sheet who took them, when, and who allowed it."""
    export = lock(export)
    require(can_take_export(by, export, at=at))

    move(export, ExportState.TAKEN)
    export.taken_at = at
    export.save(update_fields=["state", "taken_at"])
    content = write_items(export.instrument, notes=_marks(export))

    told = {"export": export.pk, "items": export.instrument.items.in_use().count()}
    record("instrument.export_taken", export.instrument, moved=[export], by=by, at=at, **told)
    return content


def _marks(export):
    return (
        str(export.instrument),
        _("Taken by %(person)s, %(moment)s")
        % {"person": export.asked_by, "moment": writing.moment(export.taken_at)},
        _("Allowed by %(person)s: %(reason)s") % {"person": export.settled_by, "reason": export.reason},
        _("Confidential. Destroy this file when it has served its purpose."),
    )
