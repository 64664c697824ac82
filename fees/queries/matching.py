"""Which waiting slip, or transfer for several people, a line of a bank statement speaks of (8.4)."""

import datetime as dt
from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from fees.models import Invoice, Payment, Slip, Transfer
from fees.states import InvoiceState
from foundation.look.writing import money

from .standing import reference_as_kept, slips_to_judge, transfers_to_judge

NEAR = dt.timedelta(days=3)


@dataclass(frozen=True)
class Row:
    """One transfer as the statement has it."""

    row: int
    received_on: dt.date
    amount: int
    bank_reference: str
    words: str

    @cached_property
    def said(self):
        """All that it says, in the spelling of a reference."""
        return reference_as_kept(f"{self.words} {self.bank_reference}")


@dataclass(frozen=True)
class Match:
    """A line, the slip or the transfer for several people that it seems to be (None without), and why in words."""

    row: Row
    proof: Slip | Transfer | None
    words: str


def match(rows):
    """Every row with its proof: by an invoice number in the transfer, else by amount and day where only one fits.

    No proof is given to two rows; a row that names its invoice comes before one of the same amount that does not.
    """
    waiting = [*slips_to_judge(), *transfers_to_judge().prefetch_related("invoices")]
    used = _used_references(rows)
    matches = []
    for row in sorted(rows, key=lambda row: not any(_speaks_of(row, proof) for proof in waiting)):
        found = _match(row, waiting, used)
        if found.proof:
            waiting.remove(found.proof)
        matches.append(found)
    return sorted(matches, key=lambda found: found.row.row)


def _match(row, waiting, used):
    if paid := used.get(reference_as_kept(row.bank_reference)):
        return Match(row, None, _("This transfer has already paid invoice %s.") % paid)
    written = [proof for proof in waiting if _speaks_of(row, proof)]
    if written:
        return _by_number(row, written)
    if named := _named_invoice(row):
        return Match(row, None, named)
    near = [
        proof
        for proof in waiting
        if proof.amount == row.amount and abs(proof.paid_on - row.received_on) <= NEAR
    ]
    if len(near) == 1:
        return Match(row, near[0], _("Amount and day fit this slip alone."))
    if near:
        return Match(row, None, _("Amount and day fit several slips. Check these one by one."))
    return Match(row, None, _("No slip fits. It may be no certification fee."))


def _by_number(row, written):
    exact = [proof for proof in written if proof.amount == row.amount]
    if exact:
        return Match(row, exact[0], _("Invoice number and amount fit."))
    # A transfer for several people pays each of them in full, or nobody.
    enough = [proof for proof in written if isinstance(proof, Slip) and proof.amount > row.amount]
    if enough:
        return Match(row, enough[0], _("Invoice number fits; less came in than the slip shows."))
    words = _("Another amount came in than the %s on the slip of this invoice. Check it by hand.")
    return Match(row, None, words % money(written[0].amount))


def _named_invoice(row):
    """Why a transfer that names an invoice has no slip to confirm; empty where it names none."""
    invoice = Invoice.objects.filter(number__in=row.words.replace(",", " ").split()).first()
    if invoice is None:
        return ""
    if invoice.state == InvoiceState.CANCELLED:
        return _("Invoice %s was cancelled. Settle the refund with the payer.") % invoice.number
    return _("No slip of invoice %s waits. Ask the payer to upload it.") % invoice.number


def _speaks_of(row, proof):
    """Whether it names an invoice that this proof pays."""
    invoices = [proof.invoice] if isinstance(proof, Slip) else proof.invoices.all()
    return any(reference_as_kept(invoice.number) in row.said for invoice in invoices)


def _used_references(rows):
    references = [reference_as_kept(row.bank_reference) for row in rows]
    payments = Payment.objects.filter(bank_reference__in=references, reversed_at__isnull=True)
    return dict(payments.values_list("bank_reference", "invoice__number"))
