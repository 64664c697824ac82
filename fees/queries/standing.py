"""How invoices, slips and the account stand (8.4)."""

import re

from django.db.models import Count, OuterRef, Prefetch, Subquery, Sum
from django.db.models.functions import Coalesce

from accounts.models import Organisation
from fees.models import BankAccount, Invoice, Payment, Slip, Transfer
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


def transfers_to_judge():
    """Transfers for several people without a verdict, the oldest first."""
    return Transfer.objects.filter(verdict="").select_related("organisation", "sent_by").order_by("sent_at")


def _not_covered():
    """Open invoices that no transfer which waits for its check pays already."""
    return Invoice.objects.filter(state=InvoiceState.OPEN).exclude(transfers__verdict="")


def employers_owing():
    """Employers for whose people at least two invoices are open, each with how many."""
    several = _not_covered().values("organisation").annotate(owing=Count("pk"))
    found = dict(several.filter(owing__gt=1).values_list("organisation", "owing"))
    employers = Organisation.objects.filter(pk__in=found).order_by("name")
    return [(employer, found[employer.pk]) for employer in employers]


def open_invoices_of_employer(organisation):
    """Invoices of its people that still ask for money, by name, with what came in for each."""
    return with_received(_not_covered().filter(organisation=organisation)).order_by("payer_name", "pk")


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
