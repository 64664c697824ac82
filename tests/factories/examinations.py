"""The test as tests need it: an agreed plan for the elements that fell short, a session at a verified place, a seat.

`seat()` gives all three.
"""

import datetime as dt

from examinations.actions import (
    agree_to_adjustments,
    agree_to_test_plan,
    decide_adjustments,
    propose_test_plan,
)
from examinations.models import (
    Characteristic,
    EvidenceKind,
    Fit,
    Modification,
    Seat,
    Session,
    SessionAssessor,
)
from examinations.queries.plans import elements_to_test
from instruments.models import FormCode

from .assessments import REVIEWED_AT, waiting_for_a_test
from .instruments import InstrumentFactory
from .people import UserFactory
from .venues import VenueFactory

TESTED_AT = dt.datetime(2026, 10, 5, 2, tzinfo=dt.UTC)
"""09.00 in Jakarta: a session begins."""


def short_elements(assessment):
    """The elements that the last recommendation left short or, of a retest, the decision; in their order."""
    return elements_to_test(assessment)


def particulars(**facts):
    """FR.MAPA.01 as an assessor fills it."""
    return {
        "potential": "3",
        "aim": "CERTIFICATION",
        "aim_other": "",
        "environment": "WORKPLACE",
        "opportunity": "AVAILABLE",
        "relations": ["WORK"],
        "conductors": ["LSP"],
        "benchmarks": ["STANDARD"],
        "benchmark_detail": "",
        "confirmed_with": {"SUPERVISOR": "Rina Pengawas"},
        "modifications": {which: {"answer": False, "detail": ""} for which in Modification.values},
    } | facts


def proposed_test_plan(assessment=None, *, instruments=(), at=REVIEWED_AT, **facts):
    """A plan that waits for both hands: each short element with each of the instruments, or with IA-07."""
    assessment = assessment or waiting_for_a_test()
    version = assessment.application.scheme_version
    instruments = instruments or [
        InstrumentFactory(in_force=True, form=FormCode.IA07, scheme_version=version)
    ]
    return propose_test_plan(
        assessment,
        methods=[
            (e, one, EvidenceKind.ADDITIONAL) for e in short_elements(assessment) for one in instruments
        ],
        particulars=particulars(**facts),
        by=assessment.assignments.live().get(is_lead=True).registration.user,
        at=at,
    )


def agreed_test_plan(assessment=None, *, at=REVIEWED_AT, **how):
    """A plan with both hands under it."""
    plan = proposed_test_plan(assessment, at=at, **how)
    for person in (plan.assessment.application.applicant, plan.proposed_by):
        agree_to_test_plan(plan, typed_name=person.full_name, by=person, at=at)
    plan.refresh_from_db()
    return plan


def findings(**facts):
    """FR.AK.07 as an assessor fills it: flexible because of fatigue, the rest no."""
    yes = {"answer": True, "options": ["a"], "note": "Mudah lelah."}
    return {
        "characteristics": {
            which: yes if which == Characteristic.FATIGUE else {"answer": False, "options": [], "note": ""}
            for which in Characteristic.values
        },
        "fits": dict.fromkeys(Fit.values, True),
        "results": {"benchmark": "", "methods": "", "instruments": ""},
        "answer": "Waktu ditambah seperempat.",
    } | facts


def decided_adjustments(assessment=None, *, extra_percent=25, measures=(), at=REVIEWED_AT, **facts):
    """FR.AK.07 that waits for both hands."""
    assessment = assessment or waiting_for_a_test()
    return decide_adjustments(
        assessment,
        findings=findings(**facts),
        extra_percent=extra_percent,
        measures=measures,
        by=assessment.assignments.live().get(is_lead=True).registration.user,
        at=at,
    )


def agreed_adjustments(assessment=None, *, at=REVIEWED_AT, **how):
    """FR.AK.07 with both hands under it."""
    made = decided_adjustments(assessment, at=at, **how)
    for person in (made.assessment.application.applicant, made.decided_by):
        agree_to_adjustments(made, typed_name=person.full_name, by=person, at=at)
    made.refresh_from_db()
    return made


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
    taken = in_session.seats.live().values_list("number", flat=True)
    return Seat.objects.create(
        session=in_session,
        number=max(taken, default=0) + 1,
        plan=plan,
        given_by=in_session.planned_by,
        given_at=in_session.planned_at,
    )
