"""How a review ends: returned, accepted, refused; closed where nobody answers, and opened again once (9.1.5, 9.1.6)."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from accounts.actions.people import confirm_identity
from applications.letters import (
    tell_applicant_accepted,
    tell_applicant_lapsed,
    tell_applicant_refused,
    tell_applicant_reopened,
    tell_applicant_returned,
)
from applications.models import IdentityKind, Return, Verdict
from applications.queries.items import open_return
from applications.queries.review import lines_of
from applications.rules.outcomes import (
    can_accept,
    can_lapse,
    can_refuse,
    can_reopen,
    can_return,
)
from applications.states import ApplicationState
from foundation.documents.actions import take_number
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock, move

from .billing import stop_asking
from .employers import end_reports
from .submission import print_forms


@transaction.atomic
def return_application(application, *, by, at):
    """Send back what was returned, and only that, with a day by which it is due. Returns the `Return`."""
    application = lock(application)
    on = timezone.localdate(at)
    require(can_return(by, application, on=on))

    days = application.scheme_version.returned_due_days
    back = Return.objects.create(
        application=application, returned_by=by, returned_at=at, due_on=on + dt.timedelta(days=days)
    )
    back.items.set(line.verdict for line in lines_of(application, on=on) if line.state == Verdict.RETURNED)
    move(application, ApplicationState.RETURNED)
    application.save()

    record("application.returned", application, by=by, at=at, due_on=back.due_on)
    tell_applicant_returned(back, at=at)
    return back


@transaction.atomic
def accept_application(application, *, by, at):
    """The applicant becomes a candidate, with a candidate number (9.1.6). Returns the application."""
    application = lock(application)
    require(can_accept(by, application, on=timezone.localdate(at)))

    move(application, ApplicationState.ACCEPTED)
    application.candidate_number = take_number("candidate", at=at)
    application.closed_at, application.closed_by = at, by
    application.save()
    _keep_identity(application, by=by, at=at)
    print_forms(application, by=by, at=at)

    record("application.accepted", application, by=by, at=at, number=application.candidate_number)
    tell_applicant_accepted(application, at=at)
    return application


def _keep_identity(application, *, by, at):
    """The card was compared in the review: from now on nobody exchanges its number for another (9.4.2)."""
    applicant = application.applicant
    is_card = application.particulars.identity_kind == IdentityKind.KTP
    if is_card and applicant.has_nik and applicant.identity_confirmed_at is None:
        confirm_identity(applicant, by=by, at=at)


@transaction.atomic
def refuse_application(application, *, reason, remark, by, at):
    """The application cannot be accepted, for a reason of the list and what it means here. Returns the application.

    An unpaid invoice is owed no more; money that came in is held until it is given back.
    """
    application = lock(application)
    require(can_refuse(by, application, reason=reason, remark=remark, on=timezone.localdate(at)))

    move(application, ApplicationState.REFUSED)
    application.closing_reason = f"{reason.label.rstrip('.')}. {remark.strip()}"
    application.closed_at, application.closed_by = at, by
    application.save()
    stop_asking(application, reason=application.closing_reason, by=by, at=at)
    end_reports(application, reason=application.closing_reason, by=by, at=at)
    print_forms(application, by=by, at=at)

    record("application.refused", application, by=by, at=at, reason=reason.code)
    tell_applicant_refused(application, at=at)
    return application


@transaction.atomic
def lapse_application(application, *, by, at):
    """Close what was returned and not answered in time (TRUST 9.1.5-c). Returns the application."""
    application = lock(application)
    require(can_lapse(application, on=timezone.localdate(at)))

    move(application, ApplicationState.LAPSED)
    application.closed_at, application.closed_by = at, by
    application.save()

    record("application.lapsed", application, by=by, at=at)
    tell_applicant_lapsed(application, at=at)
    return application


@transaction.atomic
def reopen_application(application, *, by, at):
    """Open it again, once, with the same items and a new day. Returns the application."""
    application = lock(application)
    on = timezone.localdate(at)
    require(can_reopen(by, application, on=on))

    back = open_return(application)
    back.reopened_at = at
    back.due_on = on + dt.timedelta(days=application.scheme_version.returned_due_days)
    back.save()
    move(application, ApplicationState.RETURNED)
    application.closed_at = application.closed_by = None
    application.save()

    record("application.reopened", application, by=by, at=at, due_on=back.due_on)
    tell_applicant_reopened(back, at=at)
    return application
