"""How long somebody has worked: overlaps once, gaps not, an open job to the day (6.1.1-6.1.3)."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

# Left-over days of several periods are added up. No month has more, so nobody is let in a day early.
DAYS_OF_A_MONTH = 31
MONTHS_OF_A_YEAR = 12


@dataclass(frozen=True, order=True)
class Experience:
    """Whole months by the calendar, and the days beyond them."""

    months: int = 0
    days: int = 0

    @property
    def years(self):
        return self.months // MONTHS_OF_A_YEAR

    @property
    def odd_months(self):
        return self.months % MONTHS_OF_A_YEAR

    def __add__(self, other):
        months, days = divmod(self.days + other.days, DAYS_OF_A_MONTH)
        return Experience(self.months + other.months + months, days)


def add_months(day, months):
    """The same day so many months later; the last day of a month that is too short (29 February → 28)."""
    year, month = divmod(day.year * MONTHS_OF_A_YEAR + day.month - 1 + months, MONTHS_OF_A_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def elapsed(start, end):
    """From a day to a day: from 14 March to 14 March it is exactly a year."""
    months = (end.year - start.year) * MONTHS_OF_A_YEAR + end.month - start.month
    if add_months(start, months) > end:
        months -= 1
    return Experience(months, (end - add_months(start, months)).days)


def merged(spans, *, until):
    """Periods as (first day, day after the last), joined where they touch or overlap, cut off at `until`."""
    cut = sorted((start, min(end, until)) for start, end in spans if start < min(end, until))
    joined = []
    for start, end in cut:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def gaps(spans):
    """What lies between joined periods, as (first day, day after the last)."""
    return [(end, start) for (_start, end), (start, _end) in pairwise(spans)]


def _worked(jobs, *, until):
    """An open job lasts until `until`; the last day of a closed one was worked."""
    return [(job.started_on, job.ended_on + timedelta(days=1) if job.ended_on else until) for job in jobs]


def count_experience(jobs, *, on):
    """All that was worked before `on`. A job has `started_on` and `ended_on` (None: it still goes on)."""
    total = Experience()
    for start, end in merged(_worked(jobs, until=on), until=on):
        total += elapsed(start, end)
    return total


def first_day_with(jobs, *, months, on):
    """The first day, not before `on`, with so many months, if the work goes on without a break from `on`."""
    spans = merged(_worked(jobs, until=on), until=on)
    last = _continued(spans, on)
    before = sum((elapsed(start, end) for start, end in spans if (start, end) != last), Experience())
    low, high = on, add_months(on, months)
    while low < high:
        middle = low + (high - low) // 2
        if (before + elapsed(last[0], middle)).months >= months:
            high = middle
        else:
            low = middle + timedelta(days=1)
    return low


def _continued(spans, on):
    """The period that goes on: the one that reaches `on`, else a new one that begins there."""
    return spans[-1] if spans and spans[-1][1] == on else (on, on)
