"""What tests of accounts share."""

import datetime as dt
from contextlib import contextmanager

import pytest

from accounts.queries import system_user
from foundation.journal.models import Entry
from foundation.notices.models import Notice
from foundation.workflow.answers import NotAllowed

AT = dt.datetime(2026, 3, 2, 3, 0, tzinfo=dt.UTC)


@pytest.fixture
def at():
    """A Monday morning in Jakarta."""
    return AT


@pytest.fixture
def today():
    return dt.date(2026, 3, 2)


@pytest.fixture
def system(db):
    return system_user()


@pytest.fixture
def refused(db):
    """`with refused("reason"):` proves the reason, that nothing was written, and that nobody was told."""

    @contextmanager
    def refusing(reason, clause=None):
        before = (Entry.objects.count(), Notice.objects.count())
        with pytest.raises(NotAllowed, match=reason) as refusal:
            yield
        assert (Entry.objects.count(), Notice.objects.count()) == before
        assert clause is None or refusal.value.clause == clause

    return refusing


@pytest.fixture(autouse=True)
def _english(db, settings):
    """Reasons are compared in the words of the code."""
    settings.LANGUAGE_CODE = "en"
    from django.utils import translation  # noqa: PLC0415 - settings first

    with translation.override("en"):
        yield
