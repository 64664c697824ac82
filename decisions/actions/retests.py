"""A retest is asked for, withdrawn, opened (9.3.5, 9.4.5)."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from applications.queries.employers import fee_purpose
from assessments.actions import retake_test
from decisions.letters import tell_office_retest, tell_retest_withdrawn
from decisions.models import Retest
from decisions.queries.retests import elements_short, retests_of, standing_decision
from decisions.rules.retests import CLAUSE, can_ask_for_retest, can_open_retest, can_withdraw_retest
from fees.actions import cancel_invoice, issue_invoice
from fees.rules import can_cancel_invoice
from foundation.journal.actions import record
from foundation.workflow.answers import NotAllowed, no, require
from foundation.workflow.moves import lock


@transaction.atomic
def ask_for_retest(application, *, by, at):
    """Ask to be tested again in what the decision found short; the invoice comes with it. Returns the retest.

    The decision stands until another meeting decides anew.
    """
    application = lock(application)
    require(can_ask_for_retest(by, application, on=timezone.localdate(at)))

    retest = _ask(application, by=by, at=at)
    retest.invoice = _bill(application, by=by, at=at)
    retest.save()

    number = retest.invoice and retest.invoice.number
    record("retest.asked", application, by=by, at=at, number=retest.number, invoice=number)
    tell_office_retest(retest, at=at)
    return retest


def _ask(application, *, by, at):
    """The row; of two who ask at once the database lets one through."""
    try:
        with transaction.atomic():
            return Retest.objects.create(
                application=application,
                decision=standing_decision(application),
                number=retests_of(application).count() + 1,
                asked_by=by,
                asked_at=at,
            )
    except IntegrityError:
        raise NotAllowed(no(_("Somebody has just asked for this retest."), clause=CLAUSE)) from None


def _bill(application, *, by, at):
    """So many percent of the fee of the day, by the employer as it stands; None where it costs nothing (8.2.3)."""
    percent = application.scheme_version.retest_fee_percent
    if not percent:
        return None
    return issue_invoice(
        payer=application.applicant,
        payer_name=application.particulars.full_name,
        scheme_version=application.scheme_version,
        organisation=application.organisation,
        purpose=fee_purpose(application),
        reference=application.candidate_number,
        retest_percent=percent,
        by=by,
        at=at,
    )


@transaction.atomic
def withdraw_retest(retest, *, reason, by, at):
    """Let it be: nothing more is owed, what came in is given back or credited, and it counts as never asked for."""
    lock(retest.application)
    retest = lock(retest)
    require(can_withdraw_retest(by, retest, on=timezone.localdate(at)))
    if not reason.strip():
        require(no(_("Say why the retest is withdrawn."), clause=CLAUSE))

    retest.withdrawn_by, retest.withdrawn_at, retest.withdrawn_reason = by, at, reason.strip()
    retest.save()
    if retest.invoice and can_cancel_invoice(by, retest.invoice):
        cancel_invoice(retest.invoice, reason=reason.strip(), by=by, at=at)

    record("retest.withdrawn", retest.application, by=by, at=at, number=retest.number)
    tell_retest_withdrawn(retest, at=at)
    return retest


@transaction.atomic
def open_retest(retest, *, by, at):
    """The test is on again, for just what the decision found short; a new decision follows. Returns the retest."""
    application = lock(retest.application)
    retest = lock(retest)
    require(can_open_retest(by, retest, on=timezone.localdate(at)))

    retest.opened_by, retest.opened_at = by, at
    retest.save()
    retake_test(application.assessment, elements=elements_short(retest.decision), by=by, at=at)

    record("retest.opened", application, by=by, at=at, number=retest.number)
    return retest
