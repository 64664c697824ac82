"""Fourteen days before a check or a verification ends, its keepers and the office are told once (9.3.2, 9.3.3)."""

import datetime as dt

import pytest

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
from tests.foundation.deadlines.ringing import ring

pytestmark = pytest.mark.django_db

LAST = TODAY + dt.timedelta(days=14)


def told(code, day=TODAY):
    return ring(AT + (day - TODAY), code)


def ending_piece(due_on=LAST, **place):
    keeper = UserFactory(roles=["VENUE"])
    piece = EquipmentFactory(venue=VenueFactory(officer=keeper, **place), checked=False)
    EquipmentCheckFactory(equipment=piece, due_on=due_on)
    return piece, keeper


@pytest.mark.clause("9.3.3")
def test_a_check_that_ends_in_fourteen_days_is_told_once_and_not_before():
    piece, keeper = ending_piece()

    assert told("pemeriksaan-alat", TODAY - DAY) == 0
    # The place's keeper, and the office that entered the place.
    assert told("pemeriksaan-alat") == 2
    assert told("pemeriksaan-alat") == told("pemeriksaan-alat", TODAY + DAY) == 0

    [letter] = Notice.objects.filter(to=keeper)
    assert letter.subject.startswith(f"Periksakan {piece} di ")
    assert letter.url == piece.get_absolute_url()


@pytest.mark.clause("9.3.3")
def test_what_is_checked_again_is_a_deadline_of_its_own():
    piece, _keeper = ending_piece()
    assert told("pemeriksaan-alat") == 2

    EquipmentCheckFactory(equipment=piece, due_on=LAST + 365 * DAY)

    assert told("pemeriksaan-alat", LAST + DAY) == 0
    assert told("pemeriksaan-alat", LAST + 351 * DAY) == 2


@pytest.mark.clause("9.3.3")
def test_what_is_out_of_use_or_in_a_closed_place_is_not_recalled():
    ending_piece(closed=True)
    gone, _keeper = ending_piece()
    gone.retired_on, gone.retired_reason = TODAY, "Rusak."
    gone.save()

    assert told("pemeriksaan-alat") == 0


@pytest.mark.clause("9.3.2")
def test_the_verification_of_an_independent_place_is_recalled_unless_another_follows():
    scheme = SchemeFactory()
    venue = VenueFactory(verified_for=scheme, verified_for__asked_until=LAST)
    followed = VenueFactory(verified_for=scheme, verified_for__asked_until=LAST)
    VenueVerificationFactory(venue=followed, scheme=scheme, fit=True, asked_until=LAST + 300 * DAY)
    # One use ends with its days: nothing is to be renewed.
    VenueFactory(workplace=True, verified_for=scheme, verified_for__asked_until=LAST)

    told("verifikasi-tempat")
    told("verifikasi-tempat")

    letters = Notice.objects.filter(subject__startswith="Verifikasikan lagi")
    assert {str(venue) in letter.subject for letter in letters} == {True}
    assert not [
        letter for letter in letters if str(followed) in letter.body and str(venue) not in letter.body
    ]


@pytest.mark.clause("9.3.2")
def test_what_is_ordered_and_due_is_recalled_to_its_verifier():
    waiting = VenueVerificationFactory(due_on=LAST)
    VenueVerificationFactory(due_on=LAST + DAY)

    told("tugas-verifikasi")
    assert told("tugas-verifikasi") == 0

    assert Notice.objects.filter(to=waiting.verifier).count() == 1
