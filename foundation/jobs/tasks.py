"""The bell, the sweep, and a thread that finds work where the broker is silent."""

import logging
import threading
from datetime import timedelta

from celery import shared_task
from celery.signals import worker_ready
from django.db import close_old_connections

from foundation.workflow import clock

from .actions import forget, work

log = logging.getLogger(__name__)

POLL_SECONDS = 10
KEEP_DONE = timedelta(days=30)


@shared_task
def ring():
    """Somebody has just written work down."""
    return work(now=clock.now)


@shared_task
def sweep():
    """Whatever is due by now, rung for or not."""
    return work(now=clock.now)


@shared_task
def tidy():
    """Forget what was done long ago."""
    return forget(before=clock.now() - KEEP_DONE)


@worker_ready.connect
def poll_beside_the_broker(**_kwargs):
    """While the broker is away a worker hears no bell and no beat: this thread asks the database itself."""
    threading.Thread(target=_poll, name="jobs-poll", daemon=True).start()


def _poll():
    while True:
        threading.Event().wait(POLL_SECONDS)
        try:
            close_old_connections()
            work(now=clock.now)
        except Exception:
            log.warning("jobs.poll_failed", exc_info=True)
        finally:
            close_old_connections()
