"""How far a deadline is, in words and in colour."""

from datetime import date, timedelta

import pytest

from foundation.look.deadlines import Distance, distance, holidays_around, shown_days
from foundation.workdays.queries import add_workdays

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)  # a Friday


@pytest.mark.parametrize(
    ("due_on", "dense", "expected"),
    [
        (date(2026, 12, 4), False, Distance("", "10 hari kerja lagi")),
        (date(2026, 11, 27), False, Distance("soon", "5 hari kerja lagi")),
        (date(2026, 11, 27), True, Distance("", "5 hari kerja")),
        (date(2026, 11, 24), True, Distance("soon", "2 hari kerja")),
        (TODAY, False, Distance("soon", "hari ini, sampai 23.59 WIB")),
        (date(2026, 11, 19), False, Distance("late", "terlambat 1 hari kerja")),
        (date(2027, 3, 15), False, Distance("", "sekitar 4 bulan lagi")),
        (date(2024, 1, 1), False, Distance("late", "terlambat")),
    ],
)
def test_a_deadline_tells_its_distance(due_on, dense, expected):
    assert distance(due_on, today=TODAY, dense=dense) == expected


def test_a_page_of_deadlines_reads_the_holidays_once(django_assert_num_queries):
    with django_assert_num_queries(1):
        holidays = holidays_around(TODAY)
        for days in range(-20, 50):
            distance(TODAY + timedelta(days=days), today=TODAY, holidays=holidays)


def test_the_days_of_a_deadline_stand_in_whole_weeks_numbered_and_say_why_not():
    deadline = add_workdays(TODAY, 3)

    shown = list(shown_days(deadline.days, today=date(2026, 11, 23), due_on=deadline.due_on))

    assert (shown[0].date.isoweekday(), shown[-1].date.isoweekday()) == (1, 7)
    assert [day.date for day in shown] == [shown[0].date + timedelta(days=n) for n in range(14)]
    assert {(day.number, day.note) for day in shown if day.look == "is-off"} == {(None, "")}
    assert [(day.number, day.look, day.note) for day in shown if day.look != "is-off"] == [
        (None, "is-zero", "Tidak dihitung: hitungan mulai besoknya"),
        (None, "is-out", "Akhir pekan"),
        (None, "is-out", "Akhir pekan"),
        (1, "is-today", "Hari ini"),
        (2, "", ""),
        (3, "is-due", "Jatuh tempo pukul 23.59 WIB"),
    ]


@pytest.mark.parametrize("days", range(7))
def test_a_reckoning_that_begins_on_any_day_fills_its_weeks(days):
    deadline = add_workdays(TODAY + timedelta(days=days), 14)

    shown = list(shown_days(deadline.days, today=TODAY, due_on=deadline.due_on))

    assert len(shown) % 7 == 0
    assert shown[0].date.isoweekday() == 1
    assert list(shown_days([], today=TODAY, due_on=TODAY)) == []
