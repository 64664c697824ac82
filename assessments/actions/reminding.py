"""Warn before a registration ends while its assessor still has cases (9.2.2)."""

from django.db import transaction
from django.utils import timezone

from assessments.letters import tell_registration_ends
from assessments.queries import registrations_ending
from foundation.journal.actions import record

WARNED_BEFORE = (1, 7, 30)


@transaction.atomic
def warn_of_registrations(*, by, at):
    """Tell the assessor and the secretariat 30, 7 and 1 days before, each once; returns how many were told of.

    After days without a scheduler only the nearest of the three is told.
    """
    today, told = timezone.localdate(at), 0
    for registration in registrations_ending(today, within=max(WARNED_BEFORE)):
        left = (registration.expires_on - today).days
        before = min(days for days in WARNED_BEFORE if left <= days)
        if tell_registration_ends(registration, before=before, at=at):
            record("registration.ending", registration, by=by, at=at, days=left)
            told += 1
    return told
