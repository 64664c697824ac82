"""Who proposes the plan, who agrees to it, and when the review of evidence may begin (9.2.1–9.2.4)."""

from django.utils.translation import gettext as _

from applications.rules.independence import Act, may_act
from assessments.models import Signer
from assessments.queries import current_plan, live_assignment_of
from assessments.states import AssessmentState
from foundation.workflow.answers import YES, no


def can_propose_plan(user, assessment, *, on):
    """The assessor who accepted the assignment proposes; a new plan needs new signatures."""
    assignment = live_assignment_of(assessment, user)
    if assignment is None:
        return no(_("Only the assessor of this case makes the plan."), clause="9.2.1")
    if not assignment.accepted_at:
        return no(_("Accept the assignment first."), clause="9.2.2")
    if assessment.state not in (AssessmentState.ASSIGNED, AssessmentState.AGREED):
        return no(_("The evidence is already under review; the plan stands."), clause="9.2.1")
    return may_act(user, assessment.application, Act.ASSESS, on=on)


def can_agree(user, plan):
    """Each side signs in as themself, the last plan only (9.2.4)."""
    if plan.assessment.state != AssessmentState.ASSIGNED:
        return no(_("This plan no longer waits for an agreement."), clause="9.2.4")
    if current_plan(plan.assessment) != plan:
        return no(_("There is a newer plan. Read that one."), clause="9.2.4")
    if plan.change_asked_at:
        return no(_("A change was asked for; the assessor makes a new plan first."), clause="9.2.4")
    signer = signer_of(user, plan)
    if signer is None:
        return no(_("Only the candidate and the assessor agree to the plan."), clause="9.2.4")
    if plan.agreements.filter(signer=signer).exists():
        return no(_("You have already agreed to this plan."), clause="9.2.4")
    return YES


def can_ask_for_change(user, plan):
    """Either side can ask for another date or way, until both have agreed."""
    if plan.assessment.state != AssessmentState.ASSIGNED or plan.change_asked_at:
        return no(_("This plan no longer waits for an agreement."), clause="9.2.4")
    if signer_of(user, plan) is None:
        return no(_("Only the candidate and the assessor agree to the plan."), clause="9.2.4")
    return YES


def can_start_review(user, assessment, *, on):
    """After both have agreed, the assignment letter is there, and the registration holds on the day (9.2.2, 9.2.4)."""
    assignment = live_assignment_of(assessment, user)
    if assignment is None:
        return no(_("Only the assessor of this case reviews its evidence."), clause="9.2.5")
    if assessment.state == AssessmentState.ASSIGNED:
        return no(_("Candidate and assessor have to agree on the plan first."), clause="9.2.4")
    if assignment.letter_id is None:
        return no(_("There is no letter of assignment yet."), clause="9.2.2")
    if not assignment.registration.in_force_on(on):
        return no(_("Your registration does not hold today."), clause="9.2.2")
    return may_act(user, assessment.application, Act.ASSESS, on=on)


def signer_of(user, plan):
    """On which side of the plan this person signs; None for everybody else."""
    if user.pk == plan.assessment.application.applicant_id:
        return Signer.CANDIDATE
    return Signer.ASSESSOR if live_assignment_of(plan.assessment, user) else None
