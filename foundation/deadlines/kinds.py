"""Every kind of deadline, in one registry: each app names its own in its `queries/deadlines.py`, and registers them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from django.db.models import Q
from django.utils import timezone

from foundation.workdays.queries import Deadline

OFFICES = ("SECRETARIAT", "HEAD")
LATE, ESCALATED = "late", "escalated"


@dataclass(frozen=True)
class Step:
    """A day on which people are reminded; the code stays its name when the day moves."""

    code: str
    on: date


@dataclass(frozen=True)
class Due:
    """A deadline that runs: until when, who has to act, when they are reminded.

    `key` is given where the deadline of one record is set anew; `escalates_on` is the day from which the offices of
    its kind are told that it is late, where that is not the first day after it; `late_to` hear of it then, too. With
    `offices_act` they are reminded at every step, like the people.
    """

    deadline: Deadline
    people: tuple
    steps: tuple = ()
    key: str = ""
    escalates_on: date | None = None
    late_to: tuple = ()
    offices_act: bool = False


@dataclass(frozen=True)
class Kind:
    """What is known of all deadlines of a kind; the reading functions are described in docs/reference/deadlines.md."""

    code: str
    label: str
    clause: str
    subjects: Callable
    due: Callable
    title: Callable
    mine: Callable = field(default=lambda person: Q())
    page: Callable = field(default=lambda record, person: record.get_absolute_url())
    offices: tuple = OFFICES
    why: str = ""


KINDS: dict[str, Kind] = {}
OUTSIDE: dict[str, Callable] = {}
"""The letter of a kind to somebody without an account, by its code: `letter(record, *, step, at)`."""


def register(*kinds):
    """Add kinds of deadlines, in an app's `AppConfig.ready`; each code stands for one."""
    for kind in kinds:
        if KINDS.setdefault(kind.code, kind) is not kind:
            raise ValueError(f"two kinds of deadlines are called {kind.code}")


def days_before(deadline, *numbers):
    """Reminders so many days ahead."""
    return tuple(Step(f"d{n}", deadline.due_on - timedelta(days=n)) for n in numbers)


def months_before(deadline, *numbers):
    """Reminders so many calendar months ahead."""
    return tuple(Step(f"m{n}", deadline.due_on - relativedelta(months=n)) for n in numbers)


def days_after(day, *numbers):
    """Reminders so many days after a day."""
    return tuple(Step(f"a{n}", day + timedelta(days=n)) for n in numbers)


def workdays_counted(deadline, *numbers):
    """Reminders on those working days of its reckoning: the 7th, the 10th, the 13th of 14."""
    counted = [day.date for day in deadline.days if day.counted]
    return tuple(Step(f"w{n}", counted[n - 1]) for n in numbers if n <= len(counted))


@dataclass(frozen=True)
class Running:
    """One deadline of one record, at a moment."""

    kind: Kind
    record: object
    due: Due

    @property
    def deadline(self):
        return self.due.deadline

    @property
    def key(self):
        """Its name among those of its kind: the record's, and which time it was set."""
        return f"{self.record.pk}.{self.due.key}" if self.due.key else f"{self.record.pk}"

    @property
    def title(self):
        """What is to be done, in the language of whoever reads."""
        return self.kind.title(self.record)

    def steps_reached(self, at):
        """Its steps by now, the earliest first; the last of them, once the deadline has passed, says so."""
        today = timezone.localdate(at)
        reached = [step for step in sorted(self.due.steps, key=lambda step: step.on) if step.on <= today]
        return [*reached, self._late] if self.deadline.has_passed(at) else reached

    def escalation(self, at):
        """The step at which the offices of its kind are told; None before."""
        day_after = self.deadline.due_on + timedelta(days=1)
        escalates_on = max(self.due.escalates_on or day_after, day_after)
        if self.deadline.has_passed(at) and timezone.localdate(at) >= escalates_on:
            return Step(f"{ESCALATED}:{self.deadline.due_on}", escalates_on)
        return None

    @property
    def _late(self):
        # With its day: where the calendar moved a deadline that was late, it may become late again.
        return Step(f"{LATE}:{self.deadline.due_on}", self.deadline.due_on + timedelta(days=1))
