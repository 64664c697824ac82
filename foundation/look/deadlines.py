"""How far away a deadline is, in working days and in words (LOOK: dates show their work)."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation.workdays.queries import holidays_between, workdays_until

SOON_FOR_PEOPLE = 5
SOON_FOR_STAFF = 2
FAR = timedelta(days=60)
LONG_AGO = timedelta(days=180)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Distance:
    """How a deadline looks from today: `tone` is "", "soon" or "late"; `words` says how far."""

    tone: str
    words: str


def holidays_around(today):
    """The holidays that deadlines on a page may meet: read once for all of them."""
    return holidays_between(today - LONG_AGO, today + FAR)


def distance(due_on, *, today, dense=False, holidays=None):
    """The distance from today to a deadline; staff are warned two working days ahead, others five."""
    if due_on < today - LONG_AGO:
        return Distance("late", _("late"))
    if due_on < today:
        return Distance("late", _late(workdays_until(due_on, today, holidays=holidays)))
    if due_on == today:
        return Distance("soon", _("today, until 23.59 WIB"))
    if due_on - today > FAR:
        return Distance("", _far(due_on - today))

    left = workdays_until(today, due_on, holidays=holidays)
    tone = "soon" if left <= (SOON_FOR_STAFF if dense else SOON_FOR_PEOPLE) else ""
    if dense:
        return Distance(tone, ngettext("%d working day", "%d working days", left) % left)
    return Distance(tone, ngettext("%d working day left", "%d working days left", left) % left)


def _late(days):
    if not days:
        return _("late")
    return ngettext("%d working day late", "%d working days late", days) % days


def _far(span):
    months = round(span.days / 30.44)
    return ngettext("in about %d month", "in about %d months", months) % months


@dataclass(frozen=True)
class ShownDay:
    """A day of a reckoning, as `_days.html` draws it."""

    date: date
    number: int | None
    look: str
    note: str


def shown_days(days, *, today, due_on):
    """The days of a `Deadline` in whole weeks, from the day after which it counts; each as it looks from today."""
    if not days:
        return
    start = days[0].date - ONE_DAY
    yield from _blank(start - timedelta(days=start.weekday()), start)
    yield ShownDay(start, None, "is-zero", _("Not counted: the count begins the day after"))

    number = 0
    for day in days:
        number += day.counted
        yield ShownDay(
            date=day.date,
            number=number if day.counted else None,
            look=_look_of(day, today=today, due_on=due_on),
            note=_note_on(day, today=today, due_on=due_on),
        )

    end = days[-1].date + ONE_DAY
    yield from _blank(end, end + timedelta(days=-end.weekday() % 7))


def _blank(since, until):
    """The days of a week that have no part in the reckoning."""
    for step in range((until - since).days):
        yield ShownDay(since + timedelta(days=step), None, "is-off", "")


def _look_of(day, *, today, due_on):
    looks = []
    if day.date == due_on:
        looks.append("is-due")
    elif not day.counted:
        looks.append("is-out")
    elif day.date < today:
        looks.append("is-past")
    if day.date == today:
        looks.append("is-today")
    return " ".join(looks)


def _note_on(day, *, today, due_on):
    if not day.counted:
        return day.why
    if day.date == due_on:
        return _("Due until 23.59 WIB")
    return _("Today") if day.date == today else ""
