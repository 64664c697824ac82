"""One transfer of an employer for several of its people: recorded by one person, confirmed by another (TRUST 8.4-c)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fees.letters import tell_recorder_rejected, tell_secretariat_transfer
from fees.models import Invoice, SlipVerdict, Transfer
from fees.rules import can_confirm_transfer, can_judge_transfer, can_record_transfer
from foundation.documents.actions import keep_upload
from foundation.journal.actions import record
from foundation.workflow.answers import no, require
from foundation.workflow.moves import lock

from .payments import judge, receive


@transaction.atomic
def record_transfer(organisation, invoices, *, examined, amount, paid_on, by, at):
    """Record a transfer with its slip, already examined, and whose invoices it pays in full. Returns the transfer."""
    invoices = _locked(invoices)
    require(can_record_transfer(by, organisation, invoices, amount=amount))

    transfer = Transfer.objects.create(
        organisation=organisation,
        upload=keep_upload(examined, by=by, at=at),
        amount=amount,
        paid_on=paid_on,
        sent_by=by,
        sent_at=at,
    )
    transfer.invoices.set(invoices)

    numbers = [invoice.number for invoice in invoices]
    record("transfer.recorded", transfer, by=by, at=at, amount=amount, invoices=numbers)
    tell_secretariat_transfer(transfer, at=at)
    return transfer


@transaction.atomic
def confirm_transfer(transfer, *, amount, received_on, bank_reference, by, at):
    """The whole sum is on the account: a payment for each invoice, under the one reference. Returns the payments."""
    invoices = _locked(transfer.invoices.all())
    transfer = lock(transfer)
    facts = {"amount": amount, "received_on": received_on, "bank_reference": bank_reference}
    require(can_confirm_transfer(by, transfer, invoices, **facts, on=timezone.localdate(at)))

    judge(transfer, SlipVerdict.CONFIRMED, by=by, at=at)
    record("transfer.confirmed", transfer, by=by, at=at, amount=amount, reference=bank_reference)
    return [
        receive(
            lock(invoice),  # afresh: what came in is counted once for an object
            transfer=transfer,
            part=part,
            amount=invoice.due,
            received_on=received_on,
            bank_reference=bank_reference,
            by=by,
            at=at,
        )
        for part, invoice in enumerate(invoices)
    ]


@transaction.atomic
def reject_transfer(transfer, *, reason, by, at):
    """The transfer does not show what it should; whoever recorded it is told why. Returns it."""
    transfer = lock(transfer)
    require(can_judge_transfer(by, transfer))
    if not reason.strip():
        require(no(_("Say why the transfer is rejected."), clause="8.4"))

    transfer.reason = reason.strip()
    judge(transfer, SlipVerdict.REJECTED, by=by, at=at)

    record("transfer.rejected", transfer, by=by, at=at)
    tell_recorder_rejected(transfer, at=at)
    return transfer


def _locked(invoices):
    """These invoices, held until the transaction ends, in an order that two of us share."""
    chosen = [invoice.pk for invoice in invoices]
    found = Invoice.objects.select_for_update(of=("self",)).filter(pk__in=chosen).order_by("pk")
    return list(found.select_related("payer"))
