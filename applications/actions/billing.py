"""The invoice of a case: issued with the sending, replaced where the employer is of another kind (8.2.3, 8.3)."""

from django.utils import timezone

from applications.queries.employers import fee_purpose
from fees.actions import cancel_invoice, credit_payment, issue_invoice
from fees.rules import can_cancel_invoice, can_credit_payment


def invoice_for(application, *, by, at):
    """An invoice by the fee of the day of sending, for the employer as it stands now (8.2.3, 8.3)."""
    return issue_invoice(
        payer=application.applicant,
        payer_name=application.particulars.full_name,
        scheme_version=application.scheme_version,
        organisation=application.organisation,
        purpose=fee_purpose(application),
        reference=application.number,
        fee_on=timezone.localdate(application.submitted_at),
        by=by,
        at=at,
    )


def bill_anew(application, *, reason, by, at):
    """A new invoice in the place of the old, with what came in for that one.

    What `by` confirmed themselves stays held on the old one: a second person credits it (TRUST 8.4-d).
    """
    before = cancel_invoice(application.invoice, reason=reason.strip(), by=by, at=at)
    application.invoice = invoice_for(application, by=by, at=at)
    for payment in before.payments.filter(reversed_at=None):
        if can_credit_payment(by, payment, application.invoice):
            credit_payment(payment, application.invoice, reason=reason.strip(), by=by, at=at)
            application.invoice.refresh_from_db()


def stop_asking(application, *, reason, by, at):
    """Nothing more is owed for what ended."""
    if application.invoice and can_cancel_invoice(by, application.invoice):
        cancel_invoice(application.invoice, reason=reason, by=by, at=at)
