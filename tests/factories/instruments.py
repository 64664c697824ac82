"""Instruments as tests need them.

`InstrumentFactory()` is an empty draft of IA-05; `in_force=True` one that is used, with items for every element of
its version: `InstrumentFactory(in_force=True, form=FormCode.IA06, in_force__each=2)`. What is in force cannot be
changed: give parts on the way in.
"""

import datetime as dt
from itertools import count

import factory

from instruments.models import (
    KINDS,
    Blueprint,
    BlueprintRow,
    Choice,
    Difficulty,
    FormCode,
    Instrument,
    Item,
    ItemKey,
    ItemKind,
    Key,
)
from instruments.states import InstrumentState
from schemes.models import Element

from .people import LONG_AGO, LONG_AGO_AT, UserFactory
from .schemes import SchemeVersionFactory

RIGHT = "B"


class InstrumentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Instrument
        skip_postgeneration_save = True

    scheme_version = factory.SubFactory(SchemeVersionFactory, in_force=True)
    form = FormCode.IA05
    edition = 1
    title_id = factory.LazyAttribute(lambda made: f"Perangkat contoh {made.form}")
    title_en = factory.LazyAttribute(lambda made: f"Sample instrument {made.form}")
    author = factory.SubFactory(UserFactory, committee=True)
    begun_at = LONG_AGO_AT

    @factory.post_generation
    def items(self, create, number, **facts):
        """So many items for every element of the version."""
        if number:
            give_items(self, each=number, **facts)

    @factory.post_generation
    def in_force(self, create, wanted, *, each=3, minutes=30, reviewer=None, **facts):
        """Reviewed by a second person, with `each` items per element; a written one is drawn one of each."""
        if not wanted:
            return
        if each and not self.items.exists():
            give_items(self, each=each, **facts)
        if self.is_written:
            give_blueprint(self, minutes=minutes)
        put_in_force(self, reviewer=reviewer)


def give_items(instrument, *, each, **facts):
    """`each` items for every element of the version, easy, medium and hard in turn."""
    elements = Element.objects.filter(unit__version=instrument.scheme_version)
    numbers = count(instrument.items.count() + 1)
    for element in elements:
        for turn in range(each):
            given = {"difficulty": Difficulty.values[turn % 3]} | facts
            ItemFactory(instrument=instrument, element=element, position=next(numbers), **given)


def give_blueprint(instrument, *, minutes=30, number=1, **facts):
    """A blueprint that draws so many of every element."""
    blueprint = BlueprintFactory(instrument=instrument, minutes=minutes, **facts)
    BlueprintRow.objects.bulk_create(
        BlueprintRow(blueprint=blueprint, element=element, number=number)
        for element in Element.objects.filter(unit__version=instrument.scheme_version)
    )
    return blueprint


def put_in_force(instrument, *, reviewer=None, since=LONG_AGO):
    """As if written and reviewed by two people, without asking the rules."""
    reviewer = reviewer or UserFactory(committee=True)
    instrument.state = InstrumentState.IN_REVIEW
    instrument.save(update_fields=["state"])
    at = dt.datetime.combine(since, dt.time(9), tzinfo=dt.UTC)
    instrument.items.update(reviewer=reviewer, reviewed_at=at)
    instrument.reviewer, instrument.reviewed_at, instrument.valid_from = reviewer, at, since
    instrument.state = InstrumentState.IN_FORCE
    instrument.save(update_fields=["state", "reviewer", "reviewed_at", "valid_from"])
    return instrument


class ItemFactory(factory.django.DjangoModelFactory):
    """An item with its key; of multiple choice B is right. `text`, `answer`, `right` and `choices` can be given."""

    class Meta:
        model = Item
        skip_postgeneration_save = True

    instrument = factory.SubFactory(InstrumentFactory)
    position = factory.Sequence(lambda n: n + 1)
    code = factory.LazyAttribute(lambda item: f"{item.instrument.form}-{item.position:03d}")
    element = factory.LazyAttribute(
        lambda item: Element.objects.filter(unit__version=item.instrument.scheme_version).first()
    )
    criterion = factory.LazyAttribute(lambda item: item.element and item.element.criteria.first())
    kind = factory.LazyAttribute(lambda item: KINDS[item.instrument.form][0])
    difficulty = Difficulty.MEDIUM
    author = factory.LazyAttribute(lambda item: item.instrument.author)
    written_at = LONG_AGO_AT
    text = factory.LazyAttribute(lambda item: f"CONTOH: pertanyaan {item.position}")

    @classmethod
    def _create(cls, model, *args, text, text_en="", **facts):
        item = model(**facts)
        item.write(text_id=text, text_en=text_en)
        item.save()
        return item

    @factory.post_generation
    def choices(self, create, words, **_):
        if self.kind == ItemKind.CHOICE:
            for letter, text in zip("ABCD", words or ["satu", "dua", "tiga", "empat"], strict=False):
                choice = Choice(item=self, letter=letter)
                choice.write(text_id=f"CONTOH: pilihan {text}", text_en="")
                choice.save()

    @factory.post_generation
    def key(self, create, key, *, right=RIGHT, answer="CONTOH: jawaban acuan", rubric="", **_):
        if key is False or self.kind in (ItemKind.YES_NO, ItemKind.OPEN):
            return
        kept = ItemKey(item=self)
        given = {"right": right} if self.kind == ItemKind.CHOICE else {"answer_id": answer}
        kept.write(key or Key(**given, rubric_id=rubric))
        kept.save()


class BlueprintFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Blueprint

    instrument = factory.SubFactory(InstrumentFactory)
    minutes = 30


__all__ = [name for name in dir() if name.endswith("Factory")]
