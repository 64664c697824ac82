"""Hours, people and files of the tests about schemes."""

import datetime as dt
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation
from hypothesis import settings as hypothesis_settings

from accounts.queries import system_user
from schemes.actions import load_definition
from schemes.rules import read_definition
from tests.factories.people import UserFactory

# The same examples every time, and no clock on them: the machine may be busy.
hypothesis_settings.register_profile("schemes", deadline=None, derandomize=True, database=None)
hypothesis_settings.load_profile("schemes")

TODAY = dt.date(2026, 11, 22)
AT = dt.datetime(2026, 11, 22, 3, tzinfo=dt.UTC)
FIRST = settings.BASE_DIR / "schemes" / "definitions" / "pengelolaan-data-pelanggan.toml"
SECOND = Path(__file__).parent / "definitions" / "kedua.toml"


@pytest.fixture
def committee(db):
    return UserFactory(committee=True)


@pytest.fixture
def committee_head(db):
    return UserFactory(committee_head=True)


@pytest.fixture
def head(db):
    return UserFactory(head=True)


@pytest.fixture
def first(db):
    """The scheme that the LSP has, as a draft."""
    return load_definition(read_definition(FIRST.read_bytes()), by=system_user(), at=AT, is_example=True)


@pytest.fixture
def second(db):
    """A scheme in which everything differs, as a draft."""
    return load_definition(read_definition(SECOND.read_bytes()), by=system_user(), at=AT, is_example=True)


@pytest.fixture
def english():
    with translation.override("en"):
        yield
