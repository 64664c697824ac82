"""Who may be assigned, and who may decline or object (9.2.2, 9.2.4)."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from accounts.models import AssessorRegistration, Role
from applications.rules.independence import Act, may_act
from applications.states import ApplicationState
from assessments.models import Assignment
from assessments.states import AssessmentState
from foundation.workflow.answers import YES, first_no, no
from schemes.queries import authorisation_of

BUSY = (AssessmentState.ASSIGNED, AssessmentState.AGREED, AssessmentState.REVIEWING, AssessmentState.TESTING)


@dataclass(frozen=True)
class Proposal:
    """An assessor as the page of assignment shows them: free, qualified and least loaded first, or why not."""

    registration: AssessorRegistration
    load: int
    answer: object


def proposals(application, *, on):
    """Every registered assessor with their load and whether they can be assigned; the best first."""
    registrations = AssessorRegistration.objects.select_related("user").filter(user__is_active=True)
    loads = _loads(registrations)
    rows = [
        Proposal(
            registration, loads.get(registration.pk, 0), can_be_assigned(registration, application, on=on)
        )
        for registration in registrations
    ]
    return sorted(rows, key=lambda row: (not row.answer, row.load, row.registration.user.full_name))


def _loads(registrations):
    counted = (
        Assignment.objects.live()
        .filter(registration__in=registrations, assessment__state__in=BUSY)
        .values("registration")
        .annotate(cases=Count("pk"))
    )
    return {row["registration"]: row["cases"] for row in counted}


def can_assign(user, application, registration, *, on):
    """The secretariat assigns, to a candidate, an assessor who is qualified and has no part in the case."""
    return first_no(
        _keeps_assignments(user),
        _is_candidate(application),
        can_be_assigned(registration, application, on=on),
    )


def can_be_assigned(registration, application, *, on):
    """Registered on that day, authorised for the scheme, in the role, undertaken, and independent."""
    assessor = registration.user
    if not registration.in_force_on(on):
        return no(
            _("The registration %(met)s ended on %(day)s.")
            % {"met": registration.met_number, "day": f"{registration.expires_on:%d-%m-%Y}"},
            clause="9.2.2",
        )
    if not authorisation_of(assessor, application.scheme_id, on):
        return no(_("Not authorised for this scheme."), clause="9.2.2")
    if not assessor.holds(Role.ASSESSOR, on=on):
        return no(_("Does not hold the role of assessor."), clause="9.2.2")
    if not assessor.has_undertaken:
        return no(_("Has not accepted the confidentiality undertaking."), clause="7.1.3")
    if _was_refused_here(registration, application):
        return no(_("Declined this case, or the candidate's objection was upheld."), clause="9.2.4")
    return may_act(assessor, application, Act.ASSESS, on=on)


def can_replace(user, assignment):
    """The secretariat replaces an assessor whose work is not reported yet."""
    if assignment.assessment.state not in BUSY:
        return no(_("The assessment is reported; its assessor is no longer replaced."), clause="9.2.2")
    return _keeps_assignments(user)


def can_accept(user, assignment, *, on):
    """The assessor takes the case, if they are still qualified and independent on that day."""
    return can_decline(user, assignment) and can_be_assigned(
        assignment.registration, assignment.assessment.application, on=on
    )


def can_decline(user, assignment):
    """The assessor says no before accepting, with a reason."""
    if assignment.registration.user_id != user.pk:
        return no(_("Only the assessor who was assigned declines."), clause="9.2.2")
    if assignment.accepted_at:
        return no(_("You have accepted this assignment. Ask the secretariat to replace you."), clause="9.2.2")
    return YES


def can_object(user, assessment):
    """The candidate objects once, before the evidence is under review (9.2.4)."""
    version = assessment.application.scheme_version
    if user.pk != assessment.application.applicant_id:
        return no(_("Only the candidate objects to an assessor."), clause="9.2.4")
    if assessment.state not in (AssessmentState.ASSIGNED, AssessmentState.AGREED):
        return no(_("An objection is possible until the evidence is reviewed."), clause="9.2.4")
    if hasattr(assessment, "objection") or version.assessor_objections == 0:
        return no(
            _("You have already objected once. The scheme allows no further objection."), clause="9.2.4"
        )
    return YES


def _keeps_assignments(user):
    if not user.holds(Role.SECRETARIAT):
        return no(_("Only the secretariat assigns assessors."), clause="9.2.2")
    return YES


def _is_candidate(application):
    if application.state != ApplicationState.ACCEPTED:
        return no(_("Only a candidate is assessed; this application is not accepted yet."), clause="9.1.6")
    return YES


def _was_refused_here(registration, application):
    ended = Assignment.objects.filter(
        assessment__application=application, registration__user=registration.user
    )
    return ended.filter(
        Q(declined_at__isnull=False) | Q(pk__in=ended.filter(assessment__objection__upheld=True).values("pk"))
    ).exists()
