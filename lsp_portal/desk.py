"""What must I do now: each app is asked for its part, from its `queries.todo(user, at=…)`."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.conf import settings

from foundation.workflow.todo import by_urgency


def todos_of(user, *, at):
    """Every obligation of this person in any role, the most urgent first."""
    return by_urgency([todo for ask in _askable() for todo in ask(user, at=at)])


@cache
def _askable():
    """The `todo` of every app that has obligations to tell."""
    rooms = [import_module(f"{app}.queries") for app in settings.HOUSE if find_spec(f"{app}.queries")]
    return [room.todo for room in rooms if hasattr(room, "todo")]
