"""Who judges evidence, and what recommendation follows from the judgements (9.2.5, 9.2.6)."""

from django.utils.translation import gettext as _

from assessments.queries import Standing, live_assignment_of, standing
from assessments.states import AssessmentState
from foundation.workflow.answers import YES, no

from .planning import can_start_review


def can_judge(user, assessment, *, on):
    """The assessor, while the evidence is under review and nothing has been reported."""
    if assessment.state != AssessmentState.REVIEWING:
        return no(_("Evidence is judged while it is under review, and not after the report."), clause="9.2.5")
    return can_start_review(user, assessment, on=on)


def can_report(assessment):
    """Everything has to be judged first (9.2.5)."""
    open_cells = standing(assessment).unjudged
    if open_cells:
        return no(
            _("%(count)d judgements are still open. Judge each piece of evidence for V, A, T and M.")
            % {"count": open_cells},
            clause="9.2.5",
        )
    return YES


def can_submit_recommendation(user, assessment, outcome, *, on):
    """The lead assessor sends what follows from the judgements, and nothing else (9.2.6)."""
    judge = can_judge(user, assessment, on=on)
    if not judge:
        return judge
    if not live_assignment_of(assessment, user).is_lead:
        return no(_("The lead assessor sends the recommendation."), clause="9.3.6")
    complete = can_report(assessment)
    if not complete:
        return complete
    return _follows(standing(assessment), outcome)


def _follows(result: Standing, outcome):
    if outcome == result.outcome:
        return YES
    if result.short_elements:
        return no(
            _("The judgements leave elements short, so the case goes to a competency test for just those."),
            clause="9.2.6",
        )
    return no(_("Every element meets VATM, so the recommendation is competent."), clause="9.2.6")
