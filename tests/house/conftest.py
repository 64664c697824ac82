"""The world of the matrix, built once for all who try it."""

import pytest
from django.db import transaction

from tests.house.world import World


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Everything there is, until the last of the module's tests; each request is undone by itself."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield World()
        transaction.set_rollback(True)
