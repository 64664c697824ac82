"""Recall what was returned, close what nobody answers (TRUST 9.1.5-c), ask for files that were found harmful."""

from celery import shared_task
from django.utils import timezone

from accounts.queries import system_user
from applications.actions.outcomes import lapse_application
from applications.actions.quarantines import ask_instead
from applications.letters import tell_applicant_due
from applications.models import Return
from applications.queries.quarantines import harmful_files
from applications.rules.outcomes import can_lapse
from applications.states import ApplicationState
from foundation.workflow import clock

REMINDED = (7, 3, 1)


@shared_task
def follow_returns():
    """Every returned application once a day: remind, or close. Returns how many of each."""
    at = clock.now()
    on = timezone.localdate(at)
    reminded = lapsed = 0
    for back in _waiting():
        if can_lapse(back.application, on=on):
            lapse_application(back.application, by=system_user(), at=at)
            lapsed += 1
        elif remind(back, on=on, at=at):
            reminded += 1
    return reminded, lapsed


@shared_task
def follow_files():
    """The scanner shut files of cases away: their applicants are asked for others. Returns how many."""
    at = clock.now()
    found = list(harmful_files())
    for application, upload in found:
        ask_instead(application, upload, by=system_user(), at=at)
    return len(found)


def remind(back, *, on, at):
    """The letter of the nearest day of reminding that has come, also where the task did not run on the very day."""
    left = (back.due_on - on).days
    days = min((each for each in REMINDED if left <= each), default=None)
    return days is not None and tell_applicant_due(back, days=days, at=at) is not None


def _waiting():
    return Return.objects.filter(
        answered_at__isnull=True, application__state=ApplicationState.RETURNED
    ).select_related("application__applicant", "application__scheme_version")
