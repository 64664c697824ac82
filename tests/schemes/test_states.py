"""The life of a version, as one table."""

import pytest

from foundation.workflow.moves import can_move
from schemes.models import SchemeVersion
from schemes.states import MOVES, VersionState

LAWFUL = {
    ("DRAFT", "SET"),
    ("SET", "DRAFT"),
    ("SET", "IN_FORCE"),
    ("IN_FORCE", "SUPERSEDED"),
}


@pytest.mark.clause("1")
@pytest.mark.parametrize("here", VersionState)
@pytest.mark.parametrize("there", VersionState)
def test_a_version_moves_along_its_table_only(here, there):
    answer = can_move(SchemeVersion(state=here), there)

    assert bool(answer) == ((here, there) in LAWFUL)


def test_every_state_is_in_the_table():
    assert set(MOVES) == set(VersionState)
