"""Slips are sent and judged, payments confirmed, taken back and credited (8.4)."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fees.letters import (
    tell_payer_payment,
    tell_payer_reversed,
    tell_payer_slip_rejected,
    tell_secretariat_slip,
)
from fees.models import Payment, Slip, SlipVerdict
from fees.queries.standing import reference_as_kept
from fees.rules import (
    can_confirm_slip,
    can_credit_payment,
    can_judge_slip,
    can_reverse_payment,
    can_send_slip,
)
from fees.states import InvoiceState
from foundation.documents.actions import keep_upload
from foundation.journal.actions import record
from foundation.workflow.answers import NotAllowed, no, require
from foundation.workflow.moves import lock, move

from .invoices import print_invoice


@transaction.atomic
def send_slip(invoice, *, examined, amount, paid_on, by, at):
    """The payer sends a transfer slip, already examined; it waits for the secretariat. Returns the slip (8.4)."""
    invoice = lock(invoice)
    require(can_send_slip(by, invoice))

    slip = Slip.objects.create(
        invoice=invoice,
        upload=keep_upload(examined, by=by, at=at),
        amount=amount,
        paid_on=paid_on,
        sent_by=by,
        sent_at=at,
    )

    record("slip.sent", invoice, by=by, at=at, slip=slip.pk, amount=amount)
    tell_secretariat_slip(slip, at=at)
    return slip


@transaction.atomic
def confirm_slip(slip, *, amount, received_on, bank_reference, by, at):
    """Confirm that the money is on the account; the invoice is paid once the sum is reached (8.4).

    Returns the payment.
    """
    invoice = lock(slip.invoice)
    slip = lock(slip)
    on = timezone.localdate(at)
    require(
        can_confirm_slip(
            by, slip, amount=amount, received_on=received_on, bank_reference=bank_reference, on=on
        )
    )

    judge(slip, SlipVerdict.CONFIRMED, by=by, at=at)
    return receive(
        invoice,
        slip=slip,
        amount=amount,
        received_on=received_on,
        bank_reference=bank_reference,
        by=by,
        at=at,
    )


@transaction.atomic
def reject_slip(slip, *, reason, by, at):
    """The slip does not show what it should; the payer is told why and may send another (8.4)."""
    slip = lock(slip)
    require(can_judge_slip(by, slip))
    if not reason.strip():
        require(no(_("Say why the slip is rejected; the payer reads it."), clause="8.4"))

    slip.reason = reason.strip()
    judge(slip, SlipVerdict.REJECTED, by=by, at=at)

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
def credit_payment(payment, invoice, *, reason, by, at):
    """Money held on one invoice pays another of the same payer: taken back there, received here. Returns the payment.

    For what was paid too much, and for invoices that were replaced by one with the right fee (TRUST 8.2.3-b).
    """
    invoice = lock(invoice)
    payment = lock(payment)
    require(can_credit_payment(by, payment, invoice))
    reverse_payment(payment, reason=reason, by=by, at=at)

    credited = _keep(
        invoice,
        slip=payment.slip,
        transfer=payment.transfer,
        part=payment.part,
        amount=payment.amount,
        received_on=payment.received_on,
        bank_reference=payment.bank_reference,
        by=by,
        at=at,
    )
    _settle(invoice, by=by, at=at)

    record("payment.credited", invoice, by=by, at=at, amount=payment.amount, before=payment.invoice.number)
    tell_payer_payment(credited, at=at)
    return credited


def receive(invoice, *, amount, by, at, **how):
    """The money is on the account: keep the payment, settle the invoice, tell the payer. Returns the payment."""
    payment = _keep(invoice, amount=amount, by=by, at=at, **how)
    _settle(invoice, by=by, at=at)

    record("payment.confirmed", invoice, by=by, at=at, amount=amount, reference=payment.bank_reference)
    tell_payer_payment(payment, at=at)
    return payment


def judge(proof, verdict, *, by, at):
    """The verdict of the second person on a slip or on a transfer for several."""
    proof.verdict, proof.judged_by, proof.judged_at = verdict, by, at
    proof.save()


def _keep(invoice, *, bank_reference, by, at, **how):
    """The payment row. Two who confirm one transfer at once: the database lets one through, the other is told."""
    try:
        with transaction.atomic():
            return Payment.objects.create(
                invoice=invoice,
                bank_reference=reference_as_kept(bank_reference),
                confirmed_by=by,
                confirmed_at=at,
                **how,
            )
    except IntegrityError:
        raise NotAllowed(no(_("This bank reference has just paid another invoice."), clause="8.4")) from None


def _settle(invoice, *, by, at):
    if invoice.state == InvoiceState.OPEN and not invoice.due:
        move(invoice, InvoiceState.PAID)
        invoice.settled_at = at
        print_invoice(invoice, reference=_reference(invoice), by=by, at=at, replaces=invoice.paper)


def _reference(invoice):
    """The application's number, as the paper that is replaced names it."""
    return invoice.paper.facts["lines"][0]["reference"] if invoice.paper else invoice.number
