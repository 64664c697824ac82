"""An assessor opens a record, saves it line by line, adds photos (9.3.1)."""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from examinations.models import FIELDS, Record, RecordLine, RecordPhoto
from examinations.queries.records import recorded_forms
from examinations.rules.records import (
    can_continue_late,
    can_open_record,
    can_write_record,
    is_photo,
    says_why,
)
from foundation.documents.actions import keep_upload
from foundation.journal import actions as journal
from foundation.workflow.answers import require
from foundation.workflow.moves import lock
from instruments.actions import keys_of
from instruments.queries import items_of

HEAD = 0
"""The place of what stands above the lines, where a browser says what it kept."""
WORDS = ("achieved", "summary", "question", "remark", "seconds")


@dataclass
class SavedRecord:
    """What was kept: {place: number of the saying}; `behind` where a later or another saying has that number."""

    record: Record
    kept: dict = field(default_factory=dict)
    behind: dict = field(default_factory=dict)


@transaction.atomic
def open_record(seat, instrument, *, by, at):
    """Begin the record of this form: a line for every item about the planned elements. Returns it."""
    seat = lock(seat)
    require(can_open_record(by, seat, instrument, on=timezone.localdate(at)))

    record = Record.objects.create(seat=seat, instrument=instrument, assessor=by, opened_at=at)
    items = items_of(instrument, recorded_forms(seat)[instrument])
    RecordLine.objects.bulk_create(
        RecordLine(record=record, position=position, item=item) for position, item in enumerate(items, 1)
    )

    journal.record(
        "record.opened", record.assessment.application, by=by, at=at, form=record.form, record=record.pk
    )
    return record


@transaction.atomic
def save_record(record, *, lines=(), head=None, by, at):
    """Keep what the browser says of some lines (`SaidLine`) and of the head (`SaidHead`). Returns `SavedRecord`.

    Saying the same twice has one effect; an older saying that comes late changes nothing.
    """
    record = lock(record)
    require(can_write_record(by, record, on=timezone.localdate(at)))

    saved = SavedRecord(record)
    changed = _keep_lines(saved, lines, at=at)
    if head is not None:
        _keep_head(saved, head)

    if changed:
        journal.record(
            "record.judged", record.assessment.application, by=by, at=at, record=record.pk, lines=changed
        )
    return saved


def _keep_lines(saved, lines, *, at):
    """{place: [was, is]} of the lines that are judged otherwise now."""
    known = {
        line.position: line for line in saved.record.lines.filter(position__in=[s.position for s in lines])
    }
    changed = {}
    for said in sorted(lines, key=lambda said: said.sequence):
        line = known.get(said.position)
        if line is None or not _is_news(saved, said.position, line, said, _words_of(line) == _words_of(said)):
            continue
        if line.achieved is not said.achieved:
            changed[line.position] = [line.achieved, said.achieved]
        for name in WORDS:
            setattr(line, name, getattr(said, name))
        line.sequence, line.saved_at = said.sequence, at
        line.save()
    return changed


def _words_of(line):
    return [getattr(line, name) for name in WORDS]


def _is_news(saved, place, kept, said, is_same):
    """Whether it is to be written; tells the browser in either case what became of it."""
    if said.sequence > kept.sequence:
        saved.kept[place] = said.sequence
        return True
    if said.sequence == kept.sequence and is_same:
        saved.kept[place] = said.sequence
    else:
        saved.behind[place] = kept.sequence
    return False


def _keep_head(saved, head):
    record = saved.record
    keys = [key for key, _label in FIELDS.get(record.form, ())]
    particulars = {key: head.particulars.get(key, "") for key in keys}
    is_same = (record.feedback, record.particulars) == (head.feedback, particulars)
    if _is_news(saved, HEAD, record, head, is_same):
        record.feedback, record.particulars = head.feedback, particulars
        record.sequence = head.sequence
        record.save(update_fields=["feedback", "particulars", "sequence"])


@transaction.atomic
def keep_photo(record, *, key, examined, position=None, by, at):
    """Add a photo that was examined, to a line or to the whole. The same `key` comes in once. Returns the photo."""
    record = lock(record)
    require(can_write_record(by, record, on=timezone.localdate(at)))
    known = record.photos.filter(key=key).first()
    if known is not None:
        return known
    require(is_photo(examined))

    photo = RecordPhoto.objects.create(
        record=record,
        line=record.lines.filter(position=position).first(),
        key=key,
        upload=keep_upload(examined, by=by, at=at, allowance=f"record:{record.pk}"),
        taken_at=at,
    )

    told = {"record": record.pk, "photo": photo.pk, "sha256": photo.upload.sha256}
    journal.record("record.photo_added", record.assessment.application, by=by, at=at, **told)
    return photo


@transaction.atomic
def drop_photo(photo, *, by, at):
    """Take a photo away again, while the record is open; it stays on file. Returns it."""
    record, photo = lock(photo.record), lock(photo)
    require(can_write_record(by, record, on=timezone.localdate(at)))

    photo.dropped_at = photo.dropped_at or at
    photo.save(update_fields=["dropped_at"])

    told = {"record": record.pk, "photo": photo.pk}
    journal.record("record.photo_dropped", record.assessment.application, by=by, at=at, **told)
    return photo


@transaction.atomic
def open_expected(record, *, by, at):
    """{number of the item: Key} beside the lines of one's own record; the trail says who read them (E1)."""
    require(can_write_record(by, record, on=timezone.localdate(at)))
    keys = keys_of([line.item for line in record.lines.select_related("item__instrument")], by=by, at=at)

    journal.record("record.expected_opened", record.assessment.application, by=by, at=at, record=record.pk)
    return keys


@transaction.atomic
def continue_late(record, *, reason, by, at):
    """Go on with a record after the day of its session; the reason stands on it. Returns the record."""
    record = lock(record)
    require(can_continue_late(by, record, on=timezone.localdate(at)))
    require(says_why(reason))

    record.late_reason, record.late_at = reason.strip(), at
    record.save()

    journal.record(
        "record.continued", record.assessment.application, by=by, at=at, record=record.pk, reason=reason
    )
    return record
