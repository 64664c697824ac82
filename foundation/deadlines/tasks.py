"""Each morning: tell people what is new about their deadlines. The ringing of a day is a row, written down once."""

import datetime as dt
import logging
from contextlib import contextmanager

from celery import shared_task
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.jobs.actions import enqueue
from foundation.workflow import clock
from foundation.workflow.handlers import handles

from .actions import enter_new_years, tell
from .kinds import KINDS
from .queries import running, untold

log = logging.getLogger(__name__)

MORNING = dt.time(6)
YEARS_AHEAD = 2
ONE_DAY = dt.timedelta(days=1)


@shared_task
def see_to_it():
    """However often it is asked for, and by however many: the ringing of a day is written down once."""
    at = clock.now()
    _write_down(timezone.localdate(at), at=at)


@shared_task
def enter_calendars():
    """Joint leave is decreed late in the year before; the library learns of it with an update."""
    year = clock.today().year
    enter_new_years(range(year, year + YEARS_AHEAD + 1), by=None, at=clock.now())


@handles("deadlines.ring", label=_("Remind people of deadlines"), lease=dt.timedelta(minutes=10))
def ring(job, *, at):
    """Everything that is new by now; what fails holds up nothing else, and is tried again with the job."""
    deadlines, failures = [], []
    for kind in KINDS.values():
        with _noted(failures, kind=kind.code):
            deadlines += running(at, kinds=[kind])
    for person, news in untold(deadlines, at=at):
        with _noted(failures, person=person and person.pk):
            tell(person, news, by=None, at=at)

    # A worker that hears no beat has the next morning before it all the same.
    _write_down(timezone.localdate(at) + ONE_DAY, at=at)
    if failures:
        raise failures[0]


@contextmanager
def _noted(failures, **where):
    try:
        yield
    except Exception as failure:
        log.exception("deadlines.ring_failed", extra=where)
        failures.append(failure)


def _write_down(day, *, at):
    morning = timezone.make_aware(dt.datetime.combine(day, MORNING))
    enqueue("deadlines.ring", key=f"deadlines.ring:{day}", at=at, due_at=morning)
