"""Each morning: third parties who have not answered for a week (9.3.1)."""

from celery import shared_task

from examinations.actions.third_parties import remind_third_parties
from foundation.workflow import clock


@shared_task
def remind():
    """Once for each link."""
    return remind_third_parties(at=clock.now())
