"""Who is assigned, which plan counts, which recommendation stands (9.2)."""

from django.db.models import Count, Prefetch

from accounts.models import Role
from accounts.queries import people_holding
from applications.models import Application
from applications.states import ApplicationState
from assessments.models import Assessment, Assignment, ElementReason, Plan
from assessments.states import AssessmentState

BUSY = (
    AssessmentState.ASSIGNED,
    AssessmentState.AGREED,
    AssessmentState.REVIEWING,
    AssessmentState.TESTING,
)


def live_assignment_of(assessment, user):
    """The assignment that gives this person the case; None for everybody else."""
    mine = (each for each in assessment.assignments.all() if each.registration.user_id == user.pk)
    return next((each for each in mine if each.is_live), None)


def lead_of(assessment):
    """The lead assessor's assignment; None while nobody is assigned."""
    return (
        assessment.assignments.live()
        .filter(is_lead=True)
        .select_related("registration__user", "assigned_by")
        .first()
    )


def assessors_of(assessment):
    """Whoever has accepted and assesses now, the lead first."""
    return [row for row in assessment.assignments.live() if row.accepted_at]


def predecessor_of(assignment):
    """The assignment that this one took over, with its hand-over note; None where it is the first (9.2.2)."""
    return (
        Assignment.objects.filter(
            assessment=assignment.assessment_id,
            is_lead=assignment.is_lead,
            ended_at__isnull=False,
            pk__lt=assignment.pk,
        )
        .exclude(accepted_at=None)
        .select_related("registration__user")
        .order_by("-ended_at")
        .first()
    )


def current_plan(assessment):
    """The last plan made; None before the first."""
    return next(iter(assessment.plans.all()), None)


def last_recommendation(assessment):
    """The recommendation that counts; None before the first."""
    return next(iter(assessment.recommendations.all()), None)


def reasons_of(recommendation):
    """By key of the element why it is not yet competent after the test, as the assessor said (9.3.5)."""
    rows = ElementReason.objects.filter(unit__recommendation=recommendation)
    return dict(rows.values_list("element", "reason"))


def shown_record(assessment):
    """The last record of the review that the candidate may read; None before the decision is known."""
    return (
        assessment.recommendations.exclude(shown_at=None)
        .select_related("paper", "record_paper", "signature")
        .first()
    )


def papers_to_sign(recommendation):
    """The records that one signature of the candidate goes under: the last FR.IA.08 and the last FR.AK.02 shown."""
    shown = recommendation.assessment.recommendations.exclude(shown_at=None).order_by("-number")
    found = []
    for field in ("paper", "record_paper"):
        row = shown.exclude(**{field: None}).select_related(field).first()
        if row:
            found.append((row, field))
    return found


def reviewers_for(assessment, *, on):
    """Assessors of the scheme who had no assignment in the case: they may look at how it was done (9.3.6)."""
    had = assessment.assignments.values("registration__user")
    return (
        people_holding(Role.ASSESSOR, on=on)
        .filter(registrations__scheme_authorisations__scheme=assessment.application.scheme_id)
        .exclude(pk__in=had)
        .distinct()
        .order_by("full_name")
    )


def assignments_of(user):
    """The assignments that give this assessor cases, the newest first."""
    plans = Plan.objects.prefetch_related("agreements")
    return (
        Assignment.objects.live()
        .filter(registration__user=user)
        .select_related(
            "assessment__application__particulars", "assessment__application__scheme_version", "registration"
        )
        .prefetch_related(Prefetch("assessment__plans", plans))
        .order_by("-assigned_at", "-pk")
    )


def loads_of(registrations):
    """How many cases each of these assessors has that are not reported yet, by registration."""
    counted = (
        Assignment.objects.live()
        .filter(registration__in=registrations, assessment__state__in=BUSY)
        .values("registration")
        .annotate(cases=Count("pk"))
    )
    return {row["registration"]: row["cases"] for row in counted}


def without_assessor():
    """Candidates whom nobody assesses yet, or no longer: the longest waiting first."""
    assigned = Assignment.objects.live().filter(is_lead=True).values("assessment__application")
    over = Assessment.objects.filter(state__in=[AssessmentState.REPORTED, AssessmentState.STOPPED])
    return (
        Application.objects.filter(state=ApplicationState.ACCEPTED)
        .exclude(pk__in=assigned)
        .exclude(pk__in=over.values("application"))
        .select_related("particulars", "scheme_version", "organisation")
        .order_by("closed_at", "pk")
    )


def under_way():
    """Assessments that are not reported yet, with their live assignments as `.assessors`."""
    live = Assignment.objects.live().select_related("registration__user")
    return (
        Assessment.objects.filter(state__in=BUSY)
        .filter(pk__in=Assignment.objects.live().values("assessment"))
        .select_related("application__particulars", "application__scheme_version", "objection")
        .prefetch_related(Prefetch("assignments", live, to_attr="assessors"))
        .order_by("opened_at", "pk")
    )


def workers(application):
    """Who assesses this case now, and where: they read and write in its thread (7.1.2)."""
    live = Assignment.objects.live().filter(assessment__application=application)
    return {
        assignment.registration.user: assignment.assessment.get_absolute_url()
        for assignment in live.select_related("registration__user", "assessment")
    }
