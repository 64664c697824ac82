"""Reckon with working days, and show the reckoning."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby

from django.utils import timezone
from django.utils.translation import gettext as _

from .models import Holiday, HolidayKind

LAST_MINUTE = time(23, 59, 59)
WEEKEND = (5, 6)


@dataclass(frozen=True)
class Day:
    """One day of the reckoning: counted, or left out and why."""

    date: date
    counted: bool
    why: str = ""


@dataclass(frozen=True)
class Deadline:
    """A day something is due, and every day that was looked at on the way there."""

    due_on: date
    days: list[Day]
    warnings: list[str]

    @property
    def due_at(self):
        """Its last moment: 23:59 where the certification body is."""
        return timezone.make_aware(datetime.combine(self.due_on, LAST_MINUTE))


def add_workdays(day, n, *, joint_leave_counts=False):
    """The `n`th working day after `day` (the day itself is not counted, whatever it is) as a `Deadline`.

    `joint_leave_counts` is the scheme version's reading: whether joint leave is a working day like others.
    """
    days, counted, here = [], 0, day
    # The calendar is read a stretch at a time: weekends and holidays take less than every second day.
    while counted < n:
        stretch = [here + timedelta(days=step) for step in range(1, 2 * (n - counted) + 15)]
        holidays = holidays_between(stretch[0], stretch[-1])
        for here in stretch:
            days.append(_look_at(here, holidays.get(here, ()), joint_leave_counts=joint_leave_counts))
            counted += days[-1].counted
            if counted == n:
                break
    return Deadline(here, days, missing_calendars(day, here))


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


def holidays_between(first, last):
    """The holidays of each day between the two, by day; days without any are not there."""
    rows = Holiday.objects.filter(day__gte=first, day__lte=last).order_by("day", "kind")
    return {day: list(holidays) for day, holidays in groupby(rows, key=lambda holiday: holiday.day)}


def missing_calendars(first, last):
    """A sentence for each year between the days whose holidays or joint leave nobody has entered."""
    years = range(first.year, last.year + 1)
    known = set(
        Holiday.objects.filter(day__year__gte=first.year, day__year__lte=last.year).values_list(
            "day__year", "kind"
        )
    )
    warnings = []
    for year in years:
        if (year, HolidayKind.NATIONAL) not in known:
            warnings.append(_("The national holidays of %(year)d are not entered yet.") % {"year": year})
        if (year, HolidayKind.JOINT_LEAVE) not in known:
            warnings.append(_("The joint leave of %(year)d is not entered yet.") % {"year": year})
    return warnings


def _look_at(day, holidays, *, joint_leave_counts):
    free = [h for h in holidays if not (joint_leave_counts and h.kind == HolidayKind.JOINT_LEAVE)]
    if free:
        return Day(day, counted=False, why=f"{free[0].get_kind_display()}: {free[0].name}")
    if day.weekday() in WEEKEND:
        return Day(day, counted=False, why=_("Weekend"))
    return Day(day, counted=True)
