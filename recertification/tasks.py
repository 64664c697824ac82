"""Signs of life of the portal, and the years of surveillance that a renewal stands for (9.7.1, 9.6.2)."""

import logging

from celery import shared_task

from accounts.queries import system_user
from foundation.workflow import clock
from surveillance.actions import meet_by_renewal

from .actions import see_pulse
from .queries.years import years_to_meet

log = logging.getLogger(__name__)


@shared_task
def beat():
    """However often it is asked for: the row is written under a lock."""
    outage = see_pulse(by=system_user(), at=clock.now())
    if outage:
        log.warning("recertification.outage_recorded", extra={"outage": outage.pk})


@shared_task
def meet_years():
    """What was sent in time stands for the last year; the others are surveyed as they are."""
    at = clock.now()
    for year, renewal in years_to_meet():
        meet_by_renewal(year, because=renewal, by=system_user(), at=at)
