"""What may be recommended, and what a report lacks before it can be sent (9.2.6, 9.3.5, 9.3.6)."""

from django.utils.translation import gettext as _

from applications.rules.quarantines import files_are_there
from assessments.models import RecommendationOutcome
from assessments.queries import (
    Standing,
    elements_in_test,
    evidence_of_attempt,
    live_assignment_of,
    standing,
)
from assessments.states import AssessmentState
from foundation.workflow.answers import YES, first_no, no

from .judging import AWAITED, can_judge


def lacking(assessment):
    """What is missing before the report of a test can be sent, each thing in words (9.3.6)."""
    if assessment.state != AssessmentState.TESTING:
        return []
    return [str(words) for awaited in AWAITED for words in awaited(assessment)] + _untested(assessment)


def _untested(assessment):
    seen = set(evidence_of_attempt(assessment).values_list("elements", flat=True))
    return [
        _("evidence from the test for %(unit)s, %(element)s")
        % {"unit": element.unit.code, "element": element}
        for element in elements_in_test(assessment)
        if element.pk not in seen
    ]


def can_report(assessment, result=None):
    """Everything has to be there and judged by every assessor of the case, and what they see differently weighed."""
    result = result or standing(assessment)
    return first_no(_is_whole(assessment), _is_judged(result), _is_judged_beside(result), _is_weighed(result))


def _is_whole(assessment):
    missing = lacking(assessment)
    if missing:
        return no(_("Before the report these are still missing: %s.") % "; ".join(missing), clause="9.3.6")
    return YES


def _is_judged(result):
    if result.unjudged:
        return no(
            _("%(count)d judgements are still open. Judge each piece of evidence for V, A, T and M.")
            % {"count": result.unjudged},
            clause="9.2.5",
        )
    return YES


def _is_judged_beside(result):
    owing = [f"{user} ({count})" for user, count in result.open_beside.items() if count]
    if owing:
        return no(
            _("Every assessor of the case judges on their own. Still open: %s.") % ", ".join(owing), "9.3.6"
        )
    return YES


def _is_weighed(result):
    unsettled = result.unsettled
    if unsettled:
        places = "; ".join(f"{cell.evidence} × {cell.element}" for cell in unsettled)
        return no(
            _("The assessors disagree. Say at each of these why your judgement weighs more: %s.") % places,
            clause="9.3.6",
        )
    return YES


def can_submit_recommendation(user, assessment, outcome, *, reasons=None, on):
    """The lead assessor sends what follows from the judgements, and nothing else (9.2.6, 9.3.5).

    `reasons` are by key of the element: why it is not yet competent after the test; None asks without them.
    """
    judge = can_judge(user, assessment, on=on)
    if not judge:
        return judge
    if not live_assignment_of(assessment, user).is_lead:
        return no(_("The lead assessor sends the recommendation."), clause="9.3.6")
    result = standing(assessment)
    complete = first_no(files_are_there(assessment.application, on=on), can_report(assessment, result))
    if not complete:
        return complete
    return _follows(result, outcome) and _is_reasoned(result, outcome, reasons)


def _follows(result: Standing, outcome):
    if outcome == result.outcome:
        return YES
    if not result.short_elements:
        return no(_("Every element meets VATM, so the recommendation is competent."), clause="9.2.6")
    if result.after_test:
        return no(
            _("After the test elements are still short, so the recommendation is not yet competent."),
            clause="9.3.5",
        )
    return no(
        _("The judgements leave elements short, so the case goes to a competency test for just those."),
        clause="9.2.6",
    )


def _is_reasoned(result, outcome, reasons):
    if outcome != RecommendationOutcome.NOT_YET or reasons is None:
        return YES
    silent = [element for element in result.short_elements if not reasons.get(element.pk, "").strip()]
    if silent:
        names = "; ".join(f"{element.unit.code}, {element}" for element in silent)
        return no(_("Say for each element why it is not yet competent: %s.") % names, clause="9.3.5")
    return YES
