"""The test as tests need it: an agreed plan for the elements that fell short, a session at a verified place, a seat.

`seat()` gives all three.
"""

import datetime as dt

from assessments.models import Signer
from assessments.queries import last_recommendation
from examinations.models import PlanAgreement, PlannedMethod, Seat, Session, SessionAssessor, TestPlan

from .assessments import REVIEWED_AT, waiting_for_a_test
from .people import UserFactory
from .venues import VenueFactory

TESTED_AT = dt.datetime(2026, 10, 5, 2, tzinfo=dt.UTC)
"""09.00 in Jakarta: a session begins."""


def short_elements(assessment):
    """The elements that the last recommendation left short, in their order."""
    return [e for unit in last_recommendation(assessment).units.all() for e in unit.short_elements.all()]


def agreed_test_plan(assessment=None, *, instruments=(), at=REVIEWED_AT):
    """A plan with both hands under it: each short element with each of the instruments."""
    assessment = assessment or waiting_for_a_test()
    assessor = assessment.assignments.live().get(is_lead=True).registration.user
    plan = TestPlan.objects.create(
        assessment=assessment,
        recommendation=last_recommendation(assessment),
        proposed_by=assessor,
        proposed_at=at,
    )
    for element in short_elements(assessment):
        for instrument in instruments:
            PlannedMethod.objects.create(plan=plan, element=element, instrument=instrument)
    for signer, user in ((Signer.CANDIDATE, assessment.application.applicant), (Signer.ASSESSOR, assessor)):
        PlanAgreement.objects.create(
            plan=plan, signer=signer, user=user, typed_name=user.full_name, signed_at=at
        )
    return plan


def session(version, *, begins_at=TESTED_AT, hours=3, capacity=10, assessors=(), **facts):
    """A planned session at a place that is verified for the scheme."""
    venue = facts.pop("venue", None) or VenueFactory(verified_for=version.scheme)
    made = Session.objects.create(
        venue=venue,
        verification=facts.pop("verification", None) or venue.verifications.get(),
        scheme_version=version,
        begins_at=begins_at,
        ends_at=begins_at + dt.timedelta(hours=hours),
        capacity=capacity,
        invigilator=facts.pop("invigilator", None) or UserFactory(roles=["VENUE"]),
        planned_by=facts.pop("planned_by", None) or UserFactory(secretariat=True),
        planned_at=begins_at - dt.timedelta(days=7),
        **facts,
    )
    for registration in assessors:
        SessionAssessor.objects.create(session=made, registration=registration)
    return made


def seat(plan=None, *, in_session=None, **how):
    """A seat for an agreed plan, in a session with the plan's own assessor."""
    plan = plan or agreed_test_plan(**how)
    assignment = plan.assessment.assignments.live().get(is_lead=True)
    in_session = in_session or session(
        plan.assessment.application.scheme_version, assessors=[assignment.registration]
    )
    return Seat.objects.create(
        session=in_session, plan=plan, given_by=in_session.planned_by, given_at=in_session.planned_at
    )
