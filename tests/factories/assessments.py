"""Assessments as tests need them, made by the actions themselves so that their files are complete."""

import datetime as dt

from accounts.models import Role
from assessments.actions import (
    accept_assignment,
    agree_to_plan,
    assign_assessor,
    judge_evidence,
    propose_plan,
    start_review,
    submit_recommendation,
)
from assessments.models import Method, Potential, RecommendationOutcome
from assessments.queries import standing
from schemes.models import AssessorAuthorisation

from .applications import ApplicationFactory
from .people import AssessorRegistrationFactory, UserFactory

ASSIGNED_AT = dt.datetime(2026, 9, 15, 3, tzinfo=dt.UTC)
REVIEWED_AT = dt.datetime(2026, 9, 22, 3, tzinfo=dt.UTC)


def an_assessor(scheme, **facts):
    """A registration that holds and is authorised for the scheme."""
    registration = AssessorRegistrationFactory(user=UserFactory(roles=[Role.ASSESSOR]), **facts)
    AssessorAuthorisation.objects.create(
        scheme=scheme,
        registration=registration,
        starts_on=dt.date(2025, 1, 1),
        given_by=UserFactory(),
        given_at=ASSIGNED_AT,
    )
    return registration


def assigned(application=None, *, registration=None, by=None):
    """An accepted candidate with an assessor who has accepted."""
    application = application or ApplicationFactory(accepted=True)
    registration = registration or an_assessor(application.scheme)
    by = by or UserFactory(roles=[Role.SECRETARIAT])
    assignment = assign_assessor(application, registration, by=by, at=ASSIGNED_AT)
    return accept_assignment(assignment, by=registration.user, at=ASSIGNED_AT)


def agreed(application=None, **how):
    """A plan with both hands under it."""
    assignment = assigned(application, **how)
    assessor, candidate = assignment.registration.user, assignment.assessment.application.applicant
    plan = propose_plan(
        assignment.assessment,
        potential=Potential.EXPERIENCED_TO_STANDARD,
        methods=[Method.PORTFOLIO],
        approach="Portofolio",
        place="Kantor LSP",
        on=dt.date(2026, 9, 21),
        starts_at=dt.time(9),
        by=assessor,
        at=ASSIGNED_AT,
    )
    for person in (candidate, assessor):
        agree_to_plan(plan, typed_name=person.full_name, by=person, at=ASSIGNED_AT)
    return assignment


def reviewing(application=None, **how):
    """Evidence under review, nothing judged yet."""
    assignment = agreed(application, **how)
    return start_review(assignment.assessment, by=assignment.registration.user, at=REVIEWED_AT)


def judge_all(assessment, *, short=()):
    """Every cell judged yes, but for the elements named as short (not sufficient)."""
    assessor = assessment.assignments.live().get().registration.user
    for cell in standing(assessment).cells:
        assessment.refresh_from_db()
        enough = cell.element not in short
        judge_evidence(
            assessment,
            evidence=cell.evidence,
            element=cell.element,
            answers={"valid": True, "authentic": True, "current": True, "sufficient": enough},
            remarks={} if enough else {"sufficient": "Belum mencakup semua kriteria."},
            version=assessment.version,
            by=assessor,
            at=REVIEWED_AT,
        )
    return assessor


def reported(application=None, **how):
    """Recommended competent: ready for an agenda."""
    assessment = reviewing(application, **how)
    assessor = judge_all(assessment)
    submit_recommendation(assessment, outcome=RecommendationOutcome.COMPETENT, by=assessor, at=REVIEWED_AT)
    assessment.refresh_from_db()
    return assessment


def testing(application=None, **how):
    """Short in one element: waits for a competency test."""
    assessment = reviewing(application, **how)
    assessor = judge_all(assessment, short=standing(assessment).elements[:1])
    submit_recommendation(assessment, outcome=RecommendationOutcome.TEST, by=assessor, at=REVIEWED_AT)
    assessment.refresh_from_db()
    return assessment
