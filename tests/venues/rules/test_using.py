"""Whether a test may be held at a place and with equipment on a day (9.3.2, 9.3.3)."""

import datetime as dt

import pytest

from tests.factories.schemes import SchemeFactory
from tests.factories.venues import (
    FROM,
    UNTIL,
    EquipmentCheckFactory,
    EquipmentFactory,
    VenueFactory,
    VenueVerificationFactory,
)
from venues.models import CheckKind
from venues.queries import venues_for, verification_for
from venues.rules import Use, can_use_equipment, can_use_venue, uses_of

pytestmark = pytest.mark.django_db

ON = dt.date(2026, 11, 22)
DAY = dt.timedelta(days=1)


@pytest.mark.clause("9.3.2")
def test_a_verified_place_may_be_used_from_its_first_day_to_its_last_and_for_no_other_scheme():
    scheme = SchemeFactory()
    venue = VenueFactory(verified_for=scheme)

    days = (FROM - DAY, FROM, UNTIL, UNTIL + DAY)

    assert [bool(can_use_venue(venue, scheme, on=day)) for day in days] == [False, True, True, False]
    assert [list(venues_for(scheme, day)) for day in days] == [[], [venue], [venue], []]
    assert not can_use_venue(venue, SchemeFactory(), on=ON)
    assert verification_for(venue, scheme, ON) == venue.verifications.get()


@pytest.mark.clause("9.3.2")
@pytest.mark.parametrize(
    ("given", "why"),
    [
        (None, "belum pernah diverifikasi"),
        ({}, "verifikasinya belum disimpulkan"),
        ({"unfit": True}, "dinyatakan tidak layak"),
        ({"fit": True, "asked_until": dt.date(2026, 6, 30)}, "1 Januari 2026 – 30 Juni 2026"),
    ],
)
def test_a_refused_place_says_why(given, why):
    scheme, venue = SchemeFactory(), VenueFactory()
    one = None if given is None else VenueVerificationFactory(venue=venue, scheme=scheme, **given)

    refused = can_use_venue(venue, scheme, on=ON, verification=one)

    assert not refused
    assert refused.clause == "9.3.2"
    assert why in refused.reason


@pytest.mark.clause("9.3.2")
def test_a_closed_place_is_not_used_whatever_was_verified():
    scheme = SchemeFactory()
    venue = VenueFactory(verified_for=scheme, closed=True)

    assert not can_use_venue(venue, scheme, on=ON)
    assert list(venues_for(scheme, ON)) == []


@pytest.mark.clause("9.3.2")
def test_the_verification_of_another_place_does_not_help():
    scheme = SchemeFactory()
    other = VenueVerificationFactory(scheme=scheme, fit=True)

    assert not can_use_venue(VenueFactory(), scheme, on=ON, verification=other)


@pytest.mark.clause("9.3.3")
def test_equipment_may_be_used_from_its_check_to_its_last_day():
    piece = EquipmentFactory()

    days = (FROM - DAY, FROM, UNTIL, UNTIL + DAY)

    assert [bool(can_use_equipment(piece, on=day)) for day in days] == [False, True, True, False]


@pytest.mark.clause("9.3.3")
def test_equipment_that_nobody_checked_is_not_used():
    assert can_use_equipment(EquipmentFactory(checked=False), on=ON).clause == "9.3.3"


@pytest.mark.clause("9.3.3")
def test_what_needs_calibration_is_not_helped_by_a_verification_but_a_calibration_helps_everything():
    measuring = EquipmentFactory(checked=False, needs=CheckKind.CALIBRATION)
    EquipmentCheckFactory(equipment=measuring, kind=CheckKind.VERIFICATION)
    seating = EquipmentFactory(checked=False, needs=CheckKind.VERIFICATION)
    EquipmentCheckFactory(equipment=seating, kind=CheckKind.CALIBRATION)

    assert not can_use_equipment(measuring, on=ON)
    assert can_use_equipment(seating, on=ON)


@pytest.mark.clause("9.3.3")
def test_what_fell_through_is_out_of_use_until_a_later_check_holds():
    piece = EquipmentFactory()
    EquipmentCheckFactory(equipment=piece, failed=True, done_on=dt.date(2026, 5, 1))
    EquipmentCheckFactory(equipment=piece, done_on=dt.date(2026, 7, 1))

    days = (dt.date(2026, 4, 30), dt.date(2026, 5, 1), dt.date(2026, 6, 30), dt.date(2026, 7, 1))

    assert [bool(can_use_equipment(piece, on=day)) for day in days] == [True, False, False, True]


def test_what_upper_floors_use_is_told_in_its_order(monkeypatch):
    venue = VenueFactory()
    sessions = [Use("Uji tertulis", ON + DAY, "/uji/sesi/2/"), Use("Uji tertulis", ON, "/uji/sesi/1/")]
    monkeypatch.setattr("venues.rules.using.USES", [lambda record: sessions if record == venue else []])

    assert [use.on for use in uses_of(venue)] == [ON, ON + DAY]
    assert uses_of(venue, since=ON + DAY) == sessions[:1]
    assert uses_of(VenueFactory()) == []
