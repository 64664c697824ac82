"""Who asks for reasonable adjustments, who decides on them, who may read why (9.2, 9.3, law 27/2022)."""

from django.utils.translation import gettext as _

from accounts.models import Role
from accounts.rules import holds_role
from assessments.models import Signer
from assessments.queries import live_assignment_of
from assessments.rules.planning import can_review
from assessments.states import AssessmentState
from examinations.models import MOST_EXTRA_PERCENT, OPTIONS, Characteristic, Fit, Measure
from examinations.queries.adjustments import current_adjustments, open_request
from foundation.workflow.answers import YES, first_no, no

from .plans import side_of

CLAUSE = "9.2.4"
OPEN = (
    AssessmentState.ASSIGNED,
    AssessmentState.AGREED,
    AssessmentState.REVIEWING,
    AssessmentState.TESTING,
)


def can_ask_for_adjustments(user, assessment):
    """The candidate, as long as the assessment goes on and no earlier wish waits."""
    if user.pk != assessment.application.applicant_id:
        return no(_("Only the candidate asks for adjustments."), clause=CLAUSE)
    if open_request(assessment):
        return no(_("You have asked already. Your assessor decides next."), clause=CLAUSE)
    return _goes_on(assessment)


def can_decide_adjustments(user, assessment, *, on):
    """The lead assessor, who has accepted the case, as long as it goes on."""
    review = can_review(user, assessment, on=on)
    if not review:
        return review
    assignment = live_assignment_of(assessment, user)
    if not (assignment.is_lead and assignment.accepted_at):
        return no(_("The lead assessor decides on adjustments."), clause=CLAUSE)
    return _goes_on(assessment)


def _goes_on(assessment):
    if assessment.state not in OPEN:
        return no(_("The assessment is over; nothing is adjusted any more."), clause=CLAUSE)
    return YES


def is_whole_decision(findings, *, extra_percent, measures, other_measure):
    """Eight characteristics and the three questions of part B answered, and words to the candidate; see `Findings`."""
    return first_no(
        _is_answered(findings), _fits(findings), _is_possible(extra_percent, measures), _is_told(findings)
    )


def _is_answered(findings):
    for item in Characteristic:
        answer = findings["characteristics"].get(item.value, {})
        if answer.get("answer") not in (True, False):
            return no(_("Answer yes or no: %(question)s.") % {"question": item.label}, clause=CLAUSE)
        known = {key for key, _label in OPTIONS[item]}
        if not set(answer.get("options", ())) <= known:
            return no(
                _("This cannot be ticked here: %(question)s.") % {"question": item.label}, clause=CLAUSE
            )
    return YES


def _fits(findings):
    for item in Fit:
        if findings["fits"].get(item.value) not in (True, False):
            return no(_("Answer yes or no: %(question)s.") % {"question": item.label}, clause=CLAUSE)
    return YES


def _is_possible(extra_percent, measures):
    if extra_percent is not None and not 1 <= extra_percent <= MOST_EXTRA_PERCENT:
        return no(_("Extra time is a number of percent from 1 to %d.") % MOST_EXTRA_PERCENT, clause=CLAUSE)
    if not all(value in Measure for value in measures):
        return no(_("There is no such measure."), clause=CLAUSE)
    return YES


def _is_told(findings):
    if not findings.get("answer", "").strip():
        return no(_("Say to the candidate what you decided and why."), clause=CLAUSE)
    return YES


def can_agree_to_adjustments(user, adjustments):
    """Each side as themself, the last decision only, unless the candidate has asked anew."""
    assessment = adjustments.assessment
    side = side_of(user, assessment)
    if side is None:
        return no(_("Only the candidate and the lead assessor sign FR.AK.07."), clause=CLAUSE)
    if current_adjustments(assessment) != adjustments:
        return no(_("There is a newer decision. Read that one."), clause=CLAUSE)
    if adjustments.agreements.filter(signer=side).exists():
        return no(_("You have signed FR.AK.07 already."), clause=CLAUSE)
    if open_request(assessment):
        return no(_("The adjustments that the candidate asked for are not decided yet."), clause=CLAUSE)
    assesses = YES if side == Signer.CANDIDATE else holds_role(user, Role.ASSESSOR)
    return assesses and _goes_on(assessment)


def can_read_findings(user, assessment):
    """The candidate, and whoever assesses the case now: nobody else reads about health, age or religion."""
    if user.pk == assessment.application.applicant_id:
        return YES
    assignment = live_assignment_of(assessment, user)
    if assignment and assignment.accepted_at:
        return YES
    return no(_("Only the candidate and the assessors of the case read why something is adjusted."), "7.1.3")
