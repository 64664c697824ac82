"""Every certificate gets its plan within a minute of its issue; when it ends, nobody waits for answers (9.6.1)."""

from celery import shared_task

from accounts.queries import system_user
from foundation.workflow import clock
from surveillance.actions import end_with_certificate, lay_out
from surveillance.queries.plans import left_behind, without_plan


@shared_task
def lay_out_missing():
    """Certificates that have none: issued since the last run, or in whatever other way they came."""
    at = clock.now()
    for certificate in without_plan(at):
        lay_out(certificate, by=system_user(), at=at)


@shared_task
def end_with_certificates():
    """Surveillances whose certificate was withdrawn or replaced, or has run out."""
    at = clock.now()
    for surveillance in left_behind(at):
        end_with_certificate(surveillance, by=system_user(), at=at)
