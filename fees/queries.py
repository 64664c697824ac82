"""Reads about money: what waits for the secretariat, and what waits for a payer (8.4)."""

from django.utils.translation import gettext as _

from accounts.models import Role
from foundation.look import writing
from foundation.workflow.todo import Todo

from .models import Invoice, Slip
from .states import InvoiceState


def slips_to_judge():
    """Slips without a verdict, the oldest first."""
    return Slip.objects.filter(verdict="").select_related("invoice__payer", "upload").order_by("sent_at")


def open_invoices_of(user):
    """Invoices that still ask this person for money."""
    return Invoice.objects.filter(payer=user, state=InvoiceState.OPEN)


def todo(user, *, at):
    """What the payer and the secretariat have to do about money."""
    todos = [_to_pay(invoice) for invoice in open_invoices_of(user) if not invoice.slips.filter(verdict="").exists()]
    if user.holds(Role.SECRETARIAT):
        todos += [_to_judge(slip) for slip in slips_to_judge() if slip.sent_by_id != user.pk]
    return todos


def _to_pay(invoice):
    return Todo(
        verb=_("Pay invoice %s") % invoice.number,
        why=_("Still owed: %s. Transfer it, then upload the slip.") % writing.money(invoice.due),
        due_on=None,
        url=invoice.get_absolute_url(),
        kind="payment",
        clause="8.4",
        icon="receipt",
        button=_("Pay"),
    )


def _to_judge(slip):
    return Todo(
        verb=_("Check the slip of %s") % slip.invoice.payer_name,
        why=_("%(amount)s for invoice %(number)s")
        % {"amount": writing.money(slip.amount), "number": slip.invoice.number},
        due_on=None,
        url=slip.invoice.get_absolute_url(),
        kind="payment",
        clause="8.4",
        icon="receipt",
        button=_("Check"),
    )
