"""Who may be assigned, and who may decline, be replaced or be objected to (9.2.2, 9.2.4)."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import AssessorRegistration, Role
from accounts.queries import same_person
from accounts.rules.standing import has_needed_factor
from applications.models import Part
from applications.rules.employers import employer_is_settled
from applications.rules.independence import Act, may_act, parts_played
from applications.states import ApplicationState
from assessments.models import Assignment
from assessments.queries import BUSY, collision, current_plan, lead_of, loads_of
from assessments.states import AssessmentState
from foundation.look.writing import day, moment
from foundation.workflow.answers import YES, first_no, no
from schemes.queries import authorisation_of

# Said of somebody else, by the page that proposes assessors.
TIES = {
    Part.APPLICANT: gettext_lazy("is the candidate"),
    Part.SUPERIOR: gettext_lazy("is the candidate's superior"),
    Part.TRAINER: gettext_lazy("trained the candidate"),
    Part.SAME_UNIT: gettext_lazy("works in the same unit as the candidate"),
    Part.FAMILY: gettext_lazy("is a relative of the candidate"),
    Part.DECLARED: gettext_lazy("declared a conflict of interest"),
    Part.REVIEWER: gettext_lazy("reviewed the application"),
    Part.HEARD: gettext_lazy("heard an appeal in this case"),
    Part.OVERRULED: gettext_lazy("had a part in what an appeal set aside"),
}


@dataclass(frozen=True)
class Proposal:
    """An assessor as the page of assignment shows them: free, qualified and least loaded first, or why not."""

    registration: AssessorRegistration
    load: int
    answer: object


def proposals(application, *, by, on):
    """Every registered assessor with their load and whether `by` can assign them; the best first."""
    registrations = AssessorRegistration.objects.select_related("user").filter(user__is_active=True)
    loads = loads_of(registrations)
    rows = [
        Proposal(
            registration,
            loads.get(registration.pk, 0),
            first_no(
                _is_another(by, registration.user),
                _is_not_here(registration, application),
                can_be_assigned(registration, application, on=on),
            ),
        )
        for registration in registrations
    ]
    return sorted(rows, key=lambda row: (not row.answer, row.load, row.registration.user.full_name))


def can_assign(user, application, registration, *, on):
    """The secretariat assigns, to a candidate without one, an assessor who is qualified and has no part in the case."""
    return first_no(
        can_open_assignment(user, application, on=on),
        _is_another(user, registration.user),
        _is_not_here(registration, application),
        can_be_assigned(registration, application, on=on),
    )


def can_add_assessor(user, application, registration, *, on):
    """Beside the lead the secretariat assigns another assessor, who judges on their own (9.2.2, 9.3.6)."""
    return first_no(
        can_open_second(user, application, on=on),
        _is_another(user, registration.user),
        _is_not_here(registration, application),
        can_be_assigned(registration, application, on=on),
        _is_free_for(registration, application),
    )


def can_open_second(user, application, *, on):
    """Whether this person may assign another assessor beside the lead, now."""
    return _has_lead(application) and _keeps_assignments(user, application, on=on)


def _has_lead(application):
    assessment = getattr(application, "assessment", None)
    if assessment is not None and assessment.state not in BUSY:
        return no(_("The assessment is over; nobody is assigned to it any more."), clause="9.2.2")
    if assessment is None or lead_of(assessment) is None:
        return no(_("Assign the lead assessor first."), clause="9.2.2")
    return YES


def _is_not_here(registration, application):
    here = Assignment.objects.live().filter(assessment__application=application)
    if here.filter(registration__user=registration.user_id).exists():
        return no(_("Assesses this case already."), clause="9.2.2")
    return YES


def _is_free_for(registration, application):
    """Whoever joins sits in the appointment that is agreed, too (9.2.1)."""
    plan = current_plan(application.assessment)
    if plan is None or plan.change_asked_at or application.assessment.state == AssessmentState.TESTING:
        return YES
    when = {"on": plan.on, "starts_at": plan.starts_at, "lasts": plan.lasts}
    if collision(application.assessment, registration.user, **when):
        return no(_("Has another appointment at the hour of the plan."), clause="9.2.1")
    return YES


def can_open_assignment(user, application, *, on):
    """Whether this person may assign anybody here, now."""
    return first_no(
        _keeps_assignments(user, application, on=on),
        needs_assessor(application),
        employer_is_settled(application),
    )


def needs_assessor(application):
    """A candidate whom nobody assesses now, and whose assessment is not over."""
    if application.state != ApplicationState.ACCEPTED:
        return no(_("Only a candidate is assessed; this application is not accepted yet."), clause="9.1.6")
    assessment = getattr(application, "assessment", None)
    if assessment is None:
        return YES
    if assessment.state not in BUSY:
        return no(_("The assessment is over; nobody is assigned to it any more."), clause="9.2.2")
    lead = lead_of(assessment)
    return YES if lead is None else _has_assessor(lead)


def _has_assessor(lead):
    words = {"who": lead.assigned_by, "assessor": lead.registration.user, "when": moment(lead.assigned_at)}
    return no(_("%(who)s assigned %(assessor)s to this case on %(when)s.") % words, clause="9.2.2")


def can_be_assigned(registration, application, *, on):
    """Registered on that day, authorised for the scheme, in the role, undertaken, and independent."""
    if not registration.in_force_on(on):
        words = {"met": registration.met_number, "day": day(registration.expires_on)}
        return no(_("The registration %(met)s ended on %(day)s.") % words, clause="9.2.2")
    if not authorisation_of(registration.user, application.scheme_id, on):
        return no(_("Not authorised for this scheme."), clause="9.2.2")
    if not registration.user.holds(Role.ASSESSOR, on=on):
        return no(_("Does not hold the role of assessor."), clause="9.2.2")
    return first_no(
        _may_open_cases(registration.user),
        _was_not_refused_here(registration, application),
        is_independent(registration.user, application, on=on),
    )


def _may_open_cases(assessor):
    if not assessor.has_undertaken:
        return no(_("Has not accepted the confidentiality undertaking."), clause="7.1.3")
    if not has_needed_factor(assessor):
        return no(_("Has not set up a second factor."), clause="7.1.3")
    return YES


def _was_not_refused_here(registration, application):
    here = Assignment.objects.filter(
        assessment__application=application, registration__user=registration.user
    )
    objected = here.filter(assessment__objection__assignment__in=here, assessment__objection__upheld=True)
    if here.filter(Q(declined_at__isnull=False) | Q(pk__in=objected.values("pk"))).exists():
        return no(_("Declined this case, or the candidate's objection was upheld."), clause="9.2.4")
    return YES


def is_independent(assessor, application, *, on):
    """No tie to the candidate and no part in the case so far, told of the assessor by name of the tie."""
    parts = [played.part for played in parts_played(assessor, application, on=on)]
    ties = [str(TIES[part]) for part in dict.fromkeys(parts) if part in Act.ASSESS.bars]
    if not ties:
        return YES
    return no(_("Not independent: %(ties)s.") % {"ties": "; ".join(ties)}, clause="9.2.2")


def can_replace(user, assignment, *, on):
    """The secretariat replaces an assessor whose work is not reported yet."""
    if assignment.assessment.state not in BUSY:
        return no(_("The assessment is reported; its assessor is no longer replaced."), clause="9.2.2")
    return first_no(_keeps_assignments(user, assignment.assessment.application, on=on), _is_live(assignment))


def can_write_handover(user, assignment):
    """Who has the case leaves word for whoever may take over; the secretariat reads it when it replaces (9.2.2)."""
    if assignment.registration.user_id != user.pk or assignment.accepted_at is None:
        return no(_("Only who has accepted the case hands it over."), clause="9.2.2")
    if assignment.assessment.state not in BUSY:
        return no(_("The assessment is reported; nothing is handed over any more."), clause="9.2.2")
    return _is_live(assignment)


def can_accept(user, assignment, *, on):
    """The assessor takes the case, if they are still qualified and independent on that day."""
    application = assignment.assessment.application
    return can_decline(user, assignment) and first_no(
        employer_is_settled(application), can_be_assigned(assignment.registration, application, on=on)
    )


def can_decline(user, assignment):
    """The assessor says no before accepting, with a reason."""
    if assignment.registration.user_id != user.pk:
        return no(_("Only the assessor who was assigned answers."), clause="9.2.2")
    if assignment.accepted_at:
        return no(_("You have accepted this assignment. Ask the secretariat to replace you."), clause="9.2.2")
    return _is_live(assignment)


def can_object(user, assessment, assignment=None):
    """The candidate objects as often as the scheme version says, before the evidence is under review (9.2.4).

    The objection is about one of the assessors; without `assignment` about the lead.
    """
    if user.pk != assessment.application.applicant_id:
        return no(_("Only the candidate objects to an assessor."), clause="9.2.4")
    if assessment.state not in (AssessmentState.ASSIGNED, AssessmentState.AGREED):
        return no(_("An objection is possible until the evidence is reviewed."), clause="9.2.4")
    if hasattr(assessment, "objection") or assessment.application.scheme_version.assessor_objections == 0:
        return no(
            _("You have already objected once. The scheme allows no further objection."), clause="9.2.4"
        )
    if assignment and (assignment.assessment_id != assessment.pk or not assignment.is_live):
        return no(_("This assignment has ended."), clause="9.2.2")
    if assignment is None and lead_of(assessment) is None:
        return no(_("No assessor is assigned to you now."), clause="9.2.4")
    return YES


def can_answer_objection(user, objection, *, on):
    """The secretariat, once, whatever has become of the assignment since; never whom the objection is about."""
    if objection.upheld is not None:
        return no(_("This objection has already been answered."), clause="9.2.4")
    if objection.assessment.state == AssessmentState.STOPPED:
        return no(_("This assessment was stopped already."), clause="9.2.4")
    return first_no(
        _keeps_assignments(user, objection.assessment.application, on=on), _is_not_meant(user, objection)
    )


def _is_not_meant(user, objection):
    if same_person(user, objection.assignment.registration.user):
        return no(_("The objection is about you, so a colleague answers it."), clause="9.2.4")
    return YES


def _is_live(assignment):
    if assignment.is_live:
        return YES
    return no(_("This assignment has ended."), clause="9.2.2")


def _is_another(user, assessor):
    if same_person(user, assessor):
        return no(_("Nobody assigns themselves. Ask a colleague."), clause="9.2.2")
    return YES


def _keeps_assignments(user, application, *, on):
    if not user.holds(Role.SECRETARIAT, on=on):
        return no(_("Only the secretariat assigns assessors."), clause="9.2.2")
    return may_act(user, application, Act.ARRANGE, on=on)
