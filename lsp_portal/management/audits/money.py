"""The money (8.2)."""

from applications.models import Application
from fees.models import Invoice
from fees.states import InvoiceState


def money(_at):
    """What is paid was received, what was issued adds up, and every accepted case is paid."""
    for invoice in Invoice.objects.filter(state=InvoiceState.PAID):
        if invoice.due:
            yield f"{invoice}: {invoice.due}"
    for case in Application.objects.filter(state="ACCEPTED").exclude(invoice__state=InvoiceState.PAID):
        yield f"{case}: not paid"
