"""An instrument that was withdrawn is tested by no more, however far the test is (9.2.3)."""

import pytest

from examinations.actions.records import open_record
from examinations.actions.seats import give_seats
from examinations.actions.written import start_paper
from examinations.models import Record, Seat, WrittenPaper
from foundation.workflow.answers import NotAllowed
from instruments.actions import withdraw_instrument
from tests.factories.people import UserFactory
from tests.factories.records import KEPT_AT, at_work
from tests.factories.sessions import PLANNED_AT, a_plan, assessor_of, planned_session
from tests.factories.written import BEGUN_AT, writer

pytestmark = pytest.mark.django_db


def withdrawn(plan, *, at):
    """The instrument by which this plan tests is withdrawn."""
    instrument = plan.methods.select_related("instrument").first().instrument
    return withdraw_instrument(instrument, reason="Bocor.", by=UserFactory(roles=["COMMITTEE"]), at=at)


@pytest.mark.clause("9.2.3")
def test_nobody_gets_a_seat_for_it():
    plan = a_plan()
    session = planned_session(plan.assessment.application.scheme_version, assessors=[assessor_of(plan)])
    withdrawn(plan, at=PLANNED_AT)

    [row] = give_seats(session, [plan], by=session.planned_by, at=PLANNED_AT)

    assert ("sudah dicabut" in row.answer.reason, Seat.objects.exists()) == (
        True,
        False,
    )


@pytest.mark.clause("9.2.3")
def test_no_paper_is_drawn_from_it():
    seat = writer()
    instrument = withdrawn(seat.plan, at=BEGUN_AT)

    with pytest.raises(NotAllowed, match="sudah dicabut"):
        start_paper(seat, instrument, by=seat.candidate, at=BEGUN_AT)

    assert not WrittenPaper.objects.exists()


@pytest.mark.clause("9.2.3")
def test_no_record_is_opened_by_it():
    made = at_work()
    withdrawn(made.plan, at=KEPT_AT)
    made.instrument.refresh_from_db()

    with pytest.raises(NotAllowed, match="sudah dicabut"):
        open_record(made, made.instrument, by=made.assessor, at=KEPT_AT)

    assert not Record.objects.exists()
