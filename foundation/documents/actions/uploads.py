"""Files that people hand in: kept when they are what they should be, and otherwise refused with what to do."""

import hashlib

from django.core.files.base import ContentFile
from django.db import transaction

from foundation.documents.models import Allowance, Cause, FilesAway, Upload, UploadPage, vault
from foundation.documents.rules import Examined
from foundation.documents.rules.children import ask
from foundation.documents.rules.refusals import no_room_now, over_allowance
from foundation.documents.rules.scanner import Finding, scan
from foundation.documents.rules.slots import CASE_BYTES, CASE_FILES, ENDINGS, PDF
from foundation.documents.rules.uploads import can_clear, can_discard, can_purge, can_quarantine
from foundation.jobs.actions import enqueue
from foundation.journal.actions import record
from foundation.workflow.answers import NotAllowed, require
from foundation.workflow.failpoints import failpoint
from foundation.workflow.moves import lock

AT_ONCE = 6  # pages drawn by one child
LONGEST = 1600  # pixels
DRAWING_SECONDS = 25


@transaction.atomic
def keep_upload(examined: Examined, *, by, at, allowance=""):
    """Keep what was examined (`rules.examine`, which takes its time: before any transaction).

    NotAllowed where the case has no room for it, or the storage none. `allowance` names the case that it counts
    for ("application:42"): 30 files and 60 MB.
    """
    counted = _count_in(allowance, examined.size) if allowance else None

    upload = Upload(
        owner=by,
        slot=examined.slot,
        name=examined.name,
        content_type=examined.content_type,
        size=examined.size,
        sha256=examined.sha256,
        pages=examined.pages,
        width=examined.width,
        height=examined.height,
        hints=examined.hints,
        allowance=counted,
        created_at=at,
        held_at=at if examined.held else None,
    )
    _store(upload, examined.data)
    failpoint("upload.stored")

    record("upload.accepted", upload, by=by, at=at, slot=upload.slot, size=upload.size, sha256=upload.sha256)
    enqueue("documents.scan" if examined.held else "documents.draw", at=at, upload=str(upload.pk))
    return upload


def scan_upload(upload, *, by, at):
    """Ask the scanner again about a file that is held; raises FilesAway, to be tried later, while it gives no
    answer.
    """
    if not upload.is_held:
        return upload
    finding = scan(upload.read())
    if finding == Finding.UNKNOWN:
        msg = "The scanner gives no answer."
        raise FilesAway(msg)
    if finding == Finding.INFECTED:
        return quarantine_upload(upload, cause=Cause.HARMFUL, by=by, at=at)
    return clear_upload(upload, by=by, at=at)


@transaction.atomic
def clear_upload(upload, *, by, at):
    """Let a file that was held be shown: the scanner found nothing."""
    upload = lock(upload)
    require(can_clear(upload))

    upload.cleared_at = at
    upload.save(update_fields=["cleared_at"])

    record("upload.cleared", upload, by=by, at=at)
    enqueue("documents.draw", at=at, upload=str(upload.pk))
    return upload


@transaction.atomic
def quarantine_upload(upload, *, cause, by, at):
    """Shut a file away: nobody is shown it any more, and its case has room for another."""
    upload = lock(upload)
    require(can_quarantine(upload))

    upload.quarantined_at, upload.finding = at, cause
    upload.save(update_fields=["quarantined_at", "finding"])
    if upload.allowance and not upload.discarded_at:
        upload.allowance.give_back(upload.size)

    record("upload.quarantined", upload, by=by, at=at, finding=cause)
    return upload


@transaction.atomic
def purge_upload(upload, *, by, at):
    """Delete the bytes of a file that is shut away, and the pictures of its pages. The row stays for the trail."""
    upload = lock(upload)
    require(can_purge(upload))

    upload.purged_at = at
    upload.save(update_fields=["purged_at"])
    upload.previews.all().delete()

    record("upload.purged", upload, by=by, at=at, sha256=upload.sha256)
    enqueue("documents.erase", at=at, upload=str(upload.pk))
    return upload


def erase_upload(upload):
    """Take away what is left of a purged file; where the storage is away (FilesAway), the job comes back."""
    storage = vault()
    for name in (upload.file.name, *storage.kept_in(_pages_folder(upload))):
        storage.delete(name)


@transaction.atomic
def discard_upload(upload, *, by, at):
    """Take a file back: it is shown to nobody any more and its case has room again. The row stays for the
    trail.
    """
    upload = lock(upload)
    require(can_discard(by, upload))

    upload.discarded_at = at
    upload.save(update_fields=["discarded_at"])
    if upload.allowance and not upload.quarantined_at:
        upload.allowance.give_back(upload.size)

    record("upload.discarded", upload, by=by, at=at, sha256=upload.sha256)
    return upload


def draw_pages(upload, *, by, at):
    """Draw what is missing of a file's pages as pictures. A page that cannot be drawn has none: the file is
    downloaded.
    """
    if upload.quarantined_at:
        return upload
    data, drawn = upload.read(), set(upload.previews.values_list("number", flat=True))
    missing = [number for number in range(1, upload.pages + 1) if number not in drawn]
    for start in range(0, len(missing), AT_ONCE):
        for page in _drawn(upload, data, missing[start : start + AT_ONCE]):
            _keep_page(upload, *page)
            failpoint("upload.page_drawn")
    return upload


def _count_in(key, size):
    """The case's allowance with one more file counted; NotAllowed where it is used up."""
    Allowance.objects.bulk_create([Allowance(key=key)], ignore_conflicts=True)
    allowance = Allowance.objects.get(key=key)
    if not allowance.take(size, files=CASE_FILES, bytes_=CASE_BYTES):
        raise NotAllowed(over_allowance(files=CASE_FILES, size=CASE_BYTES))
    return allowance


def _store(upload, data):
    """The bytes, then the row; without a row no bytes stay behind."""
    name = f"uploads/{upload.pk.hex[:2]}/{upload.pk}{ENDINGS[upload.content_type]}"
    try:
        upload.file.save(name, ContentFile(data), save=False)
    except FilesAway as away:
        raise NotAllowed(no_room_now()) from away
    try:
        upload.save(force_insert=True)
    except BaseException:
        upload.file.storage.delete(upload.file.name)
        raise


def _drawn(upload, data, numbers):
    """(number, width, height, JPEG) of those pages; where one of several holds the child up, each by itself."""
    answer, made = _ask_for_pages(upload, data, numbers)
    if "refused" in answer and len(numbers) > 1:
        for number in numbers:
            yield from _drawn(upload, data, [number])
    for number, width, height, size in answer.get("drawn", ()):
        yield number, width, height, made[:size]
        made = made[size:]


def _ask_for_pages(upload, data, numbers):
    if upload.content_type == PDF:
        answer, made = ask("draw_pdf", data, pages=numbers, longest=LONGEST, seconds=DRAWING_SECONDS)
    else:
        answer, made = ask("draw_picture", data, longest=LONGEST)
    if answer.get("refused") == "busy":
        msg = "Too many files are being looked into: the job comes back to this one."
        raise TimeoutError(msg)
    return answer, made


def _keep_page(upload, number, width, height, data):
    """One page's picture; what a killed worker left under its name has no row, and is drawn again."""
    page = UploadPage(upload=upload, number=number, width=width, height=height)
    page.sha256 = hashlib.sha256(data).hexdigest()
    name = f"{_pages_folder(upload)}/{number}.jpg"
    page.file.storage.delete(name)
    page.file.save(name, ContentFile(data), save=False)
    page.save(force_insert=True)


def _pages_folder(upload):
    return f"pages/{upload.pk.hex[:2]}/{upload.pk}"
