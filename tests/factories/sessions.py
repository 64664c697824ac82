"""Sessions as the actions themselves leave them: planned, with seats, open, held.

`seated()` gives a seat in a planned session with the plan's own assessor; `opened(seat)` opens it in the morning,
`here(seat)` lets the candidate sign and shows their face, `held(seat)` closes the day.
"""

import datetime as dt

from examinations.actions.days import (
    close_session,
    identify_candidate,
    record_arrival,
    start_session,
)
from examinations.actions.seats import give_seats
from examinations.actions.sessions import plan_session
from examinations.rules.sessions import Outline

from .applications import ApplicationFactory
from .assessments import waiting_for_a_test
from .examinations import TESTED_AT, agreed_test_plan
from .people import UserFactory
from .venues import VenueFactory

PLANNED_AT = TESTED_AT - dt.timedelta(days=7)
OPENED_AT = TESTED_AT - dt.timedelta(minutes=30)
CLOSED_AT = TESTED_AT + dt.timedelta(hours=3)


def an_outline(version, *, assessors, begins_at=TESTED_AT, hours=3, **facts):
    """What the secretariat writes when it plans a session."""
    return Outline(
        **{
            "venue": facts.pop("venue", None) or VenueFactory(verified_for=version.scheme),
            "scheme_version": version,
            "begins_at": begins_at,
            "ends_at": begins_at + dt.timedelta(hours=hours),
            "capacity": 10,
            "invigilator": facts.pop("invigilator", None) or UserFactory(roles=["VENUE"]),
            "assessors": tuple(assessors),
        }
        | facts
    )


def planned_session(version, *, assessors, by=None, at=PLANNED_AT, **facts):
    """A session that stands."""
    outline = an_outline(version, assessors=assessors, **facts)
    return plan_session(outline, by=by or UserFactory(secretariat=True), at=at)


def assessor_of(plan):
    """The registration of who leads the case of this plan."""
    return plan.assessment.assignments.live().get(is_lead=True).registration


def a_plan(application=None, *, instruments=(), **how):
    """An agreed plan of a candidate who waits for a test."""
    return agreed_test_plan(waiting_for_a_test(application, **how), instruments=instruments)


def another_like(plan):
    """The agreed plan of another candidate of the same scheme version, by the same instruments."""
    application = ApplicationFactory(accepted=True, scheme_version=plan.assessment.application.scheme_version)
    instruments = {method.instrument for method in plan.methods.select_related("instrument")}
    return a_plan(application, instruments=list(instruments))


def seated(plan=None, *, in_session=None, at=PLANNED_AT, **facts):
    """A seat, given by the office."""
    plan = plan or a_plan()
    in_session = in_session or planned_session(
        plan.assessment.application.scheme_version, assessors=[assessor_of(plan)], **facts
    )
    rows = give_seats(in_session, [plan], by=in_session.planned_by, at=at)
    assert rows[0].answer, rows[0].answer.reason
    return in_session.seats.live().get(plan=plan)


def opened(seat, *, at=OPENED_AT):
    """The invigilator has opened the session."""
    start_session(seat.session, by=seat.session.invigilator, at=at)
    return _fresh(seat)


def arrived(seat, *, at=OPENED_AT):
    """The candidate has signed the list."""
    record_arrival(seat, typed_name=seat.candidate.full_name, by=seat.session.invigilator, at=at)
    return _fresh(seat)


def here(seat=None, *, at=OPENED_AT, **how):
    """Present, and seen to be who they say."""
    seat = arrived(opened(seat or seated(**how), at=at), at=at)
    identify_candidate(seat, by=seat.session.invigilator, at=at)
    return _fresh(seat)


def held(seat=None, *, opened_at=OPENED_AT, at=CLOSED_AT, **how):
    """The day is over and its report signed."""
    seat = here(seat, at=opened_at, **how)
    signer = seat.session.invigilator
    close_session(seat.session, summary="Berjalan lancar.", typed_name=signer.full_name, by=signer, at=at)
    return _fresh(seat)


def _fresh(seat):
    return type(seat).objects.with_candidate().get(pk=seat.pk)
