"""Who judges evidence, and what recommendation follows from the judgements (9.2.5, 9.2.6)."""

from django.utils.translation import gettext as _

from applications.models import EvidenceLink
from applications.rules.quarantines import files_are_there
from assessments.models import Judgement
from assessments.queries import Standing, is_old, live_assignment_of, standing
from assessments.states import AssessmentState
from foundation.workflow.answers import YES, first_no, no

from .planning import can_review


def can_judge(user, assessment, *, on):
    """The assessor, while the evidence is under review and nothing has been reported."""
    if assessment.state != AssessmentState.REVIEWING:
        return no(_("Evidence is judged while it is under review, and not after the report."), clause="9.2.5")
    return can_review(user, assessment, on=on)


def is_offered(assessment, evidence, element):
    """Judged is what the candidate offered for this element, and nothing else (9.2.5)."""
    linked = EvidenceLink.objects.filter(
        rating__application=assessment.application_id, rating__element=element, evidence=evidence
    )
    if evidence.removed_at or not linked.exists():
        return no(_("The candidate did not offer this evidence for this element."), clause="9.2.5")
    return YES


def has_remarks(evidence, answers, remarks, *, on):
    """Every "no" has its remark, and so has a "current" for evidence that the scheme points out as old (9.2.5)."""
    for rule in Judgement.RULES:
        if answers.get(rule) is False and not remarks.get(rule, "").strip():
            label = Judgement._meta.get_field(rule).verbose_name
            return no(_("Say in a remark why the answer to “%(rule)s” is no.") % {"rule": label}, "9.2.5")
    if answers.get("current") and is_old(evidence, on=on) and not remarks.get("current", "").strip():
        return no(_("This evidence is old. Say in a remark why it still shows competence now."), "9.2.5")
    return YES


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
    complete = first_no(files_are_there(assessment.application, on=on), can_report(assessment))
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


def can_sign_record(user, recommendation):
    """The candidate, once, after the decision is known: before it the record is not theirs to read (9.4.5)."""
    if user.pk != recommendation.assessment.application.applicant_id:
        return no(_("Only the candidate signs here."), clause="9.2.5")
    if recommendation.shown_at is None:
        return no(_("The record is yours to read once the decision is known."), clause="9.4.5")
    if hasattr(recommendation, "signature"):
        return no(_("You have signed this record already."), clause="9.2.5")
    return YES
