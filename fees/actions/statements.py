"""A bank statement is read, matched line by line, and what fits is confirmed, each line for itself (8.4)."""

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from fees.models import Slip, Statement, StatementLine, Transfer
from fees.queries.matching import match
from fees.rules import can_see_money
from foundation.journal.actions import record
from foundation.workflow.answers import NotAllowed, require
from foundation.workflow.moves import lock

from .payments import confirm_slip
from .transfers import confirm_transfer


@transaction.atomic
def read_statement(rows, *, name, by, at):
    """Keep the lines of a statement, each beside the proof it seems to be; nothing is confirmed yet. Returns it."""
    require(can_see_money(by))

    statement = Statement.objects.create(name=name, read_by=by, read_at=at)
    StatementLine.objects.bulk_create(
        StatementLine(
            statement=statement,
            row=found.row.row,
            received_on=found.row.received_on,
            amount=found.row.amount,
            bank_reference=found.row.bank_reference,
            words=found.row.words,
            slip=found.proof if isinstance(found.proof, Slip) else None,
            transfer=found.proof if isinstance(found.proof, Transfer) else None,
            outcome=found.words,
        )
        for found in match(rows)
    )

    record("statement.read", statement, by=by, at=at, lines=len(rows))
    return statement


def confirm_lines(statement, chosen, *, by, at):
    """Confirm the chosen lines that have a proof, each on its own; one that is refused keeps its reason.

    Returns how many were confirmed.
    """
    proved = Q(slip__isnull=False) | Q(transfer__isnull=False)
    lines = statement.lines.filter(proved, pk__in=chosen, settled_at__isnull=True)
    return sum(_confirm(line, by=by, at=at) for line in lines)


def _confirm(line, *, by, at):
    try:
        _settle(line, by=by, at=at)
    except NotAllowed as refusal:
        _keep_refusal(line, refusal, by=by, at=at)
        return False
    return True


@transaction.atomic
def _keep_refusal(line, refusal, *, by, at):
    StatementLine.objects.filter(pk=line.pk).update(outcome=str(refusal))
    record("line.refused", line, by=by, at=at, clause=refusal.clause)


@transaction.atomic
def _settle(line, *, by, at):
    line = lock(line)
    facts = {
        "amount": line.amount,
        "received_on": line.received_on,
        "bank_reference": line.bank_reference,
    }
    if line.transfer:
        confirm_transfer(line.transfer, **facts, by=by, at=at)
    else:
        confirm_slip(line.slip, **facts, by=by, at=at)
    line.settled_at, line.outcome = at, _("Confirmed.")
    line.save(update_fields=["settled_at", "outcome"])
