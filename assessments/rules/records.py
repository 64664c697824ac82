"""Who signs a record, who takes one back, and who answers that (9.2.5, 9.2.6, 9.3.6, 9.4.5)."""

from django.utils.translation import gettext as _

from accounts.models import Role
from accounts.queries import same_person
from accounts.rules import holds_role
from applications.rules.bars import is_movable
from applications.rules.independence import Act, may_act
from assessments.queries import last_recommendation, live_assignment_of
from assessments.states import AssessmentState
from foundation.workflow.answers import YES, first_no, no

HOLDS = []
"""What upper floors know against taking a recommendation back: `hold(assessment) -> Answer` (a seat in a session). An
upper floor adds its own in its `AppConfig.ready`.
"""


def can_sign_record(user, recommendation):
    """The candidate, once, after the decision is known: before it the record is not theirs to read (9.4.5)."""
    if user.pk != recommendation.assessment.application.applicant_id:
        return no(_("Only the candidate signs here."), clause="9.2.5")
    if recommendation.shown_at is None:
        return no(_("The record is yours to read once the decision is known."), clause="9.4.5")
    if hasattr(recommendation, "signature"):
        return no(_("You have signed this record already."), clause="9.2.5")
    return YES


def can_ask_for_correction(user, recommendation, *, on):
    """The lead, for the last recommendation, until a meeting has the case before it (9.2.6)."""
    may = can_open_correction(user, recommendation, on=on)
    return may and _can_be_taken_back(recommendation.assessment)


def can_open_correction(user, recommendation, *, on):
    """Whether the page offers it, which tells nobody whether a meeting has the case already (9.4.5)."""
    assessment = recommendation.assessment
    assignment = live_assignment_of(assessment, user)
    if assignment is None or not assignment.is_lead:
        return no(_("The lead assessor asks for a correction."), clause="9.3.6")
    return first_no(
        _is_the_last(recommendation),
        _waits_for_nothing(recommendation),
        _no_test_stands_on_it(assessment),
        holds_role(user, Role.ASSESSOR, on=on),
        may_act(user, assessment.application, Act.ASSESS, on=on),
    )


def _is_the_last(recommendation):
    assessment = recommendation.assessment
    sent = assessment.state in (AssessmentState.REPORTED, AssessmentState.TESTING)
    if not sent or last_recommendation(assessment) != recommendation:
        return no(_("Only the last recommendation that was sent is corrected."), clause="9.3.6")
    if hasattr(recommendation, "retake"):
        return no(_("A meeting has decided on this recommendation, and the test is taken again."), "9.3.5")
    return YES


def _waits_for_nothing(recommendation):
    if recommendation.corrections.filter(granted__isnull=True).exists():
        return no(_("A correction is asked for already and waits for its answer."), clause="9.3.6")
    if recommendation.corrections.filter(granted=True).exists():
        return no(_("This recommendation was taken back already."), clause="9.3.6")
    return YES


def _can_be_taken_back(assessment):
    """Not from a meeting that has it before it, nor once a test has begun on the strength of it."""
    return first_no(is_movable(assessment.application), _no_test_stands_on_it(assessment))


def _no_test_stands_on_it(assessment):
    if assessment.state == AssessmentState.TESTING and assessment.test_evidence.exists():
        return no(_("The test has already brought evidence; the portfolio stays as it was judged."), "9.2.6")
    return first_no(*(hold(assessment) for hold in HOLDS if assessment.state == AssessmentState.TESTING))


def can_answer_correction(user, correction, *, on):
    """A second person of the secretariat or the head, never who asked (9.3.6)."""
    if correction.granted is not None:
        return no(_("This correction was answered already."), clause="9.3.6")
    if not user.holds(Role.SECRETARIAT, Role.HEAD, on=on) or same_person(user, correction.asked_by):
        return no(_("A second person of the secretariat or the head answers."), clause="9.3.6")
    assessment = correction.recommendation.assessment
    return first_no(
        _is_the_last(correction.recommendation),
        may_act(user, assessment.application, Act.ARRANGE, on=on),
        _can_be_taken_back(assessment),
    )
