"""Each night: enter what has been published for the coming years."""

from celery import shared_task

from foundation.workflow import clock

from .actions import load_holidays

AHEAD = 2


@shared_task
def refresh():
    """Joint leave is decreed late in the year before; the library learns of it with an update."""
    year = clock.today().year
    return load_holidays(range(year, year + AHEAD + 1), by=None, at=clock.now())
