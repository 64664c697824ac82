"""Changes of employer: the one that a case waits for, the ones that the secretariat has to settle, the fees (8.2.3)."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import OrganisationKind
from applications.models import EmployerReport, Purpose
from applications.states import ApplicationState
from foundation.look.writing import day
from foundation.workflow.todo import Todo
from schemes.models import FeePurpose
from schemes.queries import fee_for

UNDER_WAY = (ApplicationState.SUBMITTED, ApplicationState.RETURNED, ApplicationState.ACCEPTED)
"""From the sending on, the employer of a case changes by a report only."""


def open_report(application):
    """The change of employer that this case waits for; None without."""
    if application.state not in UNDER_WAY:
        return None
    return next((one for one in application.employer_reports.all() if one.settled_at is None), None)


def held():
    """The cases that stand still until the secretariat has settled who employs the applicant."""
    return EmployerReport.objects.open().filter(application__state__in=UNDER_WAY).values("application")


def to_settle(user):
    """What the secretariat has to settle, the longest waiting first; never of one's own case."""
    rows = EmployerReport.objects.open().filter(application__state__in=UNDER_WAY)
    rows = rows.exclude(application__applicant=user).select_related(
        "application__particulars", "organisation"
    )
    return rows.order_by("reported_at")


def todo_of(report):
    """The secretariat's obligation: a case stands still until it is met."""
    words = {
        "employer": report.organisation or _("no employer in the scope of the scheme"),
        "day": day(report.changed_on),
    }
    return Todo(
        verb=_("Settle the employer of %s") % report.application.particulars.full_name,
        why=_("%(employer)s since %(day)s. The case waits.") % words,
        due_on=None,
        url=reverse("applications:employer", args=[report.application_id]),
        kind="review",
        clause="8.2.3",
        icon="building",
        button=_("Settle"),
    )


def fee_purpose(application):
    """By which purpose of the fee table this case is charged."""
    is_renewal = application.purpose == Purpose.RECERTIFICATION
    return FeePurpose.RECERTIFICATION if is_renewal else FeePurpose.NEW


def fees_by_kind(application):
    """(kind of employer in words, the fee of the day of sending) for every kind that the scheme admits (8.3)."""
    on, purpose = timezone.localdate(application.submitted_at), fee_purpose(application)
    version = application.scheme_version
    return [
        (OrganisationKind(kind).label, fee_for(version, kind, on, purpose=purpose))
        for kind in version.organisation_kinds
    ]
