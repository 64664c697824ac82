"""What happens to invoices: issued, slips sent and judged, payments taken back, cancelled (8)."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.documents.actions import accept_upload, order_paper, take_number
from foundation.documents.models import Slot
from foundation.journal.actions import record
from foundation.workflow.answers import NotAllowed, no, require
from foundation.workflow.moves import lock, move
from schemes.queries import fee_for

from .letters import (
    tell_payer_invoice,
    tell_payer_payment,
    tell_payer_reversed,
    tell_payer_slip_rejected,
    tell_secretariat_slip,
)
from .models import Invoice, Payment, Slip, SlipVerdict
from .papers import invoice_facts
from .rules import (
    can_cancel_invoice,
    can_confirm_slip,
    can_judge_slip,
    can_reverse_payment,
    can_send_slip,
    reference_as_kept,
)
from .states import InvoiceState


@transaction.atomic
def issue_invoice(*, payer, payer_name, scheme_version, organisation, purpose, by, at):
    """Issue an invoice by the fee of the day, frozen in it (8.2.3, 8.3).

    Returns the invoice; refuses where the LSP has set no fee for this kind of employer and purpose.
    """
    fee = fee_for(scheme_version, organisation.kind, timezone.localdate(at), purpose=purpose)
    if fee is None:
        require(
            no(_("The LSP has not set this fee yet. The secretariat can say when it will."), clause="8.2.3")
        )

    invoice = Invoice.objects.create(
        number=take_number("invoice", at=at),
        payer=payer,
        payer_name=payer_name,
        organisation=organisation,
        organisation_name=organisation.name,
        organisation_kind=organisation.kind,
        scheme_version=scheme_version,
        fee=fee,
        amount=fee.amount,
        registration_share=fee.admin_part,
        test_share=fee.assessment_part,
        issued_at=at,
    )
    _print(invoice, by=by, at=at)

    record("invoice.issued", invoice, by=by, at=at, number=invoice.number, amount=invoice.amount)
    tell_payer_invoice(invoice, at=at)
    return invoice


@transaction.atomic
def send_slip(invoice, *, file, amount, paid_on, by, at):
    """The payer sends a transfer slip; it waits for the secretariat. Returns the slip (8.4)."""
    invoice = lock(invoice)
    require(can_send_slip(by, invoice))

    upload = accept_upload(file, slot=Slot.SLIP, by=by, at=at)
    slip = Slip.objects.create(
        invoice=invoice, upload=upload, amount=amount, paid_on=paid_on, sent_by=by, sent_at=at
    )

    record("slip.sent", invoice, by=by, at=at, slip=slip.pk, amount=amount)
    tell_secretariat_slip(slip, at=at)
    return slip


@transaction.atomic
def confirm_slip(slip, *, amount, received_on, bank_reference, by, at):
    """Confirm that the money is on the account; the invoice is paid once the sum is reached. Returns the payment (8.4)."""
    invoice = lock(slip.invoice)
    slip = lock(slip)
    on = timezone.localdate(at)
    require(
        can_confirm_slip(
            by, slip, amount=amount, received_on=received_on, bank_reference=bank_reference, on=on
        )
    )

    _judge(slip, SlipVerdict.CONFIRMED, by=by, at=at)
    payment = _receive(
        slip, amount=amount, received_on=received_on, bank_reference=bank_reference, by=by, at=at
    )
    _settle(invoice, by=by, at=at)

    record("payment.confirmed", invoice, by=by, at=at, amount=amount, reference=payment.bank_reference)
    tell_payer_payment(payment, at=at)
    return payment


@transaction.atomic
def reject_slip(slip, *, reason, by, at):
    """The slip does not show what it should; the payer is told why and may send another (8.4)."""
    slip = lock(slip)
    require(can_judge_slip(by, slip))
    if not reason.strip():
        require(no(_("Say why the slip is rejected; the payer reads it."), clause="8.4"))

    slip.reason = reason.strip()
    _judge(slip, SlipVerdict.REJECTED, by=by, at=at)

    record("slip.rejected", slip.invoice, by=by, at=at, slip=slip.pk)
    tell_payer_slip_rejected(slip, at=at)
    return slip


@transaction.atomic
def reverse_payment(payment, *, reason, by, at):
    """Take a confirmed payment back because it was wrong; the invoice opens again where money is missing."""
    invoice = lock(payment.invoice)
    payment = lock(payment)
    require(can_reverse_payment(by, payment))
    if not reason.strip():
        require(no(_("Say why the payment is taken back."), clause="8.4"))

    payment.reversed_at, payment.reversed_by, payment.reversed_reason = at, by, reason.strip()
    payment.save()
    if invoice.state == InvoiceState.PAID and invoice.due:
        move(invoice, InvoiceState.OPEN)
        invoice.settled_at = None
        invoice.save()

    record("payment.reversed", invoice, by=by, at=at, payment=payment.pk)
    tell_payer_reversed(payment, at=at)
    return payment


@transaction.atomic
def cancel_invoice(invoice, *, reason, by, at):
    """The application ended before anything was paid (called by the applications floor)."""
    invoice = lock(invoice)
    require(can_cancel_invoice(by, invoice))

    move(invoice, InvoiceState.CANCELLED)
    invoice.cancelled_reason = reason
    invoice.save()

    record("invoice.cancelled", invoice, by=by, at=at)
    return invoice


def _judge(slip, verdict, *, by, at):
    slip.verdict, slip.judged_by, slip.judged_at = verdict, by, at
    slip.save()


def _receive(slip, *, amount, received_on, bank_reference, by, at):
    """The payment row. Two who confirm one transfer at once: the database lets one through, the other is told."""
    try:
        with transaction.atomic():
            return Payment.objects.create(
                invoice=slip.invoice,
                slip=slip,
                amount=amount,
                received_on=received_on,
                bank_reference=reference_as_kept(bank_reference),
                confirmed_by=by,
                confirmed_at=at,
            )
    except IntegrityError:
        raise NotAllowed(no(_("This bank reference has just paid another invoice."), clause="8.4")) from None


def _settle(invoice, *, by, at):
    if invoice.state == InvoiceState.OPEN and not invoice.due:
        move(invoice, InvoiceState.PAID)
        invoice.settled_at = at
        _print(invoice, by=by, at=at, replaces=invoice.paper)


def _print(invoice, *, by, at, replaces=None):
    """The invoice as a paper; once paid, a second one that carries LUNAS takes its place."""
    invoice.paper = order_paper(
        "invoice",
        facts=invoice_facts(invoice),
        subject=invoice,
        by=by,
        at=at,
        number=invoice.number,
        replaces=replaces,
        reason=_("The invoice is paid.") if replaces else "",
    )
    invoice.save()
