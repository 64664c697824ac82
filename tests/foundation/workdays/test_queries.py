"""Working days are reckoned with the calendar of Indonesia, and every day says why it counts or not."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from foundation.workdays.models import Holiday, HolidayKind
from foundation.workdays.queries import (
    Calendar,
    add_workdays,
    after_days,
    after_months,
    before_days,
    before_months,
    fixed_day,
    missing_calendars,
    reckoning_by,
    workdays_until,
)

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


def on_the_fingers(day, n, off):
    """The n-th day after `day` that is neither Saturday nor Sunday nor off."""
    while n:
        day += dt.timedelta(days=1)
        n -= day.weekday() < 5 and day not in off
    return day


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

    @given(
        day=st.dates(dt.date(2025, 12, 1), dt.date(2026, 12, 1)),
        n=st.integers(1, 30),
        free=st.dates(dt.date(2025, 12, 1), dt.date(2027, 2, 1)),
    )
    @settings(max_examples=60, deadline=None)
    def test_a_day_more_moves_what_counted_it_and_nothing_else(self, day, n, free):
        """A decree in the middle of the year: only what had counted that day moves, to the next working day."""
        kept = Calendar.kept()
        with reckoning_by(kept):
            before = add_workdays(day, n)
        holiday = Holiday(day=free, name="Contoh", kind=HolidayKind.NATIONAL, source="SKB")
        with reckoning_by(kept.supposing(entered=[holiday])):
            after = add_workdays(day, n)
            back_and_forth = Calendar.kept().supposing(entered=[holiday]).supposing(struck=[holiday])

        was_counted = free in {one.date for one in before.days if one.counted}
        assert (after.due_on > before.due_on) == was_counted
        if was_counted:
            with reckoning_by(kept):
                assert add_workdays(before.due_on, 1).due_on >= after.due_on > before.due_on
                assert workdays_until(before.due_on, after.due_on) == 1
        else:
            assert after.due_on == before.due_on
        assert back_and_forth.between(free, free) in ({}, kept.between(free, free))

    @given(data=st.data(), day=st.dates(dt.date(2025, 12, 1), dt.date(2026, 12, 1)), n=st.integers(1, 40))
    @settings(max_examples=60, deadline=None, derandomize=True)
    def test_whatever_decrees_strike_and_enter_it_is_as_counted_by_hand(self, data, day, n):
        """Several changes of the calendar at once, against a count on the fingers."""
        kept = list(Holiday.objects.filter(day__gte=day))
        struck = data.draw(st.lists(st.sampled_from(kept), unique=True, max_size=6))
        days = data.draw(st.sets(st.dates(dt.date(2025, 12, 1), dt.date(2027, 3, 1)), max_size=6))
        entered = [Holiday(day=one, name="Contoh", kind=HolidayKind.NATIONAL, source="SKB") for one in days]
        off = {holiday.day for holiday in kept if holiday not in struck} | days

        with reckoning_by(Calendar.kept().supposing(struck=struck, entered=entered)):
            reckoned = add_workdays(day, n).due_on

        assert reckoned == on_the_fingers(day, n, off)

    @given(day=st.dates(dt.date(2024, 1, 1), dt.date(2028, 6, 1)), n=st.integers(1, 20))
    @settings(max_examples=40, deadline=None)
    def test_a_calendar_that_is_held_reckons_as_the_database_does(self, day, n):
        with reckoning_by(Calendar.kept()), self.assertNumQueries(0):
            held = add_workdays(day, n)

        assert held == add_workdays(day, n)


@given(day=st.dates(dt.date(2024, 1, 1), dt.date(2040, 12, 31)), n=st.integers(1, 120))
@settings(deadline=None)
def test_months_keep_the_day_or_end_with_the_month(day, n):
    later, earlier = after_months(day, n).due_on, before_months(day, n).due_on

    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == n
    assert (day.year * 12 + day.month) - (earlier.year * 12 + earlier.month) == n
    for moved in (later, earlier):
        is_last = (moved + dt.timedelta(days=1)).day == 1
        assert moved.day == day.day or (moved.day < day.day and is_last)


@given(day=st.dates(dt.date(2024, 1, 1), dt.date(2040, 12, 31)), n=st.integers(0, 1500))
@settings(deadline=None)
def test_days_go_there_and_back(day, n):
    assert before_days(after_days(day, n).due_on, n).due_on == day


@pytest.mark.clause("9.7.1")
@pytest.mark.parametrize(
    ("expires_on", "last_day"),
    [
        (dt.date(2027, 4, 30), dt.date(2027, 2, 28)),  # February is shorter
        (dt.date(2028, 4, 30), dt.date(2028, 2, 29)),  # of a leap year
        (dt.date(2027, 3, 31), dt.date(2027, 1, 31)),
        (dt.date(2027, 2, 28), dt.date(2026, 12, 28)),  # the same day, not the month's end
        (dt.date(2028, 1, 1), dt.date(2027, 11, 1)),  # over the end of a year
    ],
)
def test_two_months_before_the_end(expires_on, last_day):
    assert before_months(expires_on, 2).due_on == last_day


@pytest.mark.parametrize("day", [dt.date(2028, 2, 29), dt.date(2026, 8, 31), dt.date(2026, 12, 31)])
def test_the_last_second_counts_and_the_next_does_not(day):
    deadline, second = fixed_day(day, ""), dt.timedelta(seconds=1)

    passed = [deadline.has_passed(deadline.due_at + n * second) for n in (-1, 0, 1)]

    assert passed == [False, False, True]
    assert deadline.has_passed(deadline.due_at + dt.timedelta(microseconds=999_999)) is False


# The leap day, month and year ends, and the Friday before the days of Idul Fitri.
HARD_DAYS = [dt.date(2028, 2, 29), dt.date(2027, 1, 31), dt.date(2026, 12, 31), dt.date(2027, 3, 5)]
HARD = st.sampled_from(HARD_DAYS) | st.dates(dt.date(2024, 1, 1), dt.date(2030, 12, 31))
MAKERS = st.sampled_from([after_days, after_months, before_days, before_months])


@given(day=HARD, n=st.integers(0, 60), make=MAKERS, hours=st.sampled_from([7, 8, 9]))
@settings(deadline=None, derandomize=True)
def test_however_it_was_reckoned_the_last_second_is_that_of_its_day_in_jakarta(day, n, make, hours):
    deadline, second, zone = make(day, n), dt.timedelta(seconds=1), dt.timezone(dt.timedelta(hours=hours))
    jakarta = dt.timezone(dt.timedelta(hours=7))
    last = dt.datetime.combine(deadline.due_on, dt.time(23, 59, 59), tzinfo=jakarta).astimezone(zone)

    assert [deadline.has_passed(last + step * second) for step in (-1, 0, 1)] == [False, False, True]


@pytest.mark.parametrize("hours", [7, 8, 9])
def test_it_is_the_same_moment_for_readers_in_every_zone(hours):
    """WIB is the legal zone; who reads the clock in WITA or WIT has the same last second."""
    deadline, zone = fixed_day(dt.date(2026, 3, 19), ""), dt.timezone(dt.timedelta(hours=hours))

    assert deadline.due_at.astimezone(zone) == dt.datetime(
        2026, 3, 19, 23, 59, 59, tzinfo=dt.timezone(dt.timedelta(hours=7))
    )
    assert not deadline.has_passed(deadline.due_at.astimezone(zone))


def test_minutes_of_an_outage_are_added_to_the_second():
    deadline = fixed_day(dt.date(2027, 2, 28), "Dua bulan sebelumnya.")
    until = deadline.due_at + dt.timedelta(minutes=42)

    longer = deadline.extended(until=until, words="Ditambah 42 menit gangguan.")

    assert (longer.due_on, longer.due_at) == (dt.date(2027, 3, 1), until)
    assert longer.words == "Dua bulan sebelumnya. Ditambah 42 menit gangguan."
    assert [longer.has_passed(until + dt.timedelta(seconds=n)) for n in (0, 1)] == [False, True]


def test_the_arithmetic_is_said_in_words():
    day = dt.date(2026, 11, 20)

    assert [made.words for made in (add_workdays(day, 14), after_days(day, 1), before_months(day, 2))] == [
        "14 hari kerja sesudah 20 November 2026.",
        "1 hari sesudah 20 November 2026.",
        "2 bulan kalender sebelum 20 November 2026.",
    ]


def test_a_day_off_says_where_it_is_written():
    days = add_workdays(dt.date(2026, 12, 23), 1).days

    assert days[0].source.startswith("holidays ")
    assert {day.source for day in days if day.date.weekday() in (5, 6)} == {""}
