"""Where the present request came from, for the trail; empty in the worker."""

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True)
class Origin:
    """The address a request came from, and the number that ties its log lines together."""

    ip: str | None = None
    request_id: str = ""


NOWHERE = Origin()
_origin = ContextVar("origin", default=NOWHERE)


def origin():
    """The origin of whatever is running now."""
    return _origin.get()


@contextmanager
def coming_from(ip, request_id):
    """Everything recorded inside is recorded as having come from there."""
    token = _origin.set(Origin(ip, request_id))
    try:
        yield
    finally:
        _origin.reset(token)
