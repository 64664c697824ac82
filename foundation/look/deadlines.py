"""How far away a deadline is, in working days and in words (LOOK: dates show their work)."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation.workdays.queries import workdays_until

SOON_FOR_PEOPLE = 5
SOON_FOR_STAFF = 2
FAR = timedelta(days=60)


@dataclass(frozen=True)
class Distance:
    """How a deadline looks from today: `tone` is "", "soon" or "late"; `words` says how far."""

    tone: str
    words: str


def distance(due_on, *, today, dense=False):
    """The distance from today to a deadline; staff are warned two working days ahead, others five."""
    if due_on < today:
        return Distance("late", _late(workdays_until(due_on, today)))
    if due_on == today:
        return Distance("soon", _("today, until 23.59 WIB"))
    if due_on - today > FAR:
        return Distance("", _far(due_on - today))

    left = workdays_until(today, due_on)
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
