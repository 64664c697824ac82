"""An edition from its first item to its last day (9.2.3, 9.3.1)."""

import datetime as dt

import pytest
from django.utils import timezone

from foundation.journal.models import Entry
from foundation.journal.queries import trail
from foundation.notices.models import Notice
from foundation.workflow import clock
from foundation.workflow.answers import NotAllowed
from instruments.actions import (
    draft_instrument,
    edit_instrument,
    keys_of,
    put_in_force,
    remove_item,
    retire_item,
    send_back,
    set_blueprint,
    submit_instrument,
    withdraw_instrument,
    write_item,
)
from instruments.models import WITH_CRITERION, FormCode, ItemKey, Key
from instruments.queries import draw, is_right, items_of, shortcomings, usable
from instruments.rules import can_use_instrument
from instruments.states import InstrumentState
from schemes.models import Element
from tests.factories.instruments import InstrumentFactory, ItemFactory, give_blueprint
from tests.factories.people import UserFactory
from tests.factories.schemes import SchemeVersionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english"), pytest.mark.clause("9.3.1")]


def refused(act, *arguments, match, **facts):
    """The refusal gives this reason, writes nothing and tells nobody."""
    entries, notices = Entry.objects.count(), Notice.objects.count()
    with pytest.raises(NotAllowed, match=match):
        act(*arguments, **facts, at=clock.now())
    assert (Entry.objects.count(), Notice.objects.count()) == (entries, notices)


def test_from_the_first_item_to_use(version, assessor, committee, content):
    draft = draft_instrument(version, form=FormCode.IA05, title_id="Contoh", by=assessor, at=clock.now())
    items = [write_item(draft, content=content(), by=assessor, at=clock.now()) for _ in range(2)]
    rows = [(items[0].element, None, 1)]
    set_blueprint(draft, settings={"minutes": 20}, rows=rows, by=assessor, at=clock.now())
    submit_instrument(draft, by=assessor, at=clock.now())
    refused(put_in_force, draft, by=committee, match="Read these items with their keys.*IA05-001, IA05-002")
    keys_of(draft.items.all(), by=committee, at=clock.now())
    put_in_force(draft, valid_until=dt.date(2040, 1, 1), by=committee, at=clock.now())

    made = usable(version, FormCode.IA05, clock.today())
    assert made == draft
    assert {item.reviewer for item in made.items.all()} == {committee}
    assert [item.code for item in items] == ["IA05-001", "IA05-002"]
    assert is_right(items[0], "C")
    told = [one.to for one in Notice.objects.order_by("pk")]
    assert (committee in told[:-1], assessor in told[:-1], told[-1]) == (True, False, assessor)
    assert [entry.verb for entry in trail(draft)] == [
        "instrument.drafted",
        *["instrument.item_written"] * 2,
        "instrument.blueprint_set",
        "instrument.submitted",
        "instrument.keys_opened",
        "instrument.put_in_force",
    ]


@pytest.mark.parametrize("form", WITH_CRITERION)
def test_no_edition_is_reviewed_whose_items_name_no_criterion(version, assessor, form):
    draft = InstrumentFactory(scheme_version=version, author=assessor, form=form)
    item = ItemFactory(instrument=draft, criterion=None)
    if draft.is_written:
        give_blueprint(draft)
    lacks = f"Item {item.code}: Name the performance criterion"

    assert next(shortcomings(draft)).startswith(lacks)
    refused(submit_instrument, draft, by=assessor, match=lacks)

    item.criterion = item.element.criteria.first()
    item.save()
    assert not any(lack.startswith(lacks) for lack in shortcomings(draft))


def test_a_question_after_an_observation_tests_an_element_whole(version, assessor):
    draft = InstrumentFactory(scheme_version=version, author=assessor, form=FormCode.IA03)
    ItemFactory(instrument=draft, criterion=None)

    assert list(shortcomings(draft)) == []


def test_words_and_keys_say_nothing_in_the_database(version, assessor, content):
    draft = draft_instrument(version, form=FormCode.IA05, title_id="Contoh", by=assessor, at=clock.now())

    item = write_item(draft, content=content(text_id="KENARI-BUTIR"), by=assessor, at=clock.now())

    assert item.text == "KENARI-BUTIR"
    assert "KENARI" not in item.words_sealed
    assert "dua" not in "".join(item.choices.values_list("words_sealed", flat=True))
    assert "right" not in ItemKey.objects.get(item=item).sealed


def test_words_that_were_moved_to_another_item_do_not_open(draft):
    one, two = draft.items.all()[:2]
    one.words_sealed = two.words_sealed

    with pytest.raises(ValueError, match="No configured key"):
        _ = one.text


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"key": Key()}, "The item has no key"),
        ({"key": Key(right="AB")}, "The item has more than one key"),
        ({"key": Key(right="F")}, "an answer that is not there"),
        ({"text_id": " "}, "has no words"),
        ({"element": None}, "Name the element"),
        ({"difficulty": None}, "how difficult"),
        ({"kind": "ESSAY"}, "no items of this kind"),
        ({"choices": {"A": ("satu", "")}}, "two answers at least"),
        ({"choices": {"A": ("satu", ""), "C": ("dua", "")}}, "without a gap"),
        ({"choices": {"A": ("satu", ""), "B": ("Satu ", ""), "C": ("x", "")}}, "Two answers are the same"),
    ],
)
def test_an_item_that_nobody_could_mark_is_not_kept(draft, assessor, content, facts, reason):
    before = draft.items.count()

    refused(write_item, draft, content=content(**facts), by=assessor, match=reason)

    assert draft.items.count() == before


def test_an_element_of_another_version_is_not_tested(draft, assessor, content):
    other = SchemeVersionFactory(in_force=True)
    element = Element.objects.filter(unit__version=other).first()

    refused(write_item, draft, content=content(element=element), by=assessor, match="another scheme version")


def test_an_edition_that_is_not_whole_is_not_handed_to_review(draft, assessor):
    ItemKey.objects.filter(item=draft.items.first()).delete()

    refused(submit_instrument, draft, by=assessor, match="Item IA05-001: The item has no key")


def test_a_blueprint_that_asks_for_more_than_there_is_is_not_handed_to_review(draft, assessor):
    element = draft.items.first().element
    set_blueprint(draft, settings={"minutes": 9}, rows=[(element, None, 3)], by=assessor, at=clock.now())

    refused(submit_instrument, draft, by=assessor, match="draws 3, the bank has 2")


def test_who_wrote_it_does_not_review_it(draft, assessor):
    submit_instrument(draft, by=assessor, at=clock.now())

    refused(put_in_force, draft, by=assessor, match="You wrote this edition")
    refused(send_back, draft, reason="x", by=assessor, match="You wrote this edition")


def test_who_wrote_one_item_does_not_review_it_either(draft, assessor, committee, content):
    item = draft.items.first()
    write_item(draft, content=content(), item=item, by=committee, at=clock.now())
    submit_instrument(draft, by=assessor, at=clock.now())

    refused(put_in_force, draft, by=committee, match=f"You wrote item {item.code}")


def test_who_is_the_same_person_under_another_account_does_not_review(version, committee, content):
    one = UserFactory(committee=True, nik="3171234567890001")
    two = UserFactory(committee=True, nik="3171234567890001")
    draft = draft_instrument(version, form=FormCode.IA05, title_id="Contoh", by=one, at=clock.now())
    item = write_item(draft, content=content(), by=one, at=clock.now())
    set_blueprint(draft, settings={"minutes": 9}, rows=[(item.element, None, 1)], by=one, at=clock.now())
    submit_instrument(draft, by=one, at=clock.now())

    refused(put_in_force, draft, by=two, match="You wrote this edition")


def test_what_comes_back_says_why_and_can_be_changed_again(draft, assessor, committee, content):
    submit_instrument(draft, by=assessor, at=clock.now())

    send_back(draft, reason="Butir IA05-001 memiliki dua jawaban benar.", by=committee, at=clock.now())

    assert Notice.objects.get(to=assessor).body.count("dua jawaban benar") == 1
    write_item(draft, content=content(), item=draft.items.first(), by=assessor, at=clock.now())


@pytest.mark.parametrize("state", ["in_review", "in_force"])
def test_what_is_reviewed_or_in_force_is_not_changed(request, state, assessor, content):
    made = request.getfixturevalue("draft" if state == "in_review" else "in_force")
    if state == "in_review":
        submit_instrument(made, by=assessor, at=clock.now())
    item = made.items.first()

    refused(write_item, made, content=content(), item=item, by=assessor, match=r"reviewed|in force")
    refused(remove_item, item, by=assessor, match=r"reviewed|in force")
    refused(edit_instrument, made, changes={"title_id": "x"}, seen=1, by=assessor, match=r"reviewed|in force")


def test_the_next_edition_has_what_was_in_force_and_replaces_it(in_force, committee, assessor, content):
    version = in_force.scheme_version
    new = draft_instrument(version, form=in_force.form, by=committee, at=clock.now())
    first = new.items.first()
    assert [item.text for item in items_of(new)] == [item.text for item in items_of(in_force)]
    assert all(is_right(item, "B") for item in items_of(new))
    assert {item.reviewer for item in new.items.all()} == {committee}

    write_item(new, content=content(), item=first, by=committee, at=clock.now())
    submit_instrument(new, by=committee, at=clock.now())
    keys_of([first], by=assessor, at=clock.now())
    put_in_force(new, by=assessor, at=clock.now())

    in_force.refresh_from_db()
    assert in_force.state == InstrumentState.WITHDRAWN
    assert usable(version, in_force.form, clock.today()) == new
    first.refresh_from_db()
    assert (first.author, first.reviewer, first.replaces.instrument) == (committee, assessor, in_force)
    assert draw(new.blueprint, [first.element], seed="x")


@pytest.mark.clause("9.2.3")
def test_a_withdrawn_instrument_is_used_no_more(in_force, committee):
    withdraw_instrument(in_force, reason="Bocor", by=committee, at=clock.now())

    in_force.refresh_from_db()
    answer = can_use_instrument(in_force, on=clock.today())
    assert (bool(answer), answer.clause) == (False, "9.2.3")
    assert usable(in_force.scheme_version, in_force.form, clock.today()) is None


@pytest.mark.clause("9.2.3")
def test_after_its_last_day_it_is_used_no_more(draft, assessor, committee):
    submit_instrument(draft, by=assessor, at=clock.now())
    last = clock.today() + dt.timedelta(days=10)
    keys_of(draft.items.all(), by=committee, at=clock.now())

    made = put_in_force(draft, valid_until=last, by=committee, at=clock.now())

    assert can_use_instrument(made, on=last)
    assert not can_use_instrument(made, on=last + dt.timedelta(days=1))
    assert not can_use_instrument(made, on=timezone.localdate(made.reviewed_at) - dt.timedelta(days=1))


def test_an_item_out_of_use_is_drawn_no_more(in_force, committee):
    item = in_force.items.first()

    retire_item(item, reason="Dua jawaban benar.", by=committee, at=clock.now())

    assert item.pk not in [one.pk for one in items_of(in_force)]
    refused(retire_item, item, reason="x", by=committee, match="out of use already")


def test_an_assessor_of_another_scheme_does_nothing_here(draft, stranger, content):
    refused(write_item, draft, content=content(), by=stranger, match="not authorised")
    refused(draft_instrument, draft.scheme_version, form="IA06", by=stranger, match="not authorised")


def test_two_editions_of_a_form_are_not_made_at_once(draft, committee):
    refused(draft_instrument, draft.scheme_version, form="IA05", by=committee, match="being made already")


def test_an_item_that_was_changed_after_it_was_read_is_read_again(draft, assessor, committee, content):
    item = draft.items.first()
    submit_instrument(draft, by=assessor, at=clock.now())
    keys_of(draft.items.all(), by=committee, at=clock.now())
    send_back(draft, reason="x", by=committee, at=clock.now())
    write_item(draft, content=content(), item=item, by=assessor, at=clock.now())
    submit_instrument(draft, by=assessor, at=clock.now())

    refused(put_in_force, draft, by=committee, match=f"put the edition in force: {item.code}")
