"""By when a test is reported: so many working days after its last evidence came in (9.3.6)."""

from dataclasses import dataclass

from django.db.models import F, Max, Q
from django.utils import timezone

from assessments.models import Assessment
from assessments.states import AssessmentState
from foundation.workdays.queries import add_workdays

WORKDAYS = 3
# The office is told when the same term has passed once more.
ESCALATED_AFTER = 2


@dataclass(frozen=True)
class Due:
    """A test whose report is awaited: until when, and when the office hears of it."""

    assessment: Assessment
    due_on: object
    escalates_on: object


def reports_due():
    """Every test that has brought evidence and is not reported, with its days."""
    cases = (
        Assessment.objects.filter(state=AssessmentState.TESTING, test_evidence__isnull=False)
        .annotate(last_evidence_at=Max("test_evidence__made_at"), opened_again_at=Max("retakes__opened_at"))
        .filter(Q(opened_again_at=None) | Q(last_evidence_at__gte=F("opened_again_at")))
        .select_related("application__scheme_version")
        .order_by("last_evidence_at", "pk")
    )
    return [_due(case) for case in cases]


def due_of(assessment):
    """The same of one case; None where nothing is awaited."""
    return next((due for due in reports_due() if due.assessment == assessment), None)


def _due(case):
    version = case.application.scheme_version
    term = version.report_due_workdays or WORKDAYS
    day = timezone.localdate(case.last_evidence_at)

    def after(workdays):
        return add_workdays(day, workdays, joint_leave_counts=version.joint_leave_counts).due_on

    return Due(case, after(term), after(term * ESCALATED_AFTER))
