"""Working days are reckoned with the calendar of Indonesia, and every day says why it counts or not."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from foundation.workdays.models import Holiday, HolidayKind
from foundation.workdays.queries import add_workdays, missing_calendars, workdays_until

pytestmark = pytest.mark.django_db


@pytest.mark.clause("9.9.5")
@pytest.mark.parametrize(
    ("filed_on", "n", "due_on"),
    [
        (dt.date(2026, 11, 20), 1, dt.date(2026, 11, 23)),  # a Friday: Monday is day 1
        (dt.date(2026, 11, 21), 1, dt.date(2026, 11, 23)),  # a Saturday: still Monday
        (dt.date(2026, 11, 22), 14, dt.date(2026, 12, 10)),  # two weekends and a half between
        (dt.date(2026, 12, 23), 1, dt.date(2026, 12, 28)),  # joint leave on the 24th, Christmas, weekend
        (dt.date(2026, 12, 31), 1, dt.date(2027, 1, 4)),  # New Year on a Friday
        (dt.date(2026, 3, 17), 1, dt.date(2026, 3, 25)),  # Nyepi and Idul Fitri with their joint leave
    ],
)
def test_the_last_day_is_reckoned_with_the_calendar(filed_on, n, due_on):
    assert add_workdays(filed_on, n).due_on == due_on


def test_every_day_on_the_way_is_shown_with_its_reason():
    deadline = add_workdays(dt.date(2026, 12, 23), 2)

    assert [(day.date.day, day.counted, day.why) for day in deadline.days] == [
        (24, False, "Cuti bersama: Cuti Bersama Hari Raya Natal"),
        (25, False, "Libur nasional: Hari Raya Natal"),
        (26, False, "Akhir pekan"),
        (27, False, "Akhir pekan"),
        (28, True, ""),
        (29, True, ""),
    ]


def test_it_is_due_until_the_last_minute_in_jakarta():
    due_at = add_workdays(dt.date(2026, 11, 20), 1).due_at

    assert due_at.astimezone(dt.UTC) == dt.datetime(2026, 11, 23, 16, 59, 59, tzinfo=dt.UTC)


def test_joint_leave_counts_where_the_scheme_version_says_so():
    assert add_workdays(dt.date(2026, 12, 23), 1, joint_leave_counts=True).due_on == dt.date(2026, 12, 24)


def test_a_day_that_is_both_national_and_joint_leave_never_counts():
    day = dt.date(2026, 11, 24)
    for kind in (HolidayKind.NATIONAL, HolidayKind.JOINT_LEAVE):
        Holiday.objects.create(day=day, name="Contoh", kind=kind, source="uji")

    assert add_workdays(dt.date(2026, 11, 23), 1, joint_leave_counts=True).due_on == dt.date(2026, 11, 25)


def test_a_day_closed_by_the_body_does_not_count():
    Holiday.objects.create(
        day=dt.date(2026, 11, 23), name="Ulang tahun LSP", kind=HolidayKind.LSP, source="SK 1"
    )

    assert add_workdays(dt.date(2026, 11, 22), 1).due_on == dt.date(2026, 11, 24)


def test_a_year_without_its_joint_leave_is_warned_of():
    assert missing_calendars(dt.date(2026, 12, 1), dt.date(2027, 1, 5)) == []
    assert add_workdays(dt.date(2028, 1, 3), 3).warnings == ["Cuti bersama tahun 2028 belum dimasukkan."]
    assert len(add_workdays(dt.date(2031, 1, 3), 3).warnings) == 2


def test_days_left_are_counted_both_ways():
    friday, wednesday = dt.date(2026, 11, 20), dt.date(2026, 11, 25)

    assert workdays_until(friday, wednesday) == 3
    assert workdays_until(wednesday, friday) == -3
    assert workdays_until(friday, friday) == 0


def test_a_long_deadline_reads_the_calendar_a_few_times_only(django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        add_workdays(dt.date(2026, 3, 17), 60)


class TestReckoning(TestCase):
    """What must be true of every reckoning."""

    @given(day=st.dates(dt.date(2024, 1, 1), dt.date(2028, 6, 1)), n=st.integers(1, 40))
    @settings(max_examples=60, deadline=None)
    def test_counting_there_and_back_agrees(self, day, n):
        deadline = add_workdays(day, n)

        assert workdays_until(day, deadline.due_on) == n
        assert sum(d.counted for d in deadline.days) == n
        assert [d.date for d in deadline.days] == [
            day + dt.timedelta(days=i + 1) for i in range(len(deadline.days))
        ]
        assert deadline.days[-1].counted
        assert all(d.why for d in deadline.days if not d.counted)
