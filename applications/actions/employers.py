"""Another employer: reported, settled by the secretariat with the fee that follows, or over with its case (8.2.3)."""

from django.db import transaction
from django.utils import timezone

from accounts.actions.organisations import propose_organisation
from applications.letters import tell_applicant_fee_settled, tell_employer_reported, tell_employer_settled
from applications.models import EmployerOutcome, EmployerReport
from applications.rules.employers import can_report_employer, can_settle_employer, can_settle_fee, fee_fits
from applications.rules.particulars import is_written
from foundation.documents.actions import keep_upload
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock

from .billing import bill_anew
from .documents import allowance_of
from .involvements import involve_named_people


@transaction.atomic
def report_employer(
    application,
    *,
    organisation,
    proposed,
    changed_on,
    by,
    at,
    superior_name="",
    superior_email="",
    proof=None,
):
    """The applicant works elsewhere since that day: the case stands still until it is settled. Returns the report.

    `organisation` is from the list; `proposed`, as (name, kind), one that is not on it; without either the applicant
    works for nobody that the scheme is for. `proof` is an examined file.
    """
    application = lock(application)
    on = timezone.localdate(at)
    require(can_report_employer(by, application, organisation=organisation, changed_on=changed_on, on=on))
    if proposed:
        name, kind = proposed
        organisation = propose_organisation(name, kind=kind, by=by, at=at)

    report = _written(
        application,
        organisation=organisation,
        changed_on=changed_on,
        superior_name=superior_name.strip(),
        superior_email=superior_email,
        reported_by=by,
        reported_at=at,
    )
    report.proof = keep_upload(proof, by=by, at=at, allowance=allowance_of(application)) if proof else None
    report.save()
    # Whoever leads the applicant now has no voice in the case, from now on (9.2.2, 9.4.2).
    involve_named_people(application, by=by, at=at)

    employer = organisation.pk if organisation else None
    record("employer.reported", application, by=by, at=at, organisation=employer, changed_on=changed_on)
    tell_employer_reported(report, at=at)
    return report


def _written(application, **facts):
    """The report as it was typed, if a person could have written it so; not saved yet."""
    report = EmployerReport(application=application, before=application.organisation, **facts)
    require(is_written(report))
    return report


@transaction.atomic
def settle_employer(report, *, organisation, reason, by, at):
    """The case goes on with this employer; of another kind, it brings a new invoice (8.2.3). Returns the report."""
    application = lock(report.application)
    report = lock(report)
    report.application = application
    require(
        can_settle_employer(by, report, organisation=organisation, reason=reason, on=timezone.localdate(at))
    )

    application.organisation = organisation
    is_billed = not fee_fits(application)
    if is_billed:
        bill_anew(application, reason=reason, by=by, at=at)
    application.save()
    is_same = organisation.pk == report.before_id
    outcome = EmployerOutcome.STAYS if is_same else EmployerOutcome.CHANGED
    _close(report, outcome, settled_as=organisation, reason=reason.strip(), by=by, at=at)

    record("employer.settled", application, by=by, at=at, organisation=organisation.pk, outcome=outcome.value)
    tell_employer_settled(report, is_billed=is_billed, at=at)
    return report


@transaction.atomic
def end_reports(application, *, reason, by, at):
    """The case is over, and with it what was still to be settled (called by whatever ends it)."""
    for report in application.employer_reports.open():
        _close(report, EmployerOutcome.ENDED, settled_as=None, reason=reason.strip() or "–", by=by, at=at)
        record("employer.report_ended", application, by=by, at=at)


@transaction.atomic
def settle_fee(application, *, organisation, reason, by, at):
    """The employer was another, or of another kind: the old invoice is cancelled and a new one issued (8.2.3, 8.3).

    Returns the application. The amount is that of the day of sending, for the right kind of employer.
    """
    application = lock(application)
    require(
        can_settle_fee(by, application, organisation=organisation, reason=reason, on=timezone.localdate(at))
    )

    application.organisation = organisation
    bill_anew(application, reason=reason, by=by, at=at)
    application.save()

    record("application.fee_settled", application, by=by, at=at, organisation=organisation.pk, reason=reason)
    tell_applicant_fee_settled(application, reason=reason.strip(), at=at)
    return application


def _close(report, outcome, *, settled_as, reason, by, at):
    report.outcome, report.settled_as, report.reason = outcome, settled_as, reason
    report.settled_by, report.settled_at = by, at
    report.save()
