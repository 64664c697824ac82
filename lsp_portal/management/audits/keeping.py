"""What is kept: the trail, the files, the numbers, the reminders, the deadlines that moved."""

from django.db.models import Exists, F, OuterRef, Q

from foundation.deadlines.models import DeadlineMove, Reminder
from foundation.documents.queries import damaged_files, files_without_rows, gaps
from foundation.journal.queries import checkpoints, first_fault
from foundation.notices.models import Notice


def trail(_at):
    """The trail is as it was written, up to its last checkpoint."""
    fault = first_fault(checkpoints())
    if fault:
        yield f"position {fault.position}, entry {fault.entry_id}: {fault.reason}"


def files(_at):
    """Every row has its file with its hash."""
    for row, what in damaged_files():
        yield f"{row}: {what}"


def orphans(_at):
    """Every file has its row."""
    yield from files_without_rows()


def numbers(_at):
    """Every series is 1..n in its year."""
    for series, year, number in gaps():
        yield f"{series} {year}: {number}"


def reminders(_at):
    """Every reminder that is noted went out to that person in that moment, as one letter (R17)."""
    letters = Notice.objects.filter(to=OuterRef("person"), posted_at=OuterRef("told_at"))
    for reminder in Reminder.objects.exclude(person=None).exclude(Exists(letters)).select_related("person"):
        yield f"{reminder}: {reminder.person}"


def moves(_at):
    """A deadline that moved keeps both days, and the decree that moved it."""
    for move in DeadlineMove.objects.filter(Q(from_on=F("to_on")) | Q(change__source="")).select_related(
        "change"
    ):
        yield str(move)
