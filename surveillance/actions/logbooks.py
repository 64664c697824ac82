"""The holder writes the logbook, as typed; the office draws lots among logbooks (9.6.3)."""

import secrets

from django.db import transaction
from django.utils import timezone

from foundation.documents.actions import keep_upload
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock
from foundation.workflow.versions import require_version
from surveillance import rules
from surveillance.models import Draw, DrawnLogbook, LogEntry, LogFile, Method
from surveillance.queries.logbooks import lots
from surveillance.queries.plans import running


@transaction.atomic
def start_entry(certificate, *, by, at):
    """A new entry, empty; an empty one that was begun before is taken up again. Returns the entry."""
    certificate = lock(certificate)
    require(rules.can_write_logbook(by, certificate, on=timezone.localdate(at)))

    empty = certificate.log_entries.filter(kept_at=None, words="", done_on=None, files=None).first()
    entry = empty or LogEntry.objects.create(certificate=certificate, started_at=at, saved_at=at)

    record("log_entry.started", certificate, by=by, at=at, entry=entry.pk)
    return entry


@transaction.atomic
def save_entry(entry, *, done_on, unit, words, place, version, by, at):
    """Keep what is typed, whole or not. Returns the entry; `Stale` where another device saved meanwhile."""
    entry = _writable(entry, by=by, at=at)
    require_version(entry, version)

    entry.done_on, entry.unit, entry.words, entry.place, entry.saved_at = done_on, unit, words, place, at
    entry.save()

    record("log_entry.saved", entry.certificate, by=by, at=at, entry=entry.pk, version=entry.version)
    return entry


@transaction.atomic
def keep_entry(entry, *, by, at):
    """Put the entry into the logbook, where it stays. Returns the entry."""
    entry = _writable(entry, by=by, at=at)
    require(rules.can_keep_entry(entry, on=timezone.localdate(at)))

    entry.kept_at = at
    entry.save()

    record("log_entry.kept", entry.certificate, by=by, at=at, entry=entry.pk, done_on=str(entry.done_on))
    return entry


@transaction.atomic
def drop_entry(entry, *, by, at):
    """Throw away an entry that is not in the logbook yet."""
    entry = _writable(entry, by=by, at=at)
    pk, certificate = entry.pk, entry.certificate
    entry.delete()

    record("log_entry.dropped", certificate, by=by, at=at, entry=pk)


@transaction.atomic
def add_file(entry, *, file, by, at):
    """Add a photo or file, examined before. Returns the row."""
    entry = _writable(entry, by=by, at=at)
    upload = keep_upload(file, by=by, at=at, allowance=f"logbook:{entry.certificate_id}:{at.year}")
    kept = LogFile.objects.create(entry=entry, upload=upload, added_at=at)

    record("log_entry.file_added", entry.certificate, by=by, at=at, entry=entry.pk, upload=str(upload.pk))
    return kept


@transaction.atomic
def drop_file(file, *, by, at):
    """Take a file out of an entry that is being written."""
    entry = _writable(file.entry, by=by, at=at)
    upload = str(file.upload_id)
    file.delete()

    record("log_entry.file_dropped", entry.certificate, by=by, at=at, entry=entry.pk, upload=upload)


def _writable(entry, *, by, at):
    entry = lock(entry)
    require(rules.can_write_entry(by, entry, on=timezone.localdate(at)))
    return entry


@transaction.atomic
def draw_logbooks(*, size, by, at):
    """Draw lots among the logbooks of the surveillances under way; those drawn are read. Returns the `Draw`."""
    under_way = running(on=timezone.localdate(at)).open().filter(methods__icontains=Method.LOGBOOK)
    population = sorted(under_way.values_list("pk", flat=True))
    require(rules.can_draw(by, population, size, on=timezone.localdate(at)))

    seed = secrets.token_hex(16)
    draw = Draw.objects.create(seed=seed, population=population, size=size, drawn_by=by, drawn_at=at)
    drawn = lots(seed, population, size)
    DrawnLogbook.objects.bulk_create(
        DrawnLogbook(draw=draw, surveillance_id=pk, position=place) for place, pk in enumerate(drawn, 1)
    )

    record("logbooks.drawn", draw, by=by, at=at, seed=seed, population=population, drawn=drawn)
    return draw
