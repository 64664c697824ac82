"""The one place where the hour is read; everything below the views is told it."""

from contextlib import contextmanager
from datetime import datetime

from django.utils import timezone

_stopped_at: datetime | None = None


def now():
    """This moment, in UTC."""
    return _stopped_at or timezone.now()


def today():
    """This day where the certification body is."""
    return timezone.localdate(now())


@contextmanager
def stopped_at(moment):
    """Let the clock stand still, for the tests and for telling a story of the past in the demonstration."""
    global _stopped_at  # noqa: PLW0603 - every thread of a test's server has to see the same hour
    before, _stopped_at = _stopped_at, moment
    try:
        yield moment
    finally:
        _stopped_at = before
