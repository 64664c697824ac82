"""Who is assigned, which plan counts, which recommendation stands (9.2)."""

from applications.models import Application
from applications.states import ApplicationState
from assessments.models import Assessment, Assignment
from assessments.states import AssessmentState


def live_assignment_of(assessment, user):
    """The assignment that gives this person the case; None for everybody else."""
    return (
        assessment.assignments.live()
        .filter(registration__user=user)
        .select_related("registration__user")
        .first()
    )


def lead_of(assessment):
    """The lead assessor's assignment; None while nobody is assigned."""
    return assessment.assignments.live().filter(is_lead=True).select_related("registration__user").first()


def current_plan(assessment):
    """The last plan made; None before the first."""
    return assessment.plans.order_by("-number").first()


def last_recommendation(assessment):
    """The recommendation that counts; None before the first."""
    return assessment.recommendations.order_by("-number").first()


def assignments_of(user):
    """The assignments that give this assessor cases, the newest first."""
    return (
        Assignment.objects.live()
        .filter(registration__user=user)
        .select_related(
            "assessment__application__particulars", "assessment__application__scheme_version", "registration"
        )
        .order_by("-assigned_at")
    )


def without_assessor():
    """Candidates whom nobody assesses yet, or no longer: the longest waiting first."""
    assigned = Assignment.objects.live().values("assessment__application")
    over = Assessment.objects.filter(state__in=[AssessmentState.REPORTED, AssessmentState.STOPPED])
    return (
        Application.objects.filter(state=ApplicationState.ACCEPTED)
        .exclude(pk__in=assigned)
        .exclude(pk__in=over.values("application"))
        .select_related("particulars", "scheme_version", "organisation")
        .order_by("closed_at")
    )


def under_way():
    """Assessments that are not reported yet, with their assessors."""
    return (
        Assessment.objects.exclude(state__in=[AssessmentState.REPORTED, AssessmentState.STOPPED])
        .filter(pk__in=Assignment.objects.live().values("assessment"))
        .select_related("application__particulars", "application__scheme_version")
        .prefetch_related("assignments__registration__user", "objection")
        .order_by("opened_at")
    )
