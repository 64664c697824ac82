"""Warn before a registration ends, and remind of reports that are due (9.2.2, 9.3.6)."""

from django.db import transaction
from django.utils import timezone

from assessments.letters import remind_assessor_report, remind_office_report, tell_registration_ends
from assessments.queries import lead_of, registrations_ending, reports_due
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


@transaction.atomic
def remind_of_reports(*, by, at):
    """Who has not reported on a test in time is told, once; later the office, once. Returns how many (9.3.6)."""
    today, told = timezone.localdate(at), 0
    for due in reports_due():
        lead = lead_of(due.assessment)
        if lead is None or today <= due.due_on:
            continue
        late = today > due.escalates_on
        reminded = remind_assessor_report(due.assessment, lead, due_on=due.due_on, at=at)
        escalated = late and remind_office_report(due.assessment, lead, due_on=due.due_on, at=at)
        if reminded or escalated:
            told += 1
            application = due.assessment.application
            record("report.late", application, by=by, at=at, due_on=due.due_on, escalated=bool(escalated))
    return told
