"""Each morning: what was decided and is not issued, what was issued and is not received."""

from celery import shared_task

from certificates.actions import recall_what_waits
from foundation.workflow import clock


@shared_task
def recall():
    """Decrees, prints and handovers that wait too long (7.1.5, 9.4.7)."""
    return recall_what_waits(by=None, at=clock.now())
