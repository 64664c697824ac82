"""Fourteen days before a check or a verification ends, whoever has to see to it is told, once (9.3.2, 9.3.3)."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from foundation.journal.actions import record
from venues.letters import (
    remind_keepers_check_due,
    remind_keepers_verification_ends,
    remind_of_open_verification,
)
from venues.queries.equipment import checks_ending
from venues.queries.verifications import ending_verifications, waiting_verifications

WARNED_BEFORE = dt.timedelta(days=14)


@transaction.atomic
def remind_of_ends(*, by, at):
    """What ends or is due within fourteen days, each told once; returns how many records were told of."""
    today = timezone.localdate(at)
    until = today + WARNED_BEFORE
    told = 0
    for equipment, check in checks_ending(on=today, until=until):
        told += _told("equipment.due", equipment, remind_keepers_check_due(equipment, check, at=at), by, at)
    for one in ending_verifications(on=today, until=until):
        told += _told("verification.ending", one, remind_keepers_verification_ends(one, at=at), by, at)
    for one in waiting_verifications(until=until):
        told += _told("verification.awaited", one, remind_of_open_verification(one, at=at), by, at)
    return told


def _told(verb, subject, letters, by, at):
    """1 where somebody was told now, 0 where they had been told before."""
    if letters:
        record(verb, subject, by=by, at=at, letters=letters)
    return bool(letters)
