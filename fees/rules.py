"""Who may send a slip, judge it, take a payment back or cancel an invoice (8.3, 8.4)."""

from django.utils.translation import gettext as _

from accounts.models import Role
from accounts.queries import same_person
from foundation.look.writing import money
from foundation.workflow.answers import YES, first_no, no

from .models import Payment
from .queries.standing import reference_as_kept
from .states import InvoiceState


def can_see_money(user):
    if not user.holds(Role.SECRETARIAT):
        return no(_("Only the secretariat keeps the payments."), clause="8.4")
    return YES


def can_send_slip(user, invoice):
    """The payer sends proof as long as the invoice asks for money."""
    if user != invoice.payer:
        return no(_("Only the person who owes this invoice sends its slip."), clause="8.4")
    if invoice.state == InvoiceState.CANCELLED:
        return no(
            _("This invoice was cancelled. Ask the secretariat before you transfer anything."), clause="8.4"
        )
    if invoice.state == InvoiceState.PAID:
        return no(_("This invoice is paid. Nothing more is owed."), clause="8.4")
    return YES


def can_judge_slip(user, slip):
    """A second person looks at each slip; one's own never."""
    return first_no(can_see_money(user), _is_of_somebody_else(user, slip), _is_unjudged(slip))


def can_confirm_slip(user, slip, *, amount, received_on, bank_reference, on):
    """Confirmed is what stands on the account: not more than the slip says, not from the future, not twice."""
    judge = can_judge_slip(user, slip)
    if not judge:
        return judge
    if slip.invoice.state == InvoiceState.CANCELLED:
        return no(
            _("The invoice was cancelled. Reject the slip and settle the refund with the payer."),
            clause="8.4",
        )
    if amount < 1:
        return no(_("The amount has to be at least one rupiah."), clause="8.4")
    if amount > slip.amount:
        return no(_("You cannot confirm more than the slip shows."), clause="8.4")
    return first_no(_is_not_to_come(received_on, on), can_use_reference(bank_reference))


def can_use_reference(bank_reference):
    """One transfer pays once."""
    reference = reference_as_kept(bank_reference)
    if not reference:
        return no(_("Write the reference from the bank statement."), clause="8.4")
    used = (
        Payment.objects.filter(bank_reference=reference, reversed_at__isnull=True)
        .select_related("invoice")
        .first()
    )
    if used:
        return no(
            _("This bank reference has already paid invoice %(number)s. One transfer pays once.")
            % {"number": used.invoice.number},
            clause="8.4",
        )
    return YES


def can_record_transfer(user, organisation, invoices, *, amount):
    """One transfer for several named people of one employer, that pays each of their invoices in full (TRUST 8.4-c)."""
    return first_no(
        can_see_money(user),
        _are_several(invoices),
        *(_can_be_covered(user, organisation, invoice) for invoice in invoices),
        _adds_up(invoices, amount),
    )


def can_judge_transfer(user, transfer):
    """Another person than the one who recorded it, and nobody whose fee it pays."""
    payers = [invoice.payer for invoice in transfer.invoices.select_related("payer")]
    if any(same_person(user, person) for person in (transfer.sent_by, *payers)):
        return no(_("You recorded this transfer or are one of its people; another person judges it."), "8.4")
    return first_no(can_see_money(user), _is_unjudged(transfer))


def can_confirm_transfer(user, transfer, invoices, *, amount, received_on, bank_reference, on):
    """What stands on the account is the whole transfer, and each invoice still asks for its part."""
    return first_no(
        can_judge_transfer(user, transfer),
        _is_whole(transfer, amount),
        *(_asks_for_money(invoice) for invoice in invoices),
        _adds_up(invoices, transfer.amount),
        _is_not_to_come(received_on, on),
        can_use_reference(bank_reference),
    )


def _are_several(invoices):
    if len(invoices) > 1:
        return YES
    return no(_("Choose at least two invoices. For a single one its payer sends a slip."), clause="8.4")


def _can_be_covered(user, organisation, invoice):
    if invoice.organisation_id != organisation.pk:
        return no(_("Invoice %s is of another employer.") % invoice.number, clause="8.4")
    if same_person(user, invoice.payer):
        return no(
            _("One of these invoices is your own, so another person records the transfer."), clause="8.4"
        )
    if invoice.transfers.filter(verdict="").exists():
        return no(_("Invoice %s waits in another transfer already.") % invoice.number, clause="8.4")
    return _asks_for_money(invoice)


def _asks_for_money(invoice):
    if invoice.state == InvoiceState.OPEN:
        return YES
    return no(_("Invoice %s does not ask for money.") % invoice.number, clause="8.4")


def _adds_up(invoices, amount):
    owed = sum(invoice.due for invoice in invoices)
    if owed == amount:
        return YES
    words = {"owed": money(owed), "amount": money(amount)}
    return no(_("The chosen invoices add up to %(owed)s, the transfer to %(amount)s.") % words, clause="8.4")


def _is_whole(transfer, amount):
    if amount == transfer.amount:
        return YES
    words = {"stands": money(amount), "recorded": money(transfer.amount)}
    return no(
        _("%(stands)s stands on the statement, %(recorded)s was recorded. Reject it and record it anew.")
        % words,
        clause="8.4",
    )


def _is_not_to_come(received_on, on):
    if received_on > on:
        return no(_("The date of receipt lies in the future."), clause="8.4")
    return YES


def can_reverse_payment(user, payment):
    """Taken back by another person than the one who confirmed it."""
    if not user.holds(Role.SECRETARIAT, Role.HEAD):
        return no(_("Only the secretariat or the head takes a payment back."), clause="8.4")
    if same_person(user, payment.invoice.payer):
        return no(_("This is your own payment, so another person takes it back."), clause="8.4")
    if same_person(user, payment.confirmed_by):
        return no(_("You confirmed this payment, so another person takes it back."), clause="8.4")
    if payment.reversed_at:
        return no(_("This payment has already been taken back."), clause="8.4")
    return YES


def can_credit_payment(user, payment, invoice):
    """Money that is held or too much pays another open invoice of the same person."""
    before = payment.invoice
    if before.payer_id != invoice.payer_id or before.pk == invoice.pk:
        return no(_("Money is credited to another invoice of the same person."), clause="8.4")
    if not (before.held or before.overpaid >= payment.amount):
        return no(_("Invoice %s still needs this payment.") % before.number, clause="8.4")
    if invoice.state != InvoiceState.OPEN:
        return no(_("Invoice %s does not ask for money.") % invoice.number, clause="8.4")
    return can_reverse_payment(user, payment)


def can_cancel_invoice(user, invoice):
    """Once; money that came in is held on it, to be given back or credited (called by the applications floor)."""
    if invoice.state == InvoiceState.CANCELLED:
        return no(_("This invoice was cancelled already."), clause="8.3")
    return YES


def can_keep_accounts(user, *, on):
    """Who says where the money goes."""
    if user.holds(Role.SECRETARIAT, Role.HEAD, on=on):
        return YES
    return no(_("Only the secretariat or the head enters the bank account."), clause="8.4")


def _is_of_somebody_else(user, slip):
    if same_person(user, slip.sent_by) or same_person(user, slip.invoice.payer):
        return no(_("This is your own slip, so another person judges it."), clause="8.4")
    return YES


def _is_unjudged(slip):
    if slip.verdict:
        return no(
            _("%(who)s has already judged this slip: %(verdict)s.")
            % {"who": slip.judged_by, "verdict": slip.get_verdict_display()},
            clause="8.4",
        )
    return YES
