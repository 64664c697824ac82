"""Papers drawn by lot."""

from itertools import pairwise

import pytest

from instruments.models import Difficulty
from instruments.queries import draw, is_right, items_of, shortage, usable
from schemes.models import Element
from tests.factories.instruments import InstrumentFactory, ItemFactory, give_blueprint
from tests.factories.people import LONG_AGO
from tests.factories.schemes import SchemeVersionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def instrument():
    return InstrumentFactory(in_force=True, in_force__each=6)


def elements_of(instrument):
    return list(Element.objects.filter(unit__version=instrument.scheme_version))


def codes(paper):
    return [place.item.code for place in paper]


@pytest.mark.clause("9.3.1")
def test_the_same_seed_draws_the_same_paper(instrument):
    elements = elements_of(instrument)

    first = draw(instrument.blueprint, elements, seed="lot-1")
    again = draw(instrument.blueprint, elements, seed="lot-1")

    assert [(p.item.pk, [c.letter for c in p.choices]) for p in first] == [
        (p.item.pk, [c.letter for c in p.choices]) for p in again
    ]


def test_a_paper_holds_what_the_blueprint_asks_of_each_short_element_and_nothing_of_others(instrument):
    short = elements_of(instrument)[:2]

    paper = draw(instrument.blueprint, short, seed="lot-1")

    assert sorted(place.item.element_id for place in paper) == sorted(element.pk for element in short)


@pytest.mark.clause("9.3.1")
def test_who_saw_an_item_is_drawn_another(instrument):
    elements = elements_of(instrument)
    before = draw(instrument.blueprint, elements, seed="lot-1")

    after = draw(instrument.blueprint, elements, seed="lot-1", avoid=[place.item for place in before])

    assert set(codes(before)) & set(codes(after)) == set()
    assert not any(place.was_seen for place in after)


def test_where_the_bank_has_no_other_item_the_seen_one_says_so():
    instrument = InstrumentFactory(in_force=True, in_force__each=1)
    elements = elements_of(instrument)
    before = draw(instrument.blueprint, elements, seed="lot-1")

    after = draw(instrument.blueprint, elements, seed="lot-2", avoid=[place.item.pk for place in before])

    assert sorted(codes(after)) == sorted(codes(before))
    assert all(place.was_seen for place in after)


def test_an_item_seen_in_an_older_edition_is_known_again(instrument):
    item = instrument.items.first()
    newer = InstrumentFactory(scheme_version=instrument.scheme_version, edition=2)
    ItemFactory(instrument=newer, element=item.element, code=item.code, position=1)
    ItemFactory(instrument=newer, element=item.element, code="NEW-1", position=2)
    blueprint = give_blueprint(newer)

    assert codes(draw(blueprint, [item.element], seed="lot", avoid=[item])) == ["NEW-1"]


def test_rows_that_name_a_difficulty_draw_just_that():
    instrument = InstrumentFactory(items=6)
    element = elements_of(instrument)[0]
    blueprint = give_blueprint(instrument)
    blueprint.rows.all().delete()
    blueprint.rows.create(element=element, difficulty=Difficulty.HARD, number=2)
    blueprint.rows.create(element=element, number=3)

    paper = draw(blueprint, [element], seed="lot")

    assert sorted(place.item.difficulty for place in paper)[-2:] == [Difficulty.HARD, Difficulty.HARD]
    assert len(set(codes(paper))) == 5
    assert [d for d in (p.item.difficulty for p in paper) if d == Difficulty.HARD] == [Difficulty.HARD] * 2


def test_a_bank_that_is_too_small_is_told_row_by_row(instrument):
    blueprint = instrument.blueprint

    assert shortage(blueprint, elements_of(instrument)) == []

    rows = InstrumentFactory(items=1)
    short = give_blueprint(rows, number=2)

    assert [have for _row, have in shortage(short, elements_of(rows))] == [1] * len(elements_of(rows))


def test_neighbours_see_other_items_in_another_order():
    """E2: of the first ten items of two neighbours at most three are the same, measured over fifty rooms."""
    version = SchemeVersionFactory(in_force=True, in_force__units=1, in_force__elements=5)
    instrument = InstrumentFactory(scheme_version=version, items=8)
    blueprint = give_blueprint(instrument, number=2)
    elements = elements_of(instrument)

    papers = [codes(draw(blueprint, elements, seed=f"seat-{seat}")) for seat in range(50)]
    shared = [len(set(one) & set(two)) / 10 for one, two in pairwise(papers)]

    assert sum(shared) / len(shared) <= 0.30
    assert len({tuple(paper) for paper in papers}) == 50


def test_only_the_right_letter_is_right(instrument):
    item = instrument.items.with_parts().first()

    assert [letter for letter in "ABCD" if is_right(item, letter)] == ["B"]
    assert [choice.letter for choice in item.choices.all() if is_right(item, choice)] == ["B"]
    assert not is_right(item, None)
    assert not is_right(item, "")


@pytest.mark.clause("9.2.3")
def test_the_edition_in_force_is_the_usable_one(instrument):
    version = instrument.scheme_version

    assert usable(version, "IA05", LONG_AGO) == instrument
    assert usable(version, "IA06", LONG_AGO) is None


def test_items_of_elements_come_in_the_order_of_the_scheme(instrument, django_assert_num_queries):
    elements = elements_of(instrument)

    with django_assert_num_queries(2):
        found = list(items_of(instrument, elements[1:3]))
        assert all(item.text and item.choices.all()[0].text for item in found)

    assert [item.element_id for item in found] == [elements[1].pk] * 6 + [elements[2].pk] * 6
