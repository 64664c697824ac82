"""What waits for whom about test places (9.3.2, 9.3.3)."""

import pytest

from tests.factories.people import UserFactory
from tests.factories.schemes import SchemeVersionFactory
from tests.factories.venues import (
    AT,
    DAY,
    TODAY,
    UNTIL,
    EquipmentFactory,
    VenueFactory,
    VenueVerificationFactory,
    ordered,
)
from venues.queries import todo

pytestmark = pytest.mark.django_db


def verbs(user):
    return [(one.verb, one.due_on) for one in todo(user, at=AT)]


@pytest.mark.clause("9.3.2")
def test_the_verifier_has_the_place_to_verify_and_nobody_else_has():
    one = ordered()

    assert verbs(one.verifier) == [(f"Verifikasi {one.venue}", one.due_on)]
    assert verbs(UserFactory(assessor=True)) == []
    assert verbs(one.ordered_by) == []


@pytest.mark.clause("9.3.3")
def test_the_keeper_has_what_is_due_and_the_office_what_nobody_keeps():
    keeper, office = UserFactory(roles=["VENUE"]), UserFactory(secretariat=True)
    venue = VenueFactory(officer=keeper)
    unchecked = EquipmentFactory(venue=venue, checked=False)
    soon = EquipmentFactory(venue=venue, checked__due_on=TODAY + 14 * DAY)
    EquipmentFactory(venue=venue, checked__due_on=TODAY + 15 * DAY)
    unkept = EquipmentFactory(venue=VenueFactory(), checked__due_on=TODAY - DAY)
    EquipmentFactory(venue=VenueFactory(closed=True), checked=False)

    assert verbs(keeper) == [
        (f"Periksakan {unchecked}", None),
        (f"Periksakan {soon}", TODAY + 14 * DAY),
    ]
    assert verbs(office) == [(f"Periksakan {unkept}", TODAY - DAY)]


@pytest.mark.clause("9.3.3")
def test_many_pieces_are_one_line():
    keeper = UserFactory(roles=["VENUE"])
    venue = VenueFactory(officer=keeper)
    for _ in range(6):
        EquipmentFactory(venue=venue, checked=False)

    assert [one.why for one in todo(keeper, at=AT)] == ["6 alat tidak boleh dipakai, atau tinggal sebentar."]


@pytest.mark.clause("9.3.2")
def test_the_office_orders_the_next_and_asks_for_what_is_late():
    scheme, office = SchemeVersionFactory(in_force=True).scheme, UserFactory(secretariat=True)
    ending = VenueFactory(verified_for=scheme, verified_for__asked_until=TODAY + 14 * DAY)
    late = VenueVerificationFactory(venue=ending, scheme=scheme, asked_until=UNTIL, due_on=TODAY - DAY)

    assert verbs(office) == [
        (f"Tugaskan verifikasi berikutnya untuk {ending}", TODAY + 14 * DAY),
        (f"Tanyakan verifikasi {late.venue}", TODAY - DAY),
    ]
