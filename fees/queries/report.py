"""What came in between two days, split as the scheme splits it: 60 and 40 percent (8.1-8.2.2)."""

from collections import defaultdict
from dataclasses import dataclass

from accounts.models import OrganisationKind
from fees.models import Payment


@dataclass
class Line:
    """One kind of employer: how many invoices brought how much, and the two parts of it."""

    label: str
    invoices: int = 0
    received: int = 0
    registration: int = 0
    test: int = 0
    over: int = 0


def report(first, last):
    """A line for each kind of employer, and the sum of them: by the day on the bank statement, both days included.

    What was paid beyond an invoice belongs to nobody's part: it stands apart, to be given back or credited.
    """
    lines = {kind: Line(str(label)) for kind, label in OrganisationKind.choices}
    for invoice, (counted, over) in _by_invoice(first, last).items():
        line = lines[invoice.organisation_kind]
        test = counted * invoice.test_share // invoice.amount
        line.invoices += 1
        line.received += counted + over
        line.over += over
        line.test += test
        # What does not split to whole rupiah goes to the larger part (TRUST 8.2.1-b).
        line.registration += counted - test
    return list(lines.values()), _sum(lines.values())


def _by_invoice(first, last):
    """Of each invoice what counts towards it in these days, and what came in beyond it.

    A cancelled invoice asks for nothing: what lies on it is to be given back.
    """
    counted = defaultdict(lambda: [0, 0])
    before = defaultdict(int)
    standing = Payment.objects.filter(reversed_at__isnull=True, received_on__lte=last)
    touched = standing.filter(received_on__gte=first).values("invoice")
    payments = standing.filter(invoice__in=touched).select_related("invoice").order_by("received_on", "pk")
    for payment in payments:
        asked = 0 if payment.invoice.state == "CANCELLED" else payment.invoice.amount
        fits = min(payment.amount, max(asked - before[payment.invoice_id], 0))
        before[payment.invoice_id] += payment.amount
        if payment.received_on >= first:
            counted[payment.invoice][0] += fits
            counted[payment.invoice][1] += payment.amount - fits
    return counted


def _sum(lines):
    total = Line("")
    for line in lines:
        for name in ("invoices", "received", "registration", "test", "over"):
            setattr(total, name, getattr(total, name) + getattr(line, name))
    return total
