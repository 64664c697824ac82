"""How invoices, slips and the account stand (8.4)."""

import re

from django.db.models import OuterRef, Prefetch, Subquery, Sum
from django.db.models.functions import Coalesce

from fees.models import BankAccount, Invoice, Payment, Slip
from fees.states import InvoiceState


def reference_as_kept(typed):
    """A bank reference in its one spelling: capital letters and digits, nothing between them."""
    return re.sub(r"[^0-9A-Z]", "", typed.upper())


def account_on(day):
    """The account that holds on that day; None where the LSP has not given one."""
    return BankAccount.objects.filter(valid_from__lte=day).first()


def slips_to_judge():
    """Slips without a verdict, the oldest first."""
    invoices = with_received(Invoice.objects.select_related("payer"))
    return (
        Slip.objects.filter(verdict="")
        .select_related("upload", "sent_by")
        .prefetch_related(Prefetch("invoice", invoices))
        .order_by("sent_at")
    )


def open_invoices_of(user):
    """Invoices that still ask this person for money."""
    return Invoice.objects.filter(payer=user, state=InvoiceState.OPEN)


def with_received(invoices):
    """Invoices with `received`, the rupiah confirmed and not taken back, in the same query."""
    standing = Payment.objects.filter(invoice=OuterRef("pk"), reversed_at__isnull=True).order_by()
    total = standing.values("invoice").annotate(total=Sum("amount")).values("total")
    return invoices.annotate(received=Coalesce(Subquery(total), 0))


def held_invoices():
    """Cancelled invoices on which money lies: to be given back or credited (TRUST 8.4-c)."""
    return with_received(Invoice.objects.filter(state=InvoiceState.CANCELLED)).filter(received__gt=0)
