"""What is kept: the trail, the files, the numbers, the reminders, the deadlines that moved."""

import datetime as dt

from django.db.models import F, Q

from foundation.deadlines.models import DeadlineMove
from foundation.deadlines.queries import running, untold
from foundation.documents.queries import damaged_files, files_without_rows, gaps
from foundation.journal.queries import checkpoints, first_fault

A_DAY = dt.timedelta(days=1)


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


def reminders(at):
    """Everybody was told of every step of a running deadline that was reached before yesterday's morning was over."""
    for person, news in untold(running(at - A_DAY), at=at - A_DAY):
        for one in news:
            yield f"{' '.join(one.name)}: {person or 'outside'}"


def moves(_at):
    """A deadline that moved keeps both days, and the decree that moved it."""
    for move in DeadlineMove.objects.filter(Q(from_on=F("to_on")) | Q(change__source="")).select_related(
        "change"
    ):
        yield str(move)
