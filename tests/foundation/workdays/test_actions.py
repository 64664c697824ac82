"""The calendar keeps what people enter, mend and strike; a new year begins with what is published."""

import datetime as dt

import pytest

from foundation.journal.models import Entry
from foundation.workdays.actions import enter_holiday, strike_holiday
from foundation.workdays.models import Holiday, HolidayKind
from foundation.workdays.published import not_entered, of_new_years, published
from foundation.workdays.queries import years_kept
from foundation.workflow.answers import NotAllowed

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 3, 9, 3, tzinfo=dt.UTC)


def a_day(**facts):
    known = {"day": dt.date(2026, 11, 23), "name": "Contoh", "kind": HolidayKind.LSP, "source": "SK 1"}
    return Holiday(**known | facts)


def test_a_day_is_entered_and_struck_with_a_line_in_the_trail_for_each():
    day = enter_holiday(a_day(), by=None, at=NOW)
    strike_holiday(day, by=None, at=NOW)

    assert not Holiday.objects.filter(kind=HolidayKind.LSP).exists()
    lines = Entry.objects.order_by("pk")
    assert [line.verb for line in lines] == ["holiday.entered", "holiday.struck"]
    assert {line.facts["source"] for line in lines} == {"SK 1"}


def test_the_same_day_is_declared_once_by_each():
    enter_holiday(a_day(), by=None, at=NOW)

    with pytest.raises(NotAllowed, match="sudah ada"):
        enter_holiday(a_day(name="Lagi"), by=None, at=NOW)
    enter_holiday(a_day(kind=HolidayKind.NATIONAL), by=None, at=NOW)


def test_what_somebody_else_has_struck_is_not_struck_again():
    day = enter_holiday(a_day(), by=None, at=NOW)
    again = Holiday.objects.get(pk=day.pk)
    strike_holiday(day, by=None, at=NOW)

    with pytest.raises(NotAllowed, match="Orang lain"):
        strike_holiday(again, by=None, at=NOW)
    assert Entry.objects.filter(verb="holiday.struck").count() == 1


def test_a_year_that_nobody_knows_begins_as_published_and_one_that_is_kept_is_left_alone():
    assert of_new_years(range(2026, 2028)) == []
    assert len(of_new_years(range(2026, 2030))) == len(list(published(2029)))

    struck = Holiday.objects.get(day=dt.date(2026, 12, 25))
    struck.delete()
    assert of_new_years([2026]) == []
    assert [day.day for day in not_entered(2026)] == [dt.date(2026, 12, 25)]


def test_which_years_are_kept():
    assert years_kept() == range(2024, 2029)
    Holiday.objects.all().delete()
    assert list(years_kept()) == []
