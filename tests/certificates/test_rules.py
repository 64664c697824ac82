"""How long a certificate holds, day by day (9.4.6, TRUST C10)."""

import datetime as dt

import pytest

from certificates.models import Certificate, ValidityStatus
from certificates.rules import last_day
from tests.factories.certificates import issued

FIRST = dt.date(2026, 1, 1)


def by_the_calendar(start):
    """Reckoned otherwise than the rule does: walk to the anniversary, then one day back."""
    anniversary = start
    while (anniversary.year, anniversary.month, anniversary.day) < (start.year + 3, start.month, start.day):
        anniversary += dt.timedelta(days=1)
    return anniversary - dt.timedelta(days=1)


@pytest.mark.clause("9.4.6")
def test_every_start_day_of_four_years_ends_on_the_day_before_the_third_anniversary():
    starts = [FIRST + dt.timedelta(days=n) for n in range(1461)]

    ends = [last_day(start, 3) for start in starts]

    assert ends == [by_the_calendar(start) for start in starts]
    assert last_day(dt.date(2028, 2, 29), 3) == dt.date(2031, 2, 28)
    assert last_day(dt.date(2026, 11, 22), 3) == dt.date(2029, 11, 21)


@pytest.mark.django_db
@pytest.mark.clause("9.4.6")
def test_the_first_and_the_last_day_count():
    [one] = issued()
    by_day = {
        dt.date(2026, 9, 28): ValidityStatus.NOT_YET,
        dt.date(2026, 9, 29): ValidityStatus.VALID,
        dt.date(2029, 9, 28): ValidityStatus.VALID,
        dt.date(2029, 9, 29): ValidityStatus.EXPIRED,
    }

    assert {day: one.status_on(day) for day in by_day} == by_day


def test_initials_are_enough_to_recognise_and_too_little_to_harvest():
    assert Certificate(holder_name="Ratna Kusuma 'Ayu").initials == "R. K."
