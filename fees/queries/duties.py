"""What waits for the payer and for the secretariat about money (8.4)."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Role
from foundation.look import writing
from foundation.workflow.todo import Todo

from .standing import held_invoices, open_invoices_of, slips_to_judge, transfers_to_judge

NAMED = 5


def todo(user, *, at):
    """The payer's open invoices; the secretariat's slips, and money that nobody is owed any more."""
    todos = [_to_pay(invoice) for invoice in open_invoices_of(user) if not invoice.is_being_checked]
    if user.holds(Role.SECRETARIAT):
        todos += [*_to_judge(user), *_transfers(user), *_to_give_back()]
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


def _to_judge(user):
    """Each slip by name; where there are many, one line that leads to all of them."""
    slips = list(slips_to_judge().exclude(sent_by=user)[: NAMED + 1])
    if len(slips) <= NAMED:
        return [_slip(slip) for slip in slips]
    return [
        Todo(
            verb=_("Check the transfer slips"),
            why=_("%d slips wait; a bank statement checks many at once.") % slips_to_judge().count(),
            due_on=None,
            url=reverse("fees:queue"),
            kind="payment",
            clause="8.4",
            icon="receipt",
            button=_("Check"),
        )
    ]


def _slip(slip):
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


def _transfers(user):
    for transfer in transfers_to_judge().exclude(sent_by=user).exclude(invoices__payer=user)[:NAMED]:
        yield Todo(
            verb=_("Check the transfer of %s") % transfer.organisation,
            why=_("%s for several people, with one slip") % writing.money(transfer.amount),
            due_on=None,
            url=transfer.get_absolute_url(),
            kind="payment",
            clause="8.4",
            icon="receipt",
            button=_("Check"),
        )


def _to_give_back():
    held = held_invoices().count()
    if held:
        words = ngettext("%d cancelled invoice holds money.", "%d cancelled invoices hold money.", held)
        yield Todo(
            verb=_("Give money back, or credit it"),
            why=words % held,
            due_on=None,
            url=f"{reverse('fees:queue')}?keadaan=ditahan",
            kind="payment",
            clause="8.4",
            icon="cash",
            button=_("See"),
        )
