"""Fourteen days before a check or a verification ends, its keepers are told once (9.3.2, 9.3.3)."""

import pytest

from foundation.journal.models import Entry
from foundation.notices.models import Notice
from tests.factories.people import UserFactory
from tests.factories.schemes import SchemeFactory
from tests.factories.venues import (
    AT,
    DAY,
    TODAY,
    EquipmentCheckFactory,
    EquipmentFactory,
    VenueFactory,
    VenueVerificationFactory,
)
from venues.actions import remind_of_ends
from venues.actions.reminding import WARNED_BEFORE

pytestmark = pytest.mark.django_db

LAST = TODAY + WARNED_BEFORE


def remind(day=TODAY):
    return remind_of_ends(by=None, at=AT + (day - TODAY))


def ending_piece(due_on=LAST, **place):
    keeper = UserFactory(roles=["VENUE"])
    piece = EquipmentFactory(venue=VenueFactory(officer=keeper, **place), checked=False)
    EquipmentCheckFactory(equipment=piece, due_on=due_on)
    return piece, keeper


@pytest.mark.clause("9.3.3")
def test_a_check_that_ends_in_fourteen_days_is_told_once_and_not_before():
    piece, keeper = ending_piece()

    assert remind(TODAY - DAY) == 0
    assert remind() == 1
    assert remind() == remind(TODAY + DAY) == 0

    letters = Notice.objects.filter(to=keeper)
    assert [letter.subject for letter in letters] == [f"{piece} dapat dipakai sampai 7 Des 2026"]
    # The place's keeper, and the office that entered the place.
    assert Notice.objects.count() == 2
    assert Entry.objects.get(verb="equipment.due").facts == {"letters": 2}


@pytest.mark.clause("9.3.3")
def test_what_is_checked_again_in_time_out_of_use_or_in_a_closed_place_is_not_recalled():
    piece, _keeper = ending_piece()
    EquipmentCheckFactory(equipment=piece, due_on=LAST + 365 * DAY)
    ending_piece(closed=True)
    gone, _keeper = ending_piece()
    gone.retired_on, gone.retired_reason = TODAY, "Rusak."
    gone.save()

    assert remind() == 0


@pytest.mark.clause("9.3.2")
def test_the_verification_of_an_independent_place_is_recalled_unless_another_follows():
    scheme = SchemeFactory()
    venue = VenueFactory(verified_for=scheme, verified_for__asked_until=LAST)
    followed = VenueFactory(verified_for=scheme, verified_for__asked_until=LAST)
    VenueVerificationFactory(venue=followed, scheme=scheme, fit=True, asked_until=LAST + 300 * DAY)
    # One use ends with its days: nothing is to be renewed.
    VenueFactory(workplace=True, verified_for=scheme, verified_for__asked_until=LAST)

    assert remind() == 1
    assert remind() == 0
    assert {notice.subject for notice in Notice.objects.all()} == {f"{venue} terverifikasi sampai 7 Des 2026"}


@pytest.mark.clause("9.3.2")
def test_what_is_ordered_and_due_is_recalled_to_its_verifier():
    waiting = VenueVerificationFactory(due_on=LAST)
    VenueVerificationFactory(due_on=LAST + DAY)

    assert remind() == 1
    assert Notice.objects.filter(to=waiting.verifier).count() == 1
    assert remind() == 0
