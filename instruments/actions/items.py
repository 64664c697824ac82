"""Items are written, brought in by table, given a picture and taken away, while their edition is a draft (9.3.1)."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from foundation.documents.actions import keep_upload
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock
from instruments.models import Choice, Item, ItemKey
from instruments.queries import content_of
from instruments.queries.content import unopened_keys
from instruments.rules import can_edit, can_import_items, can_set_picture, can_write_item


@transaction.atomic
def write_item(instrument, *, content, item=None, by, at):
    """Add an item to the draft, or change this one of it. Who wrote the words last is its author, and it has to be
    reviewed (again).
    """
    instrument = lock(instrument)
    require(can_write_item(by, instrument, content, on=timezone.localdate(at)))

    item = _keep(instrument, content, item, by=by, at=at)

    record("instrument.item_written", instrument, by=by, at=at, item=item.code)
    return item


@transaction.atomic
def remove_item(item, *, by, at):
    """Take an item out of the draft."""
    instrument = lock(item.instrument)
    require(can_edit(by, instrument, on=timezone.localdate(at)))

    code = item.code
    Item.objects.filter(pk=item.pk).delete()

    record("instrument.item_removed", instrument, by=by, at=at, item=code)
    return instrument


@transaction.atomic
def import_items(instrument, *, table, by, at):
    """Keep what `queries.read_items` found: new items, and changes of those whose code it names. All or nothing."""
    instrument = lock(instrument)
    require(can_import_items(by, instrument, table, on=timezone.localdate(at)))

    for row in table.rows:
        if not row.is_unchanged:
            _keep(instrument, row.content, row.item, code=row.code, by=by, at=at)

    counts = {"added": len(table.added), "changed": len(table.changed)}
    record("instrument.items_imported", instrument, by=by, at=at, **counts)
    return instrument


@transaction.atomic
def set_picture(item, *, examined, by, at):
    """Give an item of the draft a picture (`documents.rules.examine` looked at it); without one, take it away."""
    instrument = lock(item.instrument)
    require(can_set_picture(by, instrument, examined, on=timezone.localdate(at)))

    item = lock(item)
    item.image = keep_upload(examined, by=by, at=at) if examined is not None else None
    item.author, item.written_at, item.reviewer, item.reviewed_at = by, at, None, None
    item.save(update_fields=["image", "author", "written_at", "reviewer", "reviewed_at"])

    record("instrument.item_written", instrument, by=by, at=at, item=item.code, picture=examined is not None)
    return item


def _keep(instrument, content, item, *, by, at, code=""):
    """The item with its choices and its key, as they are written now; one that says the same stays as it is."""
    if item is not None and content == content_of(item, unopened_keys(instrument).get(item.pk)):
        return item
    item = item or _new(instrument, code)
    for name, value in content.facts.items():
        setattr(item, name, value)
    item.author, item.written_at, item.reviewer, item.reviewed_at = by, at, None, None
    item.write(text_id=content.text_id, text_en=content.text_en)
    item.save()
    _keep_choices(item, content)
    _keep_key(item, content)
    return item


def _new(instrument, code):
    kept = Item.objects.filter(
        instrument__scheme_version=instrument.scheme_version, instrument__form=instrument.form
    )
    position = (instrument.items.aggregate(last=Max("position"))["last"] or 0) + 1
    return Item(instrument=instrument, position=position, code=code or _next_code(instrument, kept))


def _next_code(instrument, kept):
    """IA05-012: one that no edition of this form has had, so that it names one item for ever."""
    taken = set(kept.values_list("code", flat=True))
    numbers = range(1, len(taken) + 2)
    return next(code for n in numbers if (code := f"{instrument.form}-{n:03d}") not in taken)


def _keep_choices(item, content):
    item.choices.all().delete()
    for letter, (text_id, text_en) in content.choices.items():
        choice = Choice(item=item, letter=letter)
        choice.write(text_id=text_id, text_en=text_en)
        choice.save(force_insert=True)


def _keep_key(item, content):
    ItemKey.objects.filter(item=item).delete()
    if content.key:
        key = ItemKey(item=item)
        key.write(content.key)
        key.save(force_insert=True)
