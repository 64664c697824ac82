"""Reckon with days, and show the reckoning: working days one by one, calendar days and months in words."""

from collections import defaultdict
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from itertools import groupby

from dateutil.relativedelta import relativedelta
from django.db.models import Max, Min
from django.utils import timezone
from django.utils.dateformat import format as write
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .models import Holiday, HolidayKind

LAST_MINUTE = time(23, 59, 59)
ONE_SECOND = timedelta(seconds=1)
WEEKEND = (5, 6)


@dataclass(frozen=True)
class Day:
    """One day of the reckoning: counted, or left out, why, and where that is written."""

    date: date
    counted: bool
    why: str = ""
    source: str = ""


@dataclass(frozen=True)
class Deadline:
    """A day something is due, and how it was reckoned: every day that was looked at, or the arithmetic in words."""

    due_on: date
    days: list[Day] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    words: str = ""
    until: datetime | None = None

    @property
    def due_at(self):
        """Its last second: 23:59:59 where the certification body is, or the second it was extended to."""
        return self.until or timezone.make_aware(datetime.combine(self.due_on, LAST_MINUTE))

    def has_passed(self, at):
        """Whether the last second is over; all of that second still counts."""
        return at >= self.due_at + ONE_SECOND

    def extended(self, *, until, words):
        """The same deadline, kept open until that second, for the reason that the words give."""
        due_on = timezone.localdate(until)
        return replace(self, due_on=due_on, until=until, words=f"{self.words} {words}".strip())


def add_workdays(day, n, *, joint_leave_counts=False):
    """The `n`th working day after `day` (the day itself is not counted, whatever it is) as a `Deadline`.

    `joint_leave_counts` is the scheme version's reading: whether joint leave is a working day like others.
    """
    days, counted, here = [], 0, day
    # The calendar is read a stretch at a time: weekends and holidays take less than every second day.
    while counted < n:
        stretch = [here + timedelta(days=step) for step in range(1, 2 * (n - counted) + 15)]
        free = holidays_between(stretch[0], stretch[-1])
        for here in stretch:
            days.append(_look_at(here, free.get(here, ()), joint_leave_counts=joint_leave_counts))
            counted += days[-1].counted
            if counted == n:
                break
    words = ngettext("%(n)d working day after %(day)s.", "%(n)d working days after %(day)s.", n)
    return Deadline(here, days, missing_calendars(day, here), words % {"n": n, "day": _written(day)})


def after_days(day, n):
    """So many days after a day; the day itself is not counted."""
    words = ngettext("%(n)d day after %(day)s.", "%(n)d days after %(day)s.", n)
    return Deadline(day + timedelta(days=n), words=words % {"n": n, "day": _written(day)})


def before_days(day, n):
    """So many days before a day."""
    words = ngettext("%(n)d day before %(day)s.", "%(n)d days before %(day)s.", n)
    return Deadline(day - timedelta(days=n), words=words % {"n": n, "day": _written(day)})


def after_months(day, n):
    """The same day of a later month; its last day where that month is shorter."""
    words = ngettext("%(n)d calendar month after %(day)s.", "%(n)d calendar months after %(day)s.", n)
    return Deadline(day + relativedelta(months=n), words=words % {"n": n, "day": _written(day)})


def before_months(day, n):
    """The same day of an earlier month; its last day where that month is shorter."""
    words = ngettext("%(n)d calendar month before %(day)s.", "%(n)d calendar months before %(day)s.", n)
    return Deadline(day - relativedelta(months=n), words=words % {"n": n, "day": _written(day)})


def fixed_day(day, words):
    """A day that is written somewhere; the words say where."""
    return Deadline(day, words=words)


def workdays_until(today, day, *, joint_leave_counts=False, holidays=None):
    """How many working days are left after today, `day` included; negative when it is over.

    A page with many deadlines reads `holidays_between` once and hands them in.
    """
    if day < today:
        return -workdays_until(day, today, joint_leave_counts=joint_leave_counts, holidays=holidays)
    if holidays is None:
        holidays = holidays_between(today, day)
    stretch = (today + timedelta(days=step) for step in range(1, (day - today).days + 1))
    return sum(
        _look_at(d, holidays.get(d, ()), joint_leave_counts=joint_leave_counts).counted for d in stretch
    )


class Calendar:
    """All days on which nobody works, held together: as they are kept, or as somebody supposes them to be."""

    def __init__(self, rows):
        self.days, self.known = defaultdict(list), set()
        for holiday in sorted(rows, key=lambda holiday: (holiday.day, holiday.kind)):
            self.days[holiday.day].append(holiday)
            self.known.add((holiday.day.year, holiday.kind))

    @classmethod
    def kept(cls):
        """As it stands in the database: one query."""
        return cls(Holiday.objects.all())

    def supposing(self, *, struck=(), entered=()):
        """The same without these rows and with those."""
        gone = {holiday.pk for holiday in struck}
        left = [holiday for rows in self.days.values() for holiday in rows if holiday.pk not in gone]
        return Calendar([*left, *entered])

    def between(self, first, last):
        """The holidays of each day between the two."""
        return {day: rows for day, rows in self.days.items() if first <= day <= last}


_held: ContextVar[Calendar | None] = ContextVar("calendar", default=None)


@contextmanager
def reckoning_by(calendar):
    """Within, every deadline is reckoned by this calendar, and the database is not asked for its days."""
    token = _held.set(calendar)
    try:
        yield calendar
    finally:
        _held.reset(token)


def holidays_between(first, last):
    """The holidays of each day between the two, by day; days without any are not there."""
    if calendar := _held.get():
        return calendar.between(first, last)
    rows = Holiday.objects.filter(day__gte=first, day__lte=last).order_by("day", "kind")
    return {day: list(free) for day, free in groupby(rows, key=lambda holiday: holiday.day)}


def missing_calendars(first, last):
    """A sentence for each year between the days whose holidays or joint leave nobody has entered."""
    years = range(first.year, last.year + 1)
    known = kinds_known(first, last)
    warnings = []
    for year in years:
        if (year, HolidayKind.NATIONAL) not in known:
            warnings.append(_("The national holidays of %(year)d are not entered yet.") % {"year": year})
        if (year, HolidayKind.JOINT_LEAVE) not in known:
            warnings.append(_("The joint leave of %(year)d is not entered yet.") % {"year": year})
    return warnings


def years_kept():
    """From the first to the last year of which anything is entered."""
    ends = Holiday.objects.aggregate(first=Min("day__year"), last=Max("day__year"))
    return range(ends["first"], ends["last"] + 1) if ends["first"] else range(0)


def kinds_known(first, last):
    """Of which years of that span which kinds of days are entered at all: (year, kind)."""
    if calendar := _held.get():
        return calendar.known
    rows = Holiday.objects.filter(day__year__gte=first.year, day__year__lte=last.year)
    return set(rows.values_list("day__year", "kind"))


def _look_at(day, free, *, joint_leave_counts):
    free = [h for h in free if not (joint_leave_counts and h.kind == HolidayKind.JOINT_LEAVE)]
    if free:
        why = f"{free[0].get_kind_display()}: {free[0].name}"
        return Day(day, counted=False, why=why, source=free[0].source)
    if day.weekday() in WEEKEND:
        return Day(day, counted=False, why=_("Weekend"))
    return Day(day, counted=True)


def _written(day):
    return write(day, "j F Y")
