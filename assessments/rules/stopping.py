"""Who ends an assessment before its decision: the candidate who withdraws, the office for a reason (9.1.4, 9.2)."""

from django.utils.translation import gettext as _

from accounts.models import Role
from applications.rules.bars import is_movable
from applications.rules.independence import Act, may_act
from applications.states import ApplicationState
from assessments.states import AssessmentState
from foundation.workflow.answers import YES, first_no, no

CLAUSE = "9.1.4"


def can_stop(user, application, *, on):
    """The candidate, or the secretariat, from the acceptance on until a meeting has the case before it."""
    return (
        _is_theirs_to_end(user, application, on=on)
        and first_no(_is_candidate(application), is_movable(application))
        and _has_no_part(user, application, on=on)
    )


def is_own(user, application):
    """Whether stopping means here that the candidate withdraws."""
    return user.pk == application.applicant_id


def _is_theirs_to_end(user, application, *, on):
    if is_own(user, application) or user.holds(Role.SECRETARIAT, on=on):
        return YES
    return no(_("Only the candidate or the secretariat ends an assessment."), clause=CLAUSE)


def _has_no_part(user, application, *, on):
    """Asked last, since it asks most; whoever withdraws needs no distance to the case."""
    return YES if is_own(user, application) else may_act(user, application, Act.ARRANGE, on=on)


def _is_candidate(application):
    if application.state == ApplicationState.ACCEPTED:
        return YES
    return no(_("Only a candidate is assessed; this application is not accepted yet."), clause="9.1.6")


def is_not_stopped(application):
    """What was stopped is over: nothing of it changes any more."""
    assessment = getattr(application, "assessment", None)
    if assessment is None or assessment.state != AssessmentState.STOPPED:
        return YES
    return no(_("This assessment was stopped already."), clause=CLAUSE)
