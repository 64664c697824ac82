"""Receipts are kept for a while, then forgotten."""

from datetime import timedelta

from celery import shared_task

from foundation.workflow import clock

from .actions import forget

KEEP = timedelta(days=8)


@shared_task
def tidy():
    """Forget the receipts of forms that nobody will send again."""
    return forget(before=clock.now() - KEEP)
