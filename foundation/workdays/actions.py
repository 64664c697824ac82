"""Enter a day on which nobody works, mend it, strike it."""

from django.db import transaction

from foundation.journal.actions import record
from foundation.workflow.answers import require

from .rules import is_declared_once, is_still_there


@transaction.atomic
def enter_holiday(holiday, *, by, at):
    """Keep a day that is not in the calendar yet. Returns it."""
    require(is_declared_once(holiday))

    holiday.save(force_insert=True)

    record("holiday.entered", holiday, by=by, at=at, **said_of(holiday))
    return holiday


@transaction.atomic
def strike_holiday(holiday, *, by, at):
    """Take a day out of the calendar: people work on it after all. What it said stays in the trail."""
    require(is_still_there(holiday))

    record("holiday.struck", holiday, by=by, at=at, **said_of(holiday))

    holiday.delete()


def said_of(holiday):
    """What a day says, as the trail keeps it."""
    return {name: getattr(holiday, name) for name in ("day", "name", "kind", "source")}
