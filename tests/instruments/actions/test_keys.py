"""Keys are opened by authors alone, each opening is written down; the bank leaves by consent of two (E1, E2)."""

import datetime as dt
import io

import pytest
from openpyxl import load_workbook

from foundation.journal.models import Entry
from foundation.journal.queries import trail
from foundation.look import writing
from foundation.workflow import clock
from foundation.workflow.answers import NotAllowed, no
from instruments.actions import (
    ask_export,
    import_items,
    key_of,
    keys_of,
    look_at_item,
    settle_export,
    take_export,
)
from instruments.queries import author_schemes, read_items, write_template
from instruments.states import ExportState
from tests.factories.instruments import InstrumentFactory, ItemFactory
from tests.factories.people import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english"), pytest.mark.clause("9.3.1")]


def test_a_key_that_was_opened_stands_in_the_trail(in_force, assessor):
    item = in_force.items.first()

    key = key_of(item, by=assessor, at=clock.now())

    assert key.right == "B"
    entry = trail(in_force).last()
    assert (entry.verb, entry.actor_id, entry.facts) == (
        "instrument.keys_opened",
        str(assessor.pk),
        {"items": [item.code]},
    )


def test_keys_of_a_paper_are_opened_in_one_line(in_force, assessor, django_assert_max_num_queries):
    items = list(in_force.items.select_related("instrument__scheme_version__scheme"))

    with django_assert_max_num_queries(12):
        keys = keys_of(items, by=assessor, at=clock.now())

    assert [keys[item.pk].right for item in items] == ["B"] * len(items)
    assert trail(in_force).count() == 1
    assert keys_of([], by=assessor, at=clock.now()) == {}


@pytest.mark.parametrize("who", ["stranger", "applicant", "secretariat", "head", "venue"])
def test_nobody_else_opens_a_key(in_force, stranger, who):
    person = stranger if who == "stranger" else UserFactory(roles=[who.upper()] if who != "applicant" else [])

    with pytest.raises(NotAllowed):
        key_of(in_force.items.first(), by=person, at=clock.now())

    assert not trail(in_force).exists()


def test_who_is_barred_from_above_opens_nothing(in_force, assessor, monkeypatch):
    for room in ("queries.authors", "rules.writing"):
        bar = lambda person, scheme: no("peserta", clause="9.3.1")  # noqa: E731 - one line is all of it
        monkeypatch.setattr(f"instruments.{room}.BARS", [bar])

    with pytest.raises(NotAllowed, match="peserta"):
        key_of(in_force.items.first(), by=assessor, at=clock.now())
    assert not author_schemes(assessor, on=clock.today()).exists()


def test_an_item_without_a_key_opens_to_nothing(in_force, assessor, version):
    draft = InstrumentFactory(scheme_version=version, form="IA10", author=assessor)
    item = ItemFactory(instrument=draft, element=None, kind="YES_NO")

    assert not key_of(item, by=assessor, at=clock.now())


def test_the_bank_is_taken_once_when_a_second_person_allows_it(in_force, assessor, committee):
    export = ask_export(in_force, reason="Cadangan", by=assessor, at=clock.now())
    with pytest.raises(NotAllowed, match="not allowed"):
        take_export(export, by=assessor, at=clock.now())
    settle_export(export, allow=True, by=committee, at=clock.now())
    with pytest.raises(NotAllowed, match="Only who asked"):
        take_export(export, by=committee, at=clock.now())

    book = load_workbook(io.BytesIO(take_export(export, by=assessor, at=clock.now())))

    assert book.worksheets[0].max_row == in_force.items.count() + 1
    notes = [row[0] for row in book.worksheets[1].values]
    assert assessor.full_name in notes[1]
    assert committee.full_name in notes[2]
    with pytest.raises(NotAllowed, match="taken already"):
        take_export(export, by=assessor, at=clock.now())
    assert [entry.verb for entry in trail(in_force)] == [
        "instrument.export_asked",
        "instrument.export_settled",
        "instrument.export_taken",
    ]


def test_who_asks_for_the_bank_does_not_allow_it(in_force, committee, assessor):
    export = ask_export(in_force, reason="Cadangan", by=committee, at=clock.now())

    with pytest.raises(NotAllowed, match="somebody else"):
        settle_export(export, allow=True, by=committee, at=clock.now())
    with pytest.raises(NotAllowed, match="Only the scheme committee"):
        settle_export(export, allow=True, by=assessor, at=clock.now())


def test_what_was_allowed_lapses_after_a_day(in_force, assessor, committee):
    export = ask_export(in_force, reason="Cadangan", by=assessor, at=clock.now())
    settle_export(export, allow=True, by=committee, at=clock.now())
    later = clock.now() + dt.timedelta(days=1, minutes=1)

    with pytest.raises(NotAllowed, match="one day"):
        take_export(export, by=assessor, at=later)
    again = ask_export(in_force, reason="Cadangan", by=assessor, at=later)

    export.refresh_from_db()
    assert (export.state, again.state) == (ExportState.LAPSED, ExportState.ASKED)


def test_what_was_taken_out_comes_back_unchanged(in_force, assessor, committee, version):
    export = ask_export(in_force, reason="Pindah", by=assessor, at=clock.now())
    settle_export(export, allow=True, by=committee, at=clock.now())
    content = take_export(export, by=assessor, at=clock.now())
    other = InstrumentFactory(scheme_version=version, form=in_force.form, edition=9, author=assessor)

    import_items(other, table=read_items(content, instrument=other), by=assessor, at=clock.now())

    assert [(i.code, i.words, i.element_id) for i in other.items.all()] == [
        (i.code, i.words, i.element_id) for i in in_force.items.all()
    ]
    assert read_items(content, instrument=other).changed == []


def test_what_is_taken_out_says_who_wrote_and_reviewed_and_until_when(in_force, assessor, committee):
    export = ask_export(in_force, reason="Pindah", by=assessor, at=clock.now())
    settle_export(export, allow=True, by=committee, at=clock.now())
    book = load_workbook(io.BytesIO(take_export(export, by=assessor, at=clock.now())))

    head, first, *_rest = book.worksheets[0].iter_rows(values_only=True)
    said = dict(zip(head, first, strict=True))
    assert (said["author"], said["reviewer"]) == (str(assessor), str(committee))
    assert said["validity"] == f"from {writing.day(in_force.valid_from)}, without a last day"
    notes = [row[0] for row in book.worksheets[1].iter_rows(values_only=True)]
    assert notes[-1] == "author, reviewer, validity: to be read only; what stands there is not brought in."


def test_only_an_author_looks_at_an_item(in_force, stranger):
    before = Entry.objects.count()

    with pytest.raises(NotAllowed, match="not authorised"):
        look_at_item(in_force.items.first(), by=stranger, at=clock.now())

    assert Entry.objects.count() == before


def test_the_empty_table_is_one_that_can_be_filled(version, draft):
    table = read_items(write_template(draft), instrument=draft)

    assert [line for line, _wrong in table.errors] == [1]
