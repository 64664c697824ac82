"""The world of the matrix, built once for all who try it."""

from unittest import mock

import pytest
from django.db import connection, transaction

from tests.house.world import World


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Everything there is, until the last of the module's tests; each request is undone by itself.

    What each request would have to carry is laid off: the bells of the world, that nobody rings, and copies
    of the contexts of templates, that nobody reads.
    """
    with (
        django_db_blocker.unblock(),
        transaction.atomic(),
        mock.patch("django.test.client.store_rendered_templates"),
    ):
        world = World()
        connection.run_on_commit.clear()
        yield world
        transaction.set_rollback(True)
