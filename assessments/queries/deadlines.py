"""By when a test is reported, and when the registration of an assessor with cases ends (9.3.6, 9.2.2)."""

import datetime as dt

from django.db.models import Count, Exists, F, Max, OuterRef, Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import AssessorRegistration
from assessments.models import Assessment, Assignment
from assessments.states import AssessmentState
from foundation.deadlines.kinds import Due, Kind, days_before
from foundation.look.writing import day
from foundation.workdays.queries import add_workdays, fixed_day

from .people import BUSY

WORKDAYS = 3
ONE_DAY = dt.timedelta(days=1)
# The office is told when the same term has passed once more.
ESCALATED_AFTER = 2
WARNED_BEFORE = (30, 7, 1)


def unreported(at):
    """Every test that has brought evidence and is not reported, with its lead assessor."""
    leads = Assignment.objects.live().filter(is_lead=True).select_related("registration__user")
    cases = Assessment.objects.filter(state=AssessmentState.TESTING, test_evidence__isnull=False).annotate(
        last_evidence_at=Max("test_evidence__made_at"),
        opened_again_at=Max("retakes__opened_at"),
        times_opened=Count("retakes", distinct=True),
    )
    brought = cases.filter(Q(opened_again_at=None) | Q(last_evidence_at__gte=F("opened_again_at")))
    return (
        brought.select_related("application__scheme_version")
        .prefetch_related(Prefetch("assignments", queryset=leads, to_attr="leads"))
        .order_by("last_evidence_at", "pk")
    )


def _report_due(assessment, at):
    version = assessment.application.scheme_version
    term = version.report_due_workdays or WORKDAYS
    evidence_on = timezone.localdate(assessment.last_evidence_at)

    def after(workdays):
        return add_workdays(evidence_on, workdays, joint_leave_counts=version.joint_leave_counts)

    return Due(
        after(term),
        tuple(lead.registration.user for lead in assessment.leads),
        escalates_on=after(term * ESCALATED_AFTER).due_on + ONE_DAY,
        key=str(assessment.times_opened or ""),
    )


def _led_by(person):
    leads = Assignment.objects.live().filter(is_lead=True, registration__user=person)
    return Q(pk__in=leads.values("assessment"))


def registrations_in_use(at):
    """Registrations whose assessor has cases that are not reported yet, and that no later one follows."""
    busy = Assignment.objects.live().filter(assessment__state__in=BUSY).values("registration")
    later = AssessorRegistration.objects.filter(user=OuterRef("user"), expires_on__gt=OuterRef("expires_on"))
    rows = AssessorRegistration.objects.filter(~Exists(later), pk__in=busy)
    return rows.select_related("user").order_by("expires_on", "pk")


def _registration_due(registration, at):
    words = _("Registration %(number)s lasts until %(day)s.") % {
        "number": registration.met_number,
        "day": day(registration.expires_on),
    }
    deadline = fixed_day(registration.expires_on, words)
    steps = days_before(deadline, *WARNED_BEFORE)
    return Due(deadline, (registration.user,), steps, offices_act=True)


def _registration_page(registration, person):
    if person == registration.user:
        return reverse("accounts:profile")
    return reverse("accounts:person", args=[registration.user_id])


KINDS = (
    Kind(
        code="laporan-uji",
        label=gettext_lazy("Report on a test"),
        clause="9.3.6",
        subjects=unreported,
        due=_report_due,
        title=lambda assessment: _("Report on the test of %s") % assessment.application.number,
        mine=_led_by,
        why=gettext_lazy("The candidate waits for the decision. The office may replace the assessor."),
    ),
    Kind(
        code="registrasi-asesor",
        label=gettext_lazy("Registration of an assessor"),
        clause="9.2.2",
        subjects=registrations_in_use,
        due=_registration_due,
        title=lambda registration: _("Renew the registration of %s") % registration.user.full_name,
        mine=lambda person: Q(user=person),
        page=_registration_page,
        offices=("SECRETARIAT",),
        why=gettext_lazy("Without it the assessor may not go on with the cases they have."),
    ),
)
