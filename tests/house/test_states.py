"""Every life is whole: all states named, all reachable, no move outside the table; the page is up to date."""

import itertools

import pytest
from django.core.management import call_command

from foundation.workflow.moves import can_move
from tests.house.plan import our_models

WITH_A_LIFE = [model for model in our_models() if hasattr(model, "MOVES")]
EVERY_STEP = [
    (model, here, there)
    for model in WITH_A_LIFE
    for here, there in itertools.product(type(next(iter(model.MOVES))), repeat=2)
]


def name(model):
    return model._meta.label if hasattr(model, "_meta") else str(model)


def reachable(model):
    start = type(next(iter(model.MOVES)))(model._meta.get_field("state").default)
    seen, ahead = set(), {start}
    while ahead:
        seen |= ahead
        ahead = set().union(*(model.MOVES[state] for state in ahead)) - seen
    return seen


def test_some_records_have_a_life():
    assert WITH_A_LIFE


@pytest.mark.parametrize("model", WITH_A_LIFE, ids=name)
def test_every_state_is_in_the_table_and_can_be_reached(model):
    states = set(type(next(iter(model.MOVES))))

    assert set(model.MOVES) == states
    assert reachable(model) == states


@pytest.mark.parametrize("model", WITH_A_LIFE, ids=name)
def test_a_state_is_not_for_forms(model):
    assert not model._meta.get_field("state").editable


@pytest.mark.parametrize(("model", "here", "there"), EVERY_STEP, ids=name)
def test_only_the_moves_of_the_table_are_lawful(model, here, there):
    assert bool(can_move(model(state=here), there)) is (there in model.MOVES[here])


def test_the_page_of_states_is_up_to_date():
    call_command("draw_states", "--check")
