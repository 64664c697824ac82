"""A case that is under way stands in the way of another one of the same person (9.1.2)."""

from django.utils.translation import gettext as _

from applications.models import Application
from applications.states import ApplicationState
from assessments.models import Assessment
from assessments.states import AssessmentState
from decisions.queries import settling
from foundation.workflow.answers import YES, no


def has_nothing_under_way(user, scheme, *, on):
    """Whoever is a candidate waits for the decision before applying again (TRUST 9.1.2-d)."""
    stopped = Assessment.objects.filter(state=AssessmentState.STOPPED)
    case = (
        Application.objects.filter(applicant=user, scheme=scheme, state=ApplicationState.ACCEPTED)
        .exclude(pk__in=settling().values("application"))
        .exclude(pk__in=stopped.values("application"))
        .first()
    )
    if case is None:
        return YES
    return no(
        _("Your case %(case)s of this scheme is not decided yet. Wait for its decision.") % {"case": case},
        clause="9.1.2",
    )
