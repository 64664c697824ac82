"""Close what nobody answers (TRUST 9.1.5-c), ask for files that were found harmful."""

from celery import shared_task
from django.utils import timezone

from accounts.queries import system_user
from applications.actions.outcomes import lapse_application
from applications.actions.quarantines import ask_instead
from applications.queries.deadlines import returned
from applications.queries.quarantines import harmful_files
from applications.rules.outcomes import can_lapse
from foundation.workflow import clock


@shared_task
def close_unanswered():
    """Every returned application whose day is over. Returns how many were closed."""
    at = clock.now()
    over = [
        back.application for back in returned(at) if can_lapse(back.application, on=timezone.localdate(at))
    ]
    for application in over:
        lapse_application(application, by=system_user(), at=at)
    return len(over)


@shared_task
def follow_files():
    """The scanner shut files of cases away: their applicants are asked for others. Returns how many."""
    at = clock.now()
    found = list(harmful_files())
    for application, upload in found:
        ask_instead(application, upload, by=system_user(), at=at)
    return len(found)
