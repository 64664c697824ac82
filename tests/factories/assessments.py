"""Assessments as tests need them, made by the actions themselves so that their files are complete."""

import datetime as dt

from accounts.models import Role
from assessments.actions import (
    accept_assignment,
    agree_to_plan,
    assign_assessor,
    judge_evidence,
    offer_test_evidence,
    propose_plan,
    start_review,
    submit_recommendation,
)
from assessments.models import Method, Potential, RecommendationOutcome
from assessments.queries import elements_in_test, standing
from schemes.models import AssessorAuthorisation

from .applications import ApplicationFactory
from .people import AssessorRegistrationFactory, UserFactory

ASSIGNED_AT = dt.datetime(2026, 9, 15, 3, tzinfo=dt.UTC)
PLANNED_ON = dt.date(2026, 9, 21)
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


def named(application=None, *, registration=None, by=None, at=ASSIGNED_AT):
    """An accepted candidate with an assessor who has not answered yet."""
    application = application or ApplicationFactory(accepted=True)
    registration = registration or an_assessor(application.scheme)
    by = by or application.reviewer
    return assign_assessor(application, registration, by=by, at=at)


def assigned(application=None, *, at=ASSIGNED_AT, **how):
    """An accepted candidate with an assessor who has accepted."""
    assignment = named(application, at=at, **how)
    return accept_assignment(assignment, by=assignment.registration.user, at=at)


def a_plan(**facts):
    """What an assessor writes into a plan."""
    return {
        "potential": Potential.EXPERIENCED_TO_STANDARD,
        "methods": [Method.PORTFOLIO],
        "approach": "Portofolio",
        "place": "Kantor LSP",
        "on": PLANNED_ON,
        "starts_at": dt.time(9),
    } | facts


def planned(application=None, *, at=ASSIGNED_AT, on=PLANNED_ON, starts_at=dt.time(9), **how):
    """A plan that waits for both hands."""
    assignment = assigned(application, at=at, **how)
    facts = a_plan(on=on, starts_at=starts_at)
    return propose_plan(assignment.assessment, **facts, by=assignment.registration.user, at=at)


def agreed(application=None, *, at=ASSIGNED_AT, **how):
    """A plan with both hands under it; gives the assignment."""
    plan = planned(application, at=at, **how)
    assignment = plan.assessment.assignments.live().get()
    for person in (plan.assessment.application.applicant, assignment.registration.user):
        agree_to_plan(plan, typed_name=person.full_name, by=person, at=at)
    return assignment


def reviewing(application=None, *, reviewed_at=REVIEWED_AT, **how):
    """Evidence under review, nothing judged yet."""
    assignment = agreed(application, **how)
    return start_review(assignment.assessment, by=assignment.registration.user, at=reviewed_at)


def judge_all(assessment, *, short=(), at=REVIEWED_AT):
    """Every cell judged yes, but for the elements named as short (not sufficient)."""
    assessor = assessment.assignments.live().get().registration.user
    for cell in standing(assessment).cells:
        enough = cell.element not in short
        judge_evidence(
            assessment,
            evidence=cell.evidence,
            element=cell.element,
            answers={"valid": True, "authentic": True, "current": True, "sufficient": enough},
            remarks={} if enough else {"sufficient": "Belum mencakup semua kriteria."},
            version=cell.version,
            by=assessor,
            at=at,
        )
    return assessor


def reported(application=None, **how):
    """Recommended competent: ready for an agenda."""
    assessment = reviewing(application, **how)
    assessor = judge_all(assessment)
    submit_recommendation(assessment, outcome=RecommendationOutcome.COMPETENT, by=assessor, at=REVIEWED_AT)
    assessment.refresh_from_db()
    return assessment


def waiting_for_a_test(application=None, **how):
    """Short in one element: waits for a competency test."""
    assessment = reviewing(application, **how)
    assessor = judge_all(assessment, short=standing(assessment).elements[:1])
    submit_recommendation(assessment, outcome=RecommendationOutcome.TEST, by=assessor, at=REVIEWED_AT)
    assessment.refresh_from_db()
    return assessment


def offered(assessment, *, elements=None, source="", at=REVIEWED_AT, **facts):
    """A record of the test, for every element that was left short unless told otherwise."""
    return offer_test_evidence(
        assessment,
        **{"form": "IA07", "title": "Pertanyaan lisan", "facts": {"Tercapai": "3 dari 3"}} | facts,
        elements=elements_in_test(assessment) if elements is None else elements,
        source=source or f"record:{assessment.pk}",
        by=assessment.assignments.live().first().registration.user,
        at=at,
    )


def judge_test(assessment, *, short=False, by=None, at=REVIEWED_AT):
    """What the test brought, judged yes by the lead (or whoever is named), or not sufficient."""
    by = by or assessment.assignments.live().get(is_lead=True).registration.user
    remarks = {"sufficient": "Belum memeriksa data ganda."} if short else {}
    for cell in standing(assessment, seen_by=by).of_test:
        if cell.is_past:
            continue
        judge_evidence(
            assessment,
            evidence=cell.evidence,
            element=cell.element,
            answers={"valid": True, "authentic": True, "current": True, "sufficient": not short},
            remarks=remarks,
            version=cell.version,
            by=by,
            at=at,
        )


def reported_after_test(application=None, *, short=False, at=REVIEWED_AT, **how):
    """Recommended after a test: competent, or not yet competent in what was tested."""
    assessment = waiting_for_a_test(application, **how)
    offered(assessment, at=at)
    judge_test(assessment, short=short, at=at)
    submit_recommendation(
        assessment,
        outcome=RecommendationOutcome.NOT_YET if short else RecommendationOutcome.COMPETENT,
        reasons={element.pk: "Belum memeriksa data ganda." for element in elements_in_test(assessment)},
        by=assessment.assignments.live().get(is_lead=True).registration.user,
        at=at,
    )
    assessment.refresh_from_db()
    return assessment
