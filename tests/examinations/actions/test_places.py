"""A place keeps the seats that planned sessions need, whoever is faster (9.3.2)."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from examinations.actions.sessions import cancel_session, plan_session
from examinations.models import Session
from examinations.queries.sessions import most_seats
from examinations.states import SessionState
from foundation.journal.models import Entry
from foundation.workflow.answers import NotAllowed
from tests.factories.assessments import an_assessor
from tests.factories.examinations import TESTED_AT
from tests.factories.people import UserFactory
from tests.factories.schemes import SchemeVersionFactory
from tests.factories.sessions import PLANNED_AT, an_outline, planned_session
from tests.factories.venues import VenueFactory
from venues.actions import edit_venue
from venues.models import Venue

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def version():
    return SchemeVersionFactory(in_force=True)


@pytest.fixture
def venue(version):
    return VenueFactory(verified_for=version.scheme, seats=20)


@pytest.fixture
def plan(version, venue):
    """A session of so many seats there, so many hours after the first."""

    def made(capacity, *, after=0):
        return planned_session(
            version,
            venue=venue,
            capacity=capacity,
            begins_at=TESTED_AT + after * HOUR,
            hours=2,
            assessors=[an_assessor(version.scheme)],
        )

    return made


def with_seats(venue, seats):
    kept = Venue.objects.get(pk=venue.pk)
    facts = {name: getattr(kept, name) for name in ("kind", "name", "address", "city", "organisation")}
    by = UserFactory(secretariat=True)
    return edit_venue(kept, facts=facts | {"seats": seats}, seen=kept.version, by=by, at=PLANNED_AT)


@pytest.mark.clause("9.3.2")
def test_a_place_is_not_made_smaller_than_what_is_planned_there(venue, plan):
    plan(8)
    plan(6, after=1)
    plan(9, after=3)
    before = Entry.objects.count()

    with pytest.raises(NotAllowed, match="bersamaan memerlukan 14 kursi"):
        with_seats(venue, 13)

    venue.refresh_from_db()
    assert (venue.seats, Entry.objects.count()) == (20, before)
    assert with_seats(venue, 14).seats == 14


@pytest.mark.clause("9.3.2")
def test_what_is_called_off_or_held_needs_no_seats(venue, plan):
    session = plan(8)
    cancel_session(session, reason="Banjir.", by=UserFactory(secretariat=True), at=PLANNED_AT)
    other = plan(6, after=2)
    assert most_seats(venue) == (6, session.on)

    other.state, other.started_at, other.closed_at = SessionState.CLOSED, TESTED_AT, TESTED_AT + HOUR
    other.save()

    assert most_seats(venue) is None
    assert with_seats(venue, 1).seats == 1


@pytest.mark.clause("9.3.2")
def test_the_database_keeps_the_seats_of_planned_sessions_too(venue, plan):
    plan(8)

    with pytest.raises(IntegrityError, match="a_place_keeps_the_seats_of_its_sessions"), transaction.atomic():
        Venue.objects.filter(pk=venue.pk).update(seats=7)

    Venue.objects.filter(pk=venue.pk).update(seats=8)


@pytest.mark.clause("9.3.2")
def test_a_session_is_planned_by_the_seats_that_the_place_has_now(version, venue):
    outline = an_outline(version, venue=venue, capacity=10, assessors=[an_assessor(version.scheme)])
    with_seats(venue, 9)

    with pytest.raises(NotAllowed, match="9 kursi"):
        plan_session(outline, by=UserFactory(secretariat=True), at=PLANNED_AT)

    assert not Session.objects.exists()
