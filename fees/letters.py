"""The letters that invoices and payments cause."""

from django.utils import timezone

from accounts.models import Role
from accounts.queries import people_holding
from foundation.notices.actions import post


def tell_payer_invoice(invoice, *, at):
    post("fees/letters/invoice", to=invoice.payer, at=at, url=invoice.get_absolute_url(), invoice=invoice)


def tell_secretariat_slip(slip, *, at):
    for person in people_holding(Role.SECRETARIAT, on=timezone.localdate(at)):
        post("fees/letters/slip_sent", to=person, at=at, url=slip.invoice.get_absolute_url(), slip=slip)


def tell_payer_payment(payment, *, at):
    post(
        "fees/letters/payment",
        to=payment.invoice.payer,
        at=at,
        url=payment.invoice.get_absolute_url(),
        payment=payment,
    )


def tell_payer_slip_rejected(slip, *, at):
    post(
        "fees/letters/slip_rejected",
        to=slip.invoice.payer,
        at=at,
        url=slip.invoice.get_absolute_url(),
        slip=slip,
    )


def tell_payer_reversed(payment, *, at):
    post(
        "fees/letters/reversed",
        to=payment.invoice.payer,
        at=at,
        url=payment.invoice.get_absolute_url(),
        payment=payment,
    )


def tell_secretariat_transfer(transfer, *, at):
    for person in people_holding(Role.SECRETARIAT, on=timezone.localdate(at)):
        if person != transfer.sent_by:
            _about_transfer("transfer_recorded", person, transfer, at=at)


def tell_recorder_rejected(transfer, *, at):
    _about_transfer("transfer_rejected", transfer.sent_by, transfer, at=at)


def _about_transfer(name, to, transfer, *, at):
    post(f"fees/letters/{name}", to=to, at=at, url=transfer.get_absolute_url(), transfer=transfer)
