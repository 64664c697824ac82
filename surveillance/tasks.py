"""Every certificate gets its plan within a minute of its issue (9.6.1)."""

from celery import shared_task

from accounts.queries import system_user
from foundation.workflow import clock
from surveillance.actions import lay_out
from surveillance.queries.plans import without_plan


@shared_task
def lay_out_missing():
    """Certificates that have none: issued since the last run, or in whatever other way they came."""
    at = clock.now()
    for certificate in without_plan(at):
        lay_out(certificate, by=system_user(), at=at)
