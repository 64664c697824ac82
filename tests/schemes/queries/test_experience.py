"""Experience by the calendar: 29 February, overlaps, gaps, open jobs (6.1.1-6.1.3)."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemes.queries import Experience, Span, add_months, count_experience
from schemes.queries.experience import elapsed, first_day_with, merged

pytestmark = pytest.mark.clause("6.1.1", "6.1.2", "6.1.3")

TODAY = dt.date(2026, 11, 22)
days = st.dates(dt.date(1990, 1, 1), dt.date(2026, 11, 21))
lengths = st.integers(1, 4000)


@st.composite
def spans(draw):
    start = draw(days)
    end = start + dt.timedelta(days=draw(lengths))
    return Span(start, draw(st.sampled_from([end if end < TODAY else None, None])))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (dt.date(2024, 2, 29), 12, dt.date(2025, 2, 28)),
        (dt.date(2024, 2, 29), 48, dt.date(2028, 2, 29)),
        (dt.date(2025, 1, 31), 1, dt.date(2025, 2, 28)),
        (dt.date(2025, 12, 31), 2, dt.date(2026, 2, 28)),
        (dt.date(2025, 3, 31), -1, dt.date(2025, 2, 28)),
        (dt.date(2025, 1, 15), -13, dt.date(2023, 12, 15)),
    ],
)
def test_months_are_added_by_the_calendar(day, months, later):
    assert add_months(day, months) == later


@pytest.mark.parametrize(
    ("jobs", "experience"),
    [
        # The last day of a closed job was worked.
        ([(dt.date(2025, 1, 1), dt.date(2025, 12, 31))], Experience(12, 0)),
        ([(dt.date(2025, 1, 1), dt.date(2025, 12, 30))], Experience(11, 30)),
        # An open job counts to the day, the anniversary being the first that is enough.
        ([(dt.date(2025, 11, 22), None)], Experience(12, 0)),
        ([(dt.date(2025, 11, 23), None)], Experience(11, 30)),
        # Overlaps count once.
        (
            [(dt.date(2025, 1, 1), dt.date(2025, 8, 31)), (dt.date(2025, 5, 1), dt.date(2025, 12, 31))],
            Experience(12, 0),
        ),
        ([(dt.date(2025, 1, 1), None), (dt.date(2025, 3, 1), dt.date(2025, 6, 30))], Experience(22, 21)),
        # Gaps do not count; what touches is one period.
        (
            [(dt.date(2024, 1, 1), dt.date(2024, 6, 30)), (dt.date(2025, 1, 1), dt.date(2025, 6, 30))],
            Experience(12, 0),
        ),
        (
            [(dt.date(2025, 1, 1), dt.date(2025, 1, 15)), (dt.date(2025, 1, 16), dt.date(2025, 1, 31))],
            Experience(1, 0),
        ),
        # Days left over are added up, 31 of them being a month.
        (
            [(dt.date(2024, 1, 1), dt.date(2024, 1, 16)), (dt.date(2025, 3, 1), dt.date(2025, 3, 15))],
            Experience(1, 0),
        ),
        # From 29 February to 28 February it is a year.
        ([(dt.date(2024, 2, 29), dt.date(2025, 2, 27))], Experience(12, 0)),
        # What has not come yet does not count.
        ([(dt.date(2026, 11, 1), dt.date(2030, 1, 1))], Experience(0, 21)),
        ([(dt.date(2027, 1, 1), None)], Experience(0, 0)),
        ([], Experience(0, 0)),
    ],
)
def test_experience_is_counted_by_the_calendar(jobs, experience):
    assert count_experience([Span(*job) for job in jobs], on=TODAY) == experience


@given(days, st.integers(0, 480))
def test_from_a_day_to_its_day_months_later_it_is_just_those_months(day, months):
    assert elapsed(day, add_months(day, months)) == Experience(months, 0)


@given(days, lengths)
def test_a_day_more_is_more_experience(day, length):
    end = day + dt.timedelta(days=length)

    assert elapsed(day, end) < elapsed(day, end + dt.timedelta(days=1))


@given(st.lists(spans(), max_size=6))
def test_the_order_of_jobs_does_not_matter_and_twice_is_once(jobs):
    assert count_experience(jobs, on=TODAY) == count_experience([*reversed(jobs), *jobs], on=TODAY)


@given(st.lists(spans(), max_size=6))
def test_periods_lie_apart_and_hold_every_day_that_was_worked(jobs):
    periods = [(job.started_on, job.ended_on or TODAY) for job in jobs]

    joined = merged(periods, until=TODAY)

    assert all(one[1] < other[0] for one, other in pairwise(joined))
    worked = set()
    for start, end in periods:
        worked |= set(range(start.toordinal(), min(end, TODAY).toordinal()))
    assert sum((end - start).days for start, end in joined) == len(worked)


@given(st.lists(spans(), max_size=5), st.integers(1, 120))
def test_the_first_day_is_the_first(jobs, months):
    day = first_day_with(jobs, months=months, on=TODAY)

    going_on = [*jobs, Span(TODAY)]
    assert count_experience(going_on, on=day).months >= months
    if day > TODAY:
        assert count_experience(going_on, on=day - dt.timedelta(days=1)).months < months


@given(st.lists(spans(), max_size=5), st.integers(1, 120))
def test_whoever_has_enough_has_it_today(jobs, months):
    enough = count_experience(jobs, on=TODAY).months >= months

    assert (first_day_with(jobs, months=months, on=TODAY) == TODAY) == enough
