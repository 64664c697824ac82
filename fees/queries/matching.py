"""Which waiting slip a line of a bank statement speaks of (8.4)."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from fees.models import Invoice, Payment, Slip
from fees.states import InvoiceState

from .standing import reference_as_kept, slips_to_judge

NEAR = dt.timedelta(days=3)


@dataclass(frozen=True)
class Row:
    """One transfer as the statement has it."""

    row: int
    received_on: dt.date
    amount: int
    bank_reference: str
    words: str


@dataclass(frozen=True)
class Match:
    """A line, the slip it seems to be (None without), and why in words."""

    row: Row
    slip: Slip | None
    words: str


def match(rows):
    """Every row with its slip: by the invoice number in the transfer, else by amount and day where only one fits.

    No slip is given to two rows.
    """
    waiting = list(slips_to_judge())
    used = _used_references(rows)
    matches = []
    for row in rows:
        found = _match(row, waiting, used)
        if found.slip:
            waiting.remove(found.slip)
        matches.append(found)
    return matches


def _match(row, waiting, used):
    if paid := used.get(reference_as_kept(row.bank_reference)):
        return Match(row, None, _("This transfer has already paid invoice %s.") % paid)
    written = [slip for slip in waiting if _names(row, slip.invoice.number)]
    if written:
        return _by_number(row, written)
    if named := _named_invoice(row):
        return Match(row, None, named)
    near = [
        slip for slip in waiting if slip.amount == row.amount and abs(slip.paid_on - row.received_on) <= NEAR
    ]
    if len(near) == 1:
        return Match(row, near[0], _("Amount and day fit this slip alone."))
    if near:
        return Match(row, None, _("Amount and day fit several slips. Check these one by one."))
    return Match(row, None, _("No slip fits. It may be no certification fee."))


def _by_number(row, written):
    exact = [slip for slip in written if slip.amount == row.amount]
    if exact:
        return Match(row, exact[0], _("Invoice number and amount fit."))
    enough = [slip for slip in written if slip.amount > row.amount]
    if enough:
        return Match(row, enough[0], _("Invoice number fits; less came in than the slip shows."))
    return Match(row, None, _("More came in than the slip of this invoice shows. Check it by hand."))


def _named_invoice(row):
    """Why a transfer that names an invoice has no slip to confirm; empty where it names none."""
    invoice = Invoice.objects.filter(number__in=row.words.replace(",", " ").split()).first()
    if invoice is None:
        return ""
    if invoice.state == InvoiceState.CANCELLED:
        return _("Invoice %s was cancelled. Settle the refund with the payer.") % invoice.number
    return _("No slip of invoice %s waits. Ask the payer to upload it.") % invoice.number


def _names(row, number):
    return reference_as_kept(number) in reference_as_kept(f"{row.words} {row.bank_reference}")


def _used_references(rows):
    references = [reference_as_kept(row.bank_reference) for row in rows]
    payments = Payment.objects.filter(bank_reference__in=references, reversed_at__isnull=True)
    return dict(payments.values_list("bank_reference", "invoice__number"))
