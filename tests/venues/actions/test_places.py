"""Test places are entered once, closed when nothing is planned there, and kept by officers (9.3.2)."""

import pytest

from foundation.notices.models import Notice
from foundation.workflow.versions import Stale
from tests.factories.people import UserFactory
from tests.factories.schemes import SchemeFactory
from tests.factories.venues import AT, DAY, TODAY, VenueFactory, VenueOfficerFactory
from tests.venues.helpers import refused
from venues.actions import add_venue, appoint_officer, close_venue, edit_venue, end_officer, reopen_venue
from venues.models import Venue, VenueKind
from venues.queries import officers_of
from venues.rules import Use, can_keep, using

pytestmark = [pytest.mark.django_db, pytest.mark.clause("9.3.2")]

FACTS = {
    "kind": VenueKind.INDEPENDENT,
    "name": "TUK Gresik",
    "address": "Jalan Contoh 1",
    "city": "Gresik",
    "seats": 20,
}


@pytest.fixture
def office():
    return UserFactory(secretariat=True)


def test_the_office_enters_a_place_once(office):
    venue = add_venue(**FACTS, by=office, at=AT)

    assert [str(venue), venue.added_by] == ["TUK Gresik, Gresik", office]
    assert "sudah dicatat" in refused(lambda: add_venue(**FACTS | {"name": "tuk GRESIK "}, by=office, at=AT))


@pytest.mark.parametrize("role", ["ASSESSOR", "VENUE", "HEAD", "ADMIN"])
def test_nobody_else_enters_a_place(role):
    refused(lambda: add_venue(**FACTS, by=UserFactory(roles=[role]), at=AT))


def test_two_who_change_a_place_do_not_lose_each_others_words(office):
    venue = VenueFactory()
    edit_venue(venue, facts=FACTS | {"organisation": None}, seen=1, by=office, at=AT)

    with pytest.raises(Stale):
        edit_venue(venue, facts=FACTS | {"organisation": None}, seen=1, by=office, at=AT)

    assert Venue.objects.get().seats == 20


def test_the_kind_of_a_verified_place_does_not_change_since_its_validity_hangs_on_it(office):
    venue = VenueFactory(verified_for=SchemeFactory(), workplace=True)
    facts = FACTS | {"organisation": None, "kind": VenueKind.INDEPENDENT}

    assert "Catat TUK baru" in refused(lambda: edit_venue(venue, facts=facts, seen=1, by=office, at=AT))


def test_a_place_is_closed_with_a_reason_and_opened_again(office):
    venue = VenueFactory()
    refused(lambda: close_venue(venue, closed_on=TODAY, reason=" ", by=office, at=AT))
    refused(lambda: close_venue(venue, closed_on=TODAY - DAY, reason="Dijual.", by=office, at=AT))

    closed = close_venue(venue, closed_on=TODAY, reason="Dijual.", by=office, at=AT)

    assert [closed.is_closed_on(TODAY), closed.is_closed_on(TODAY - DAY)] == [True, False]
    assert reopen_venue(venue, by=office, at=AT).closed_on is None


def test_a_place_where_a_test_is_planned_is_not_closed(office, monkeypatch):
    venue = VenueFactory()
    planned = Use("Uji tertulis", TODAY + DAY, "/uji/sesi/1/")
    monkeypatch.setattr(using, "USES", [lambda record: [planned]])

    reason = refused(lambda: close_venue(venue, closed_on=TODAY, reason="Dijual.", by=office, at=AT))

    assert "Uji tertulis, 24 November 2026" in reason
    assert close_venue(venue, closed_on=TODAY + 2 * DAY, reason="Dijual.", by=office, at=AT).closed_on


def test_an_officer_keeps_the_place_from_a_day_to_a_day_and_is_told(office):
    venue, person = VenueFactory(), UserFactory(roles=["VENUE"])

    officer = appoint_officer(venue, person, starts_on=TODAY, by=office, at=AT)

    assert list(officers_of(venue, on=TODAY)) == [person]
    assert list(officers_of(venue, on=TODAY - DAY)) == []
    assert Notice.objects.get().to == person
    assert can_keep(person, venue, on=TODAY)
    assert not can_keep(person, VenueFactory(), on=TODAY)
    end_officer(officer, ends_on=TODAY, by=office, at=AT)
    assert not can_keep(person, venue, on=TODAY + DAY)


def test_an_officer_has_the_role_is_another_than_who_appoints_and_serves_once(office):
    venue, both = VenueFactory(), UserFactory(roles=["VENUE", "SECRETARIAT"])
    serving = VenueOfficerFactory(venue=venue)

    def appoint(person, by):
        return lambda: appoint_officer(venue, person, starts_on=TODAY, by=by, at=AT)

    assert "peran petugas" in refused(appoint(UserFactory(), office))
    assert "dirinya sendiri" in refused(appoint(both, both))
    assert "sebagian hari" in refused(appoint(serving.user, office))


def test_a_service_ends_today_or_later(office):
    officer = VenueOfficerFactory()

    refused(lambda: end_officer(officer, ends_on=TODAY - DAY, by=office, at=AT))
    end_officer(officer, ends_on=TODAY, by=office, at=AT)
    refused(lambda: end_officer(officer, ends_on=TODAY + DAY, by=office, at=AT))
