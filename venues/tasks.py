"""Each morning: equipment to be checked again, verifications that end or wait (9.3.2, 9.3.3)."""

from celery import shared_task

from foundation.workflow import clock
from venues.actions import remind_of_ends


@shared_task
def remind():
    """What ends within fourteen days."""
    return remind_of_ends(by=None, at=clock.now())
