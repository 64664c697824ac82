"""The calendar is filled from the published one and keeps what people have entered."""

import datetime as dt

import pytest

from foundation.journal.models import Entry
from foundation.workdays.actions import load_holidays
from foundation.workdays.models import Holiday

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 3, 9, 3, tzinfo=dt.UTC)


def test_a_year_is_entered_once_with_a_line_in_the_trail_for_each_day():
    added = load_holidays([2029], by=None, at=NOW)

    assert added == Holiday.objects.filter(day__year=2029).count() == Entry.objects.count()
    assert load_holidays([2029], by=None, at=NOW) == 0


def test_a_day_that_somebody_mended_stays_as_it_is():
    day = Holiday.objects.get(day=dt.date(2026, 12, 25))
    day.name = "Natal"
    day.save()

    load_holidays([2026], by=None, at=NOW)

    day.refresh_from_db()
    assert day.name == "Natal"
