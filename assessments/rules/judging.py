"""Who judges evidence of the portfolio and of the test, and what has to be said with it (9.2.5, 9.3.4)."""

from django.utils.translation import gettext as _

from applications.models import EvidenceLink
from applications.rules.bars import is_movable
from assessments.models import Judgement, TestEvidence
from assessments.queries import elements_in_test, evidence_of_attempt, is_old, live_assignment_of
from assessments.states import AssessmentState
from foundation.workflow.answers import YES, no

from .planning import can_review

OPEN = (AssessmentState.REVIEWING, AssessmentState.TESTING)

AWAITED = []
"""What upper floors still wait for before a case with a test can be reported: `awaited(assessment)` yields words, one
for each thing (a planned record that is not handed in, a signature, an attendance, an incident that nobody settled).
An upper floor adds its own in its `AppConfig.ready`.
"""


def can_judge(user, assessment, *, on):
    """An assessor of the case, while evidence is under review or a test is, and nothing has been reported."""
    if assessment.state not in OPEN:
        return no(_("Evidence is judged while it is under review, and not after the report."), clause="9.2.5")
    return can_review(user, assessment, on=on) and _has_accepted(user, assessment)


def _has_accepted(user, assessment):
    if live_assignment_of(assessment, user).accepted_at is None:
        return no(_("Accept the assignment first."), clause="9.2.2")
    return YES


def is_offered(assessment, evidence, element):
    """Judged is what was offered for this element, and nothing else; after the review only what the test brought."""
    if isinstance(evidence, TestEvidence):
        return _came_from_test(assessment, evidence, element)
    if assessment.state == AssessmentState.TESTING:
        return no(
            _("The portfolio was judged before the test; now only what the test brought is judged."),
            clause="9.2.6",
        )
    linked = EvidenceLink.objects.filter(
        rating__application=assessment.application_id, rating__element=element, evidence=evidence
    )
    if evidence.removed_at or not linked.exists():
        return no(_("The candidate did not offer this evidence for this element."), clause="9.2.5")
    return YES


def _came_from_test(assessment, evidence, element):
    here = assessment.test_evidence.current().filter(pk=evidence.pk, elements=element)
    if not here.exists():
        return no(_("The test brought no such evidence for this element."), clause="9.3.4")
    return YES if evidence_of_attempt(assessment).filter(pk=evidence.pk).exists() else _stays_as_judged()


def _stays_as_judged():
    return no(
        _("This was judged before the test was taken again, and stays as it was judged."), clause="9.3.5"
    )


def can_offer_test_evidence(assessment, elements, *, replaces=None):
    """While the test is on, and for just the elements that were left short (9.2.6, 9.3.4)."""
    if assessment.state != AssessmentState.TESTING:
        return no(
            _("Evidence of a test comes in while the test is on, and not after the report."), clause="9.3.4"
        )
    if not elements or not {element.pk for element in elements} <= {
        element.pk for element in elements_in_test(assessment)
    }:
        return no(_("The test covers just the elements that the evidence left short."), clause="9.2.6")
    return _replaces_its_own(assessment, replaces)


def _replaces_its_own(assessment, replaces):
    if replaces is None or evidence_of_attempt(assessment).filter(pk=replaces.pk).exists():
        return YES
    return no(_("What this evidence should replace does not count any more."), clause="9.3.6")


def can_withdraw_test_evidence(assessment, reason):
    """Until a meeting has the case before it; what is decided is not undone here (9.3.3)."""
    if not reason.strip():
        return no(_("Say why this evidence does not count."), clause="9.3.3")
    if assessment.state not in (AssessmentState.TESTING, AssessmentState.REPORTED):
        return no(_("This case waits for no test, so nothing of a test is struck out."), clause="9.3.3")
    return is_movable(assessment.application)


def has_remarks(evidence, answers, remarks, *, on):
    """Every "no" has its remark, and so has a "current" for evidence that the scheme points out as old (9.2.5)."""
    for rule in Judgement.RULES:
        if answers.get(rule) is False and not remarks.get(rule, "").strip():
            label = Judgement._meta.get_field(rule).verbose_name
            return no(_("Say in a remark why the answer to “%(rule)s” is no.") % {"rule": label}, "9.2.5")
    if answers.get("current") and is_old(evidence, on=on) and not remarks.get("current", "").strip():
        return no(_("This evidence is old. Say in a remark why it still shows competence now."), "9.2.5")
    return YES


def can_weigh(user, assessment, cell, *, on):
    """The lead assessor says why the own judgement weighs more, where two disagree (9.3.6)."""
    judge = can_judge(user, assessment, on=on)
    if not judge:
        return judge
    if not live_assignment_of(assessment, user).is_lead:
        return no(_("The lead assessor weighs the two judgements."), clause="9.3.6")
    if cell.is_past:
        return _stays_as_judged()
    if not cell.disagrees:
        return no(_("The assessors do not disagree here."), clause="9.3.6")
    # What a test or a retest followed stays as it was judged and weighed.
    return is_offered(assessment, cell.evidence, cell.element)
