"""Every situation that other tests begin with really stands in the database."""

import pytest

from applications.states import ApplicationState
from tests.factories.applications import ApplicationFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", ["submitted", "returned", "accepted", "refused", "withdrawn"])
def test_each_trait_is_its_situation(state):
    application = ApplicationFactory(**{state: True})

    assert application.state == ApplicationState[state.upper()]
