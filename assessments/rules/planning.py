"""Who proposes the plan, who agrees to it, and when the review of evidence may begin (9.2.1–9.2.4)."""

from datetime import timedelta

from django.utils.translation import gettext as _

from accounts.models import Role
from accounts.rules import holds_role
from applications.rules.bars import goes_on
from applications.rules.employers import employer_is_settled
from applications.rules.independence import Act, may_act
from assessments.models import Signer
from assessments.queries import collision, current_plan, lead_of, live_assignment_of
from assessments.queries.calendar import taken_by
from assessments.states import AssessmentState
from foundation.look.writing import day, weekday
from foundation.workdays.queries import add_workdays
from foundation.workflow.answers import YES, first_no, no
from schemes.queries import authorisation_of


def can_propose_plan(user, assessment, *, on):
    """The assessor who accepted the assignment proposes; a new plan needs new signatures."""
    assignment = live_assignment_of(assessment, user)
    if assignment is None:
        return no(_("Only the assessor of this case makes the plan."), clause="9.2.1")
    if not assignment.is_lead:
        return no(_("The lead assessor makes the plan."), clause="9.2.1")
    if not assignment.accepted_at:
        return no(_("Accept the assignment first."), clause="9.2.2")
    if assessment.state not in (AssessmentState.ASSIGNED, AssessmentState.AGREED):
        return no(_("The evidence is already under review; the plan stands."), clause="9.2.1")
    return _may_go_on(user, assessment, on=on)


def can_appoint(assessment, *, on, starts_at, lasts, today):
    """A working day to come on which the registration holds, and an hour when both sides are free (9.2.1, 9.2.2)."""
    if on < today:
        return no(_("The day of the assessment lies in the past."), clause="9.2.1")
    return first_no(
        _is_open_day(on, assessment),
        _is_qualified(lead_of(assessment).registration, assessment, on=on),
        _are_free(assessment, on=on, starts_at=starts_at, lasts=lasts),
    )


def _is_open_day(on, assessment):
    counts = assessment.application.scheme_version.joint_leave_counts
    looked_at = add_workdays(on - timedelta(days=1), 1, joint_leave_counts=counts).days[0]
    if looked_at.counted:
        return YES
    words = {"day": weekday(on), "why": looked_at.why}
    return no(_("%(day)s is no working day (%(why)s). Choose another one.") % words, clause="9.2.1")


def _is_qualified(registration, assessment, *, on):
    """Registered and authorised for the scheme on the very day (9.2.2)."""
    if not registration.in_force_on(on):
        words = {"day": day(registration.expires_on)}
        return no(
            _("Your registration ends on %(day)s, before the day of the assessment.") % words, clause="9.2.2"
        )
    if not authorisation_of(registration.user, assessment.application.scheme_id, on):
        return no(_("You are not authorised for this scheme on %s.") % day(on), clause="9.2.2")
    return YES


def _are_free(assessment, *, on, starts_at, lasts):
    candidate, when = assessment.application.applicant, {"on": on, "starts_at": starts_at, "lasts": lasts}
    other = collision(assessment, lead_of(assessment).registration.user, candidate, **when)
    if other is None:
        return _others_are_free(assessment, when)
    hours = f"{other.starts_at:%H.%M}–{other.ends_at:%H.%M}"
    if other.assessment.application.applicant_id == candidate.pk:
        return no(
            _("The candidate has another appointment at that time (%(hours)s).") % {"hours": hours},
            clause="9.2.1",
        )
    words = {"case": other.assessment, "hours": hours}
    return no(_("You assess %(case)s at that time (%(hours)s).") % words, clause="9.2.1")


def _others_are_free(assessment, when):
    for assignment in assessment.assignments.live().filter(is_lead=False):
        if collision(assessment, assignment.registration.user, **when):
            return no(
                _("%s, the other assessor, has another appointment at that time.")
                % assignment.registration.user,
                clause="9.2.1",
            )
    return _nobody_is_in_a_session(assessment, when)


def _nobody_is_in_a_session(assessment, when):
    people = [row.registration.user for row in assessment.assignments.live()]
    for person in (assessment.application.applicant, *people):
        if words := taken_by(person, **when):
            return no(
                _("%(person)s is taken at that time: %(words)s.") % {"person": person, "words": words},
                "9.3.2",
            )
    return YES


def can_agree(user, plan, *, on):
    """Each side signs in as themself, the last plan only, before its day is over (9.2.4)."""
    waits = _waits(plan)
    if not waits:
        return waits
    signer = signer_of(user, plan)
    if signer is None:
        return no(_("Only the candidate and the assessor agree to the plan."), clause="9.2.4")
    if plan.agreements.filter(signer=signer).exists():
        return no(_("You have already agreed to this plan."), clause="9.2.4")
    if plan.on < on:
        return no(_("The day of this plan is over; the assessor makes a new one."), clause="9.2.4")
    return first_no(
        YES if signer == Signer.CANDIDATE else holds_role(user, Role.ASSESSOR, on=on),
        _is_no_longer_contested(plan.assessment),
        employer_is_settled(plan.assessment.application),
    )


def can_ask_for_change(user, plan):
    """Either side can ask for another date or way, until both have agreed."""
    if signer_of(user, plan) is None:
        return no(_("Only the candidate and the assessor agree to the plan."), clause="9.2.4")
    return _waits(plan)


def _waits(plan):
    if current_plan(plan.assessment) != plan:
        return no(_("There is a newer plan. Read that one."), clause="9.2.4")
    if plan.assessment.state != AssessmentState.ASSIGNED:
        return no(_("This plan no longer waits for an agreement."), clause="9.2.4")
    if plan.change_asked_at:
        return no(_("A change was asked for; the assessor makes a new plan first."), clause="9.2.4")
    return YES


def can_review(user, assessment, *, on):
    """The assessor of the case, with a letter, registered and authorised on the day, still without a tie (9.2.2)."""
    assignment = live_assignment_of(assessment, user)
    if assignment is None:
        return no(_("Only the assessor of this case reviews its evidence."), clause="9.2.5")
    if assignment.letter_id is None:
        return no(_("There is no letter of assignment yet."), clause="9.2.2")
    if not assignment.registration.in_force_on(on):
        return no(_("Your registration does not hold today."), clause="9.2.2")
    if not authorisation_of(user, assessment.application.scheme_id, on):
        return no(_("You are not authorised for this scheme on %s.") % day(on), clause="9.2.2")
    return _may_go_on(user, assessment, on=on)


def _may_go_on(user, assessment, *, on):
    """Still an assessor, no tie to the candidate, and nothing that the case waits for (9.2.2, 8.2.3)."""
    return first_no(
        holds_role(user, Role.ASSESSOR, on=on),
        may_act(user, assessment.application, Act.ASSESS, on=on),
        employer_is_settled(assessment.application),
        goes_on(assessment.application),
    )


def can_start_review(user, assessment, *, on):
    """The lead, after both have agreed and no objection waits for its answer (9.2.4)."""
    if assessment.state == AssessmentState.ASSIGNED:
        return no(_("Candidate and assessor have to agree on the plan first."), clause="9.2.4")
    if assessment.state != AssessmentState.AGREED:
        return no(_("The review of the evidence has already begun."), clause="9.2.5")
    return (
        can_review(user, assessment, on=on)
        and _leads(user, assessment)
        and _is_no_longer_contested(assessment)
    )


def _leads(user, assessment):
    if not live_assignment_of(assessment, user).is_lead:
        return no(_("The lead assessor begins the review."), clause="9.2.5")
    return YES


def _is_no_longer_contested(assessment):
    objection = getattr(assessment, "objection", None)
    if objection and objection.upheld is None:
        return no(_("The candidate's objection to the assessor is not answered yet."), clause="9.2.4")
    return YES


def signer_of(user, plan):
    """On which side of the plan this person signs; None for everybody else."""
    if user.pk == plan.assessment.application.applicant_id:
        return Signer.CANDIDATE
    mine = live_assignment_of(plan.assessment, user)
    return Signer.ASSESSOR if mine and mine.is_lead else None


def names_of(person, assessment):
    """As whom this person signs: the candidate by the name of the form or that of the account."""
    is_candidate = person.pk == assessment.application.applicant_id
    stated = [assessment.application.particulars.full_name] if is_candidate else []
    return [*stated, person.full_name]
