"""The sequencer: sets what was written in the chain, a moment behind the acts themselves."""

from celery import shared_task

from .actions import chain as chain_entries


@shared_task
def chain():
    """Chain what is new."""
    return chain_entries()
