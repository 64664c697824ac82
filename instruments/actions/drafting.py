"""An edition is begun, from nothing or from the one before it, and its facts are written (9.3.1)."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock
from foundation.workflow.versions import require_version
from instruments.models import Blueprint, BlueprintRow, Choice, Instrument, Item, ItemKey
from instruments.queries import blueprint_of
from instruments.rules import can_draft, can_edit, can_set_blueprint
from instruments.states import InstrumentState

COPIED = ("title_id", "title_en", "instructions_id", "instructions_en", "form_edition")
OF_ITEM = (
    "code",
    "position",
    "element_id",
    "criterion_id",
    "kind",
    "difficulty",
    "points",
    "minutes",
    "image_id",
    "author_id",
    "written_at",
    "reviewer_id",
    "reviewed_at",
)
OF_BLUEPRINT = ("minutes", "pass_percent", "one_per_page", "shuffles_items", "shuffles_choices")


@transaction.atomic
def draft_instrument(version, *, form, title_id="", title_en="", by, at):
    """Begin the next edition of a form: with everything the edition in force has, which it will replace."""
    version = lock(version)
    require(can_draft(by, version, form, on=timezone.localdate(at)))

    editions = Instrument.objects.filter(scheme_version=version, form=form)
    before = editions.filter(state=InstrumentState.IN_FORCE).first()
    facts = {name: getattr(before, name) for name in COPIED} if before else {}
    facts |= {name: words for name, words in (("title_id", title_id), ("title_en", title_en)) if words}
    made = Instrument.objects.create(
        scheme_version=version,
        form=form,
        edition=(editions.aggregate(last=Max("edition"))["last"] or 0) + 1,
        replaces=before,
        author=by,
        begun_at=at,
        **facts,
    )
    if before:
        _copy(before, made)

    record("instrument.drafted", made, by=by, at=at, form=form, edition=made.edition)
    return made


@transaction.atomic
def edit_instrument(instrument, *, changes, seen, by, at):
    """Change title, instructions and the edition of the form; `seen` is the saving that the reader had."""
    instrument = lock(instrument)
    require(can_edit(by, instrument, on=timezone.localdate(at)))
    require_version(instrument, seen)

    told = {name: value for name, value in changes.items() if getattr(instrument, name) != value}
    for name, value in told.items():
        setattr(instrument, name, value)
    instrument.save(update_fields=[*told, "version"])

    record("instrument.edited", instrument, by=by, at=at, changes=told)
    return instrument


@transaction.atomic
def set_blueprint(instrument, *, settings, rows, by, at):
    """Say what papers are drawn by: settings of the `Blueprint`; `rows` as (element, difficulty or None, number)."""
    instrument = lock(instrument)
    require(can_set_blueprint(by, instrument, on=timezone.localdate(at)))

    Blueprint.objects.filter(instrument=instrument).delete()
    blueprint = Blueprint.objects.create(instrument=instrument, **settings)
    BlueprintRow.objects.bulk_create(
        BlueprintRow(blueprint=blueprint, element=element, difficulty=difficulty, number=number)
        for element, difficulty, number in rows
    )

    told = [[element.pk, difficulty, number] for element, difficulty, number in rows]
    record("instrument.blueprint_set", instrument, by=by, at=at, rows=told, **settings)
    return blueprint


def _copy(before, made):
    """Items in use with choices and keys, sealed anew for their place, and the blueprint."""
    keys = {
        key.item_id: key.key for key in ItemKey.objects.filter(item__instrument=before).select_related("item")
    }
    for item in before.items.in_use().with_parts():
        copy = Item(instrument=made, replaces=item, **{name: getattr(item, name) for name in OF_ITEM})
        _write(copy, item)
        for choice in item.choices.all():
            _write(Choice(item=copy, letter=choice.letter), choice)
        if item.pk in keys:
            key = ItemKey(item=copy)
            key.write(keys[item.pk])
            key.save(force_insert=True)
    if old := blueprint_of(before):
        new = Blueprint.objects.create(instrument=made, **{name: getattr(old, name) for name in OF_BLUEPRINT})
        BlueprintRow.objects.bulk_create(
            BlueprintRow(blueprint=new, element=row.element, difficulty=row.difficulty, number=row.number)
            for row in old.rows.all()
        )


def _write(copy, old):
    copy.write(text_id=old.words["id"], text_en=old.words["en"])
    copy.save(force_insert=True)
