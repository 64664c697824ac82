"""Recall what waits too long: a decree that nobody signs, a paper that is not printed, a handover (7.1.5, 9.4.7)."""

from django.db import transaction
from django.utils import timezone

from certificates.letters import remind_holder_handover, tell_office_decree_overdue, tell_office_unprinted
from certificates.queries.deadlines import decrees_overdue, to_be_fetched, unprinted
from foundation.journal.actions import record


@transaction.atomic
def recall_what_waits(*, by, at):
    """Tell whoever has to act, each thing once; returns how many were told of."""
    today, told = timezone.localdate(at), 0
    for meeting in decrees_overdue(today):
        if tell_office_decree_overdue(meeting, at=at):
            record("decree.overdue", meeting, by=by, at=at)
            told += 1
    for certificate in unprinted(today):
        if tell_office_unprinted(certificate, at=at):
            record("certificate.unprinted", certificate, by=by, at=at)
            told += 1
    for certificate, days in to_be_fetched(today):
        if remind_holder_handover(certificate, days=days, at=at):
            record("handover.recalled", certificate, by=by, at=at, days=days)
            told += 1
    return told
