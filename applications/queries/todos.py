"""What an applicant has to do: with the application itself, and what is owed for it."""

from django.urls import reverse
from django.utils.translation import gettext as _

from applications.states import ApplicationState
from fees.states import InvoiceState
from foundation.look.writing import money
from foundation.workflow.todo import Todo

from .items import open_return, returned_items, title_of, why_returned

PAYABLE = {ApplicationState.SUBMITTED, ApplicationState.RETURNED, ApplicationState.ACCEPTED}


def own_todos(application):
    """What the applicant has to do with the application itself."""
    if application.state == ApplicationState.DRAFT:
        return [_go_on(application)]
    if application.state == ApplicationState.RETURNED:
        return [*_to_mend(application), *_to_send_again(application)]
    return []


def _go_on(application):
    return Todo(
        verb=_("Complete your application and send it"),
        why=_("Everything you typed is kept. You can go on from any device."),
        due_on=None,
        url=reverse("applications:continue", args=[application.pk]),
        kind="application",
        clause="9.1.2",
        icon="edit",
        button=_("Go on"),
    )


def _to_mend(application):
    """One line for each thing that was sent back and is not answered, with the words of the reviewer."""
    back = open_return(application)
    for key, item in returned_items(application).items():
        if item.answered_at is None:
            yield Todo(
                verb=_("Put right: %s") % title_of(application, key),
                why=why_returned(item),
                due_on=back.due_on if back else None,
                url=reverse("applications:mend", args=[application.pk, key]),
                kind="returned",
                clause="9.1.5",
                icon="edit",
                button=_("Put right"),
            )


def _to_send_again(application):
    waiting = [item for item in returned_items(application).values() if item.answered_at is None]
    if waiting:
        return []
    back = open_return(application)
    return [
        Todo(
            verb=_("Send your application again"),
            why=_("Everything that was returned is put right."),
            due_on=back.due_on if back else None,
            url=reverse("applications:send", args=[application.pk]),
            kind="returned",
            clause="9.1.5",
            icon="send",
            button=_("Check and send"),
        )
    ]


def payment_todos(application):
    """What is still owed, as long as the application lives (8.4)."""
    invoice = application.invoice
    if invoice is None or invoice.state != InvoiceState.OPEN or application.state not in PAYABLE:
        return []
    if invoice.is_being_checked:
        return []
    return [_pay(invoice)]


def _pay(invoice):
    return Todo(
        verb=_("Pay the certification fee of %s") % money(invoice.due),
        why=_("Invoice %s. Upload the transfer slip after you have paid.") % invoice.number,
        due_on=None,
        url=invoice.get_absolute_url(),
        kind="payment",
        clause="8.4",
        icon="receipt",
        button=_("See the invoice"),
    )
