"""Each morning: whose registration ends while cases wait for them, and whose report is late."""

from celery import shared_task

from assessments.actions import remind_of_reports, warn_of_registrations
from foundation.workflow import clock


@shared_task
def warn():
    """Registrations that end within thirty days (9.2.2)."""
    return warn_of_registrations(by=None, at=clock.now())


@shared_task
def remind():
    """Tests that are over and not reported (9.3.6)."""
    return remind_of_reports(by=None, at=clock.now())
