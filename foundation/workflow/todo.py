"""One open obligation of a person, as the desk shows it; each app's queries tell theirs."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Todo:
    """What to do (verb first), why, until when, and the page that does it; gone by being done."""

    verb: str
    why: str
    url: str
    due_on: date | None = None
    number: str = ""
    clause: str = ""
    button: str = ""
    icon: str = ""
