"""What several callers read about appeals."""

from .dossier import Mark, list_is_whole, papers_decided, pieces, thing_of
from .duties import todo
from .hearing import majority, silent, unheard, unsigned
from .leaves import offer
from .line import line_of
from .subjects import appeal_against, filing_deadline, remedies_for, ruling_deadline
from .team import hearers, shortage, team_size

__all__ = [
    "Mark",
    "appeal_against",
    "filing_deadline",
    "hearers",
    "line_of",
    "list_is_whole",
    "majority",
    "offer",
    "papers_decided",
    "pieces",
    "remedies_for",
    "ruling_deadline",
    "shortage",
    "silent",
    "team_size",
    "thing_of",
    "todo",
    "unheard",
    "unsigned",
]
