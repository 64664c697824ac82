"""What is reviewed or in force stays as it is, whoever asks the database (9.2.3, 9.3.1)."""

from functools import partial
from importlib import import_module

import pytest
from django.db import IntegrityError, transaction

from instruments.models import BlueprintRow, Choice, Export, Instrument, Item, ItemKey
from schemes.models import Element
from tests.factories.instruments import InstrumentFactory, ItemFactory
from tests.factories.people import LONG_AGO_AT, UserFactory
from tests.factories.schemes import SchemeVersionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.clause("9.3.1")]

GUARDS = import_module("instruments.migrations.0002_what_is_in_force_stays")
LIFE_OF_INSTRUMENT = {
    "state",
    "version",
    "submitted_at",
    "reviewer_id",
    "reviewed_at",
    "valid_from",
    "valid_until",
    "withdrawn_by_id",
    "withdrawn_at",
    "withdrawn_reason",
}
LIFE_OF_ITEM = {"reviewer_id", "reviewed_at", "retired_by_id", "retired_at", "retired_reason"}


def refused(act):
    with pytest.raises(IntegrityError), transaction.atomic():
        act()


def columns(model):
    return {field.column for field in model._meta.concrete_fields}


def test_every_column_is_either_of_its_life_or_guarded():
    assert columns(Instrument) - LIFE_OF_INSTRUMENT == set(GUARDS.OF_INSTRUMENT)
    assert columns(Item) - LIFE_OF_ITEM == set(GUARDS.OF_ITEM)


def update(record, name):
    """The same value written again: already that is refused."""
    type(record).objects.filter(pk=record.pk).update(**{name: getattr(record, name)})


def test_no_column_of_an_instrument_or_an_item_in_force_is_written(in_force):
    item = in_force.items.first()

    for record, names in ((in_force, GUARDS.OF_INSTRUMENT[1:]), (item, GUARDS.OF_ITEM[1:])):
        for name in names:
            refused(partial(update, record, name))


def test_no_part_is_changed_added_or_removed(in_force):
    item, row = in_force.items.first(), in_force.blueprint.rows.first()
    key = ItemKey.objects.get(item=item)

    refused(lambda: ItemKey.objects.filter(pk=key.pk).update(sealed="x"))
    refused(key.delete)
    refused(lambda: Choice.objects.filter(item=item).update(words_sealed="x"))
    refused(lambda: Choice.objects.create(item=item, letter="F", words_sealed="x"))
    refused(item.choices.all().delete)
    refused(lambda: ItemFactory(instrument=in_force, position=99))
    refused(item.delete)
    refused(lambda: BlueprintRow.objects.filter(pk=row.pk).update(number=2))
    refused(row.delete)
    refused(in_force.delete)


@pytest.mark.clause("9.2.3")
def test_neither_review_nor_withdrawal_is_undone(in_force):
    this = Instrument.objects.filter(pk=in_force.pk)
    refused(lambda: this.update(reviewer=UserFactory()))
    refused(lambda: this.update(state="DRAFT"))
    refused(lambda: in_force.items.update(reviewer=UserFactory()))
    this.update(
        state="WITHDRAWN", withdrawn_by=in_force.reviewer, withdrawn_at=LONG_AGO_AT, withdrawn_reason="x"
    )

    refused(lambda: this.update(state="IN_FORCE", withdrawn_by=None, withdrawn_at=None, withdrawn_reason=""))


def test_an_item_out_of_use_stays_so(in_force):
    this = Item.objects.filter(pk=in_force.items.first().pk)
    this.update(retired_by=in_force.reviewer, retired_at=LONG_AGO_AT, retired_reason="x")

    refused(lambda: this.update(retired_by=None, retired_at=None, retired_reason=""))


def test_an_item_tests_an_element_of_its_own_version(draft):
    other = Element.objects.filter(unit__version=SchemeVersionFactory(in_force=True)).first()

    refused(lambda: ItemFactory(instrument=draft, element=other, position=99))
    refused(lambda: draft.items.update(element=other))


def test_one_edition_of_a_form_is_in_force(in_force):
    refused(lambda: InstrumentFactory(scheme_version=in_force.scheme_version, edition=2, in_force=True))


def test_who_writes_does_not_review_and_who_asks_does_not_allow(draft):
    refused(lambda: draft.items.update(reviewer=draft.author, reviewed_at=LONG_AGO_AT))
    export = Export.objects.create(instrument=draft, reason="x", asked_by=draft.author, asked_at=LONG_AGO_AT)
    this = Export.objects.filter(pk=export.pk)

    refused(lambda: this.update(state="ALLOWED", settled_by=export.asked_by, settled_at=LONG_AGO_AT))
    refused(lambda: this.update(reason="lain"))
    refused(this.delete)
