"""Where an assessment leads on, and what stands against it: pages and notes of upper floors, which add to these lists
in their `AppConfig.ready`.
"""

from dataclasses import dataclass

WAYS = []
"""`way(assessment, user)` yields `applications.queries.story.Leaf`: a name, what is to say of it, where it lies."""

NOTES = []
"""`note(assessment, user)` gives a list of `Note`."""


@dataclass(frozen=True)
class Note:
    """A sentence with its clause that whoever judges or decides has to read; `url` is where it is settled."""

    words: str
    clause: str
    is_open: bool = True
    url: str = ""


def ways_of(assessment, user):
    """What this person finds there."""
    return [leaf for way in WAYS for leaf in way(assessment, user)]


def notes_of(assessment, user):
    """What this person has to know of it."""
    return [note for told in NOTES for note in told(assessment, user)]
