"""Each morning: whose registration ends while cases wait for them."""

from celery import shared_task

from assessments.actions import warn_of_registrations
from foundation.workflow import clock


@shared_task
def warn():
    """Registrations that end within thirty days (9.2.2)."""
    return warn_of_registrations(by=None, at=clock.now())
