"""Seats of those whom nobody tests any more become free (9.1.4, 9.3.2)."""

from celery import shared_task

from accounts.queries import system_user
from examinations.actions.seats import free_seat
from examinations.queries.sessions import idle_seats
from foundation.workflow import clock


@shared_task
def free_idle():
    """A case is stopped on the floor below, which knows no seats; this floor finds out by asking."""
    for seat in idle_seats():
        free_seat(seat, by=system_user(), at=clock.now())
