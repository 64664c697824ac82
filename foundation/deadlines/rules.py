"""Who changes the calendar of working days, and on the strength of what."""

from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.workflow.answers import YES, no

from .queries import seen

KEEPERS = ("SECRETARIAT",)
AROUND = 10


def can_change_calendar(user, *, at):
    """The secretariat keeps it."""
    if user.holds(*KEEPERS, on=timezone.localdate(at)):
        return YES
    return no(_("The secretariat keeps the calendar of working days."), clause="9.9.5")


def says_where(change):
    """The decree, or whatever else the change stands on."""
    if change.source.strip():
        return YES
    return no(_("Write the decree on which this change stands."), clause="9.9.5")


def is_as_seen(moves, digest):
    """Nobody moves deadlines that they have not looked at."""
    if seen(moves) == digest:
        return YES
    return no(_("Look at the deadlines that move first, then apply the change."), clause="9.9.5")


def is_expected(year, *, on):
    """Nobody enters a calendar of a far away year."""
    if abs(year - on.year) <= AROUND:
        return YES
    return no(_("Choose a year near this one."), clause="9.9.5")
