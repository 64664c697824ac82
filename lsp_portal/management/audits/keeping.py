"""What is kept: the trail, the files, the numbers, the reminders, the deadlines that moved."""

from django.db.models import Exists, F, OuterRef, Q

from certificates.models import Credential
from foundation.deadlines.models import DeadlineMove, Reminder
from foundation.documents.models import Paper
from foundation.documents.queries import damaged_files, files_without_rows, gaps
from foundation.jobs.models import Job
from foundation.journal.queries import checkpoints, first_fault
from foundation.notices.models import Notice

# What the worker does for a record, by the kind of its job: the name in the payload, and whatever still waits.
WORK = {
    "documents.print": ("paper", Paper.objects.filter(printed_at=None)),
    "notices.carry": ("notice", Notice.objects.filter(sent_at=None, failed_at=None)),
    "certificates.sign": ("credential", Credential.objects.filter(signed_at=None)),
}


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


def work(_at):
    """Whatever waits for the worker has its job, open or put aside; no such job is about nothing."""
    for kind, (name, waiting) in WORK.items():
        about = {str(job.payload[name]) for job in Job.objects.filter(kind=kind, done_at=None)}
        for record in waiting.all():
            if str(record.pk) not in about:
                yield f"{kind}: {record} has no job"
        there = {str(pk) for pk in waiting.model.objects.filter(pk__in=about).values_list("pk", flat=True)}
        yield from (f"{kind}: nothing is numbered {pk}" for pk in sorted(about - there))
