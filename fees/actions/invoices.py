"""Invoices: issued by the fee of the day, cancelled where an application ends or was charged wrongly (8.1-8.3)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fees.letters import tell_payer_invoice
from fees.models import Invoice
from fees.papers import invoice_facts
from fees.queries import part_of
from fees.rules import can_cancel_invoice
from fees.states import InvoiceState
from foundation.documents.actions import order_paper, take_number
from foundation.journal.actions import record
from foundation.workflow.answers import no, require
from foundation.workflow.moves import lock, move
from schemes.queries import fee_for


@transaction.atomic
def issue_invoice(
    *,
    payer,
    payer_name,
    scheme_version,
    organisation,
    purpose,
    reference,
    by,
    at,
    fee_on=None,
    retest_percent=None,
):
    """Issue an invoice by the fee of the day (or of `fee_on`, where it replaces another), frozen in it (8.2.3, 8.3).

    `reference` is the number of the application, as the paper names it. Returns the invoice; refuses where the
    LSP has set no fee for this kind of employer and purpose. A retest costs `retest_percent` of it (9.3).
    """
    fee = fee_for(scheme_version, organisation.kind, fee_on or timezone.localdate(at), purpose=purpose)
    if fee is None:
        require(
            no(_("The LSP has not set this fee yet. The secretariat can say when it will."), clause="8.2.3")
        )

    sums = part_of(fee, 100 if retest_percent is None else retest_percent)
    invoice = Invoice.objects.create(
        number=take_number("invoice", at=at),
        payer=payer,
        payer_name=payer_name,
        organisation=organisation,
        organisation_name=organisation.name,
        organisation_kind=organisation.kind,
        scheme_version=scheme_version,
        fee=fee,
        retest_percent=retest_percent,
        amount=sums.amount,
        registration_share=sums.registration_share,
        test_share=sums.test_share,
        issued_at=at,
    )
    print_invoice(invoice, reference=reference, by=by, at=at)

    record("invoice.issued", invoice, by=by, at=at, number=invoice.number, amount=invoice.amount)
    tell_payer_invoice(invoice, at=at)
    return invoice


@transaction.atomic
def cancel_invoice(invoice, *, reason, by, at):
    """Nothing more is owed (called by the applications floor). Returns the invoice.

    Money that came in stays on it, shown as held, until it is given back or credited (TRUST 8.4-c).
    """
    invoice = lock(invoice)
    require(can_cancel_invoice(by, invoice))

    move(invoice, InvoiceState.CANCELLED)
    invoice.cancelled_reason, invoice.settled_at = reason, None
    invoice.save()

    record("invoice.cancelled", invoice, by=by, at=at, held=invoice.paid)
    return invoice


def print_invoice(invoice, *, reference, by, at, replaces=None):
    """The invoice as a paper; once paid, a second one that carries LUNAS takes its place."""
    invoice.paper = order_paper(
        "invoice",
        facts=invoice_facts(invoice, reference=reference),
        subject=invoice,
        by=by,
        at=at,
        number=invoice.number,
        replaces=replaces,
        reason=_("The invoice is paid.") if replaces else "",
    )
    invoice.save()
