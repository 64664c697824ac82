"""What waits for a person: each app tells its part (`queries.todo`), the desk puts the parts together."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Todo:
    """One obligation: verb first, why, until when, and the page where it is done.

    `kind` groups what is alike ("review", "payment", "vote"); `button` is the short verb where the first line
    is long.
    """

    verb: str
    why: str
    due_on: date | None
    url: str
    kind: str
    clause: str = ""
    icon: str = "arrow-right"
    button: str = ""


def by_urgency(todos):
    """The most urgent first; what has no deadline stands last, in the order it came."""
    return sorted(todos, key=lambda todo: todo.due_on or date.max)
