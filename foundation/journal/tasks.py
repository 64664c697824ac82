"""The sequencer: sets what was written in the chain, a moment behind the acts themselves."""

from celery import shared_task

from foundation.workflow import clock

from .actions import chain as chain_entries
from .actions import keep_checkpoint


@shared_task
def chain():
    """Chain what is new, and note outside the database how far that goes."""
    done = chain_entries()
    keep_checkpoint(at=clock.now())
    return done
