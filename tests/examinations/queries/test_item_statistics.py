"""How items did: figures only where enough people answered, and a reason where somebody should look."""

import datetime as dt
from types import SimpleNamespace

import pytest
from django.urls import reverse
from django.utils import translation

from accounts.models import Role
from examinations.queries import item_statistics
from examinations.queries.item_statistics import ENOUGH, ItemFigures, figures_of
from instruments.models import ItemKind
from tests.factories.instruments import InstrumentFactory
from tests.factories.people import UserFactory
from tests.factories.written import BEGUN_AT, handed_in, right, say, writing, wrong


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def figures(achieved, rest, *, letters="ABCD", chosen="ABCD"):
    """Of one item that so many people answered, and how they did in the rest of their papers."""
    choices = [SimpleNamespace(letter=letter) for letter in letters]
    item = SimpleNamespace(kind=ItemKind.CHOICE, choices=SimpleNamespace(all=lambda: choices))
    made = ItemFigures(item, achieved=achieved, rest=rest)
    made.chosen.update(chosen)
    return made


@pytest.mark.clause("9.3.1")
def test_an_item_that_goes_with_the_rest_of_the_paper_asks_for_no_look():
    one = figures([1] * 14 + [0] * 6, [0.9] * 14 + [0.3] * 6)

    assert one.difficulty == pytest.approx(0.7)
    assert one.discrimination == pytest.approx(1)
    assert one.doubts == []


@pytest.mark.parametrize(
    ("achieved", "rest", "words"),
    [
        ([1] * 2 + [0] * 18, [0.9] * 2 + [0.4] * 18, "Hardly anybody is right."),
        ([1] * 20, [0.5] * 20, "Nearly everybody is right."),
        (
            [1] * 10 + [0] * 10,
            [0.2] * 10 + [0.9] * 10,
            "Who does well elsewhere is wrong here more often: look at the key.",
        ),
        ([1, 0] * 10, [0.5, 0.5, 0.6, 0.6] * 5, "It hardly tells those who know from those who do not."),
    ],
)
def test_what_an_item_is_looked_at_for(achieved, rest, words):
    assert words in figures(achieved, rest).doubts


def test_a_choice_that_misleads_nobody_is_named():
    assert figures([1] * 10 + [0] * 10, [0.9] * 10 + [0.1] * 10, chosen="ABD").doubts == ["Nobody chooses C."]


def test_few_answers_give_no_figure_and_no_doubt():
    few = figures([0] * (ENOUGH - 1), [0.5] * (ENOUGH - 1), chosen="")

    assert (few.difficulty, few.discrimination, few.doubts) == (None, None, [])


@pytest.mark.django_db
def test_papers_are_counted_with_who_was_right_what_was_left_empty_and_how_long_it_took(monkeypatch):
    monkeypatch.setattr(item_statistics, "ENOUGH", 1)
    desk = writing(number=2)
    minute = dt.timedelta(minutes=1)
    say(desk, 1, at=BEGUN_AT + 2 * minute, choice=right(desk.items[1]))
    say(desk, 1, 2, at=BEGUN_AT + 5 * minute, choice=wrong(desk.items[1]))
    handed_in(desk, answers={1: "", 2: right(desk.items[2])}, at=BEGUN_AT + 9 * minute)
    first, second = desk.items[1].item_id, desk.items[2].item_id

    by_item = {one.item.pk: one for one in figures_of(desk.paper.instrument)}

    assert (by_item[first].difficulty, by_item[second].difficulty) == (0, 1)
    assert (by_item[first].shown, by_item[first].last_shown_at) == (1, desk.paper.started_at)
    assert by_item[first].rest == [1]
    assert by_item[first].typical_seconds == 300
    never = [one for pk, one in by_item.items() if pk not in (first, second)]
    assert never
    assert {(one.shown, one.marked, tuple(one.doubts)) for one in never} == {(0, 0, ())}


@pytest.mark.django_db
def test_its_authors_read_it_without_a_word_of_an_item_and_nobody_else_does(client_as):
    instrument = InstrumentFactory(in_force=True)
    address = reverse("examinations:item_statistics", args=[instrument.pk])
    committee = client_as(UserFactory(roles=[Role.COMMITTEE]))

    page = committee.get(address).content.decode()

    assert instrument.items.first().code in page
    assert "CONTOH: pertanyaan" not in page
    assert address in committee.get(instrument.get_absolute_url()).content.decode()
    assert client_as(UserFactory(secretariat=True)).get(address).status_code == 404
