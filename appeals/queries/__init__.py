"""What several callers read about appeals."""

from .dossier import papers_decided, pieces, thing_of
from .duties import todo
from .hearing import majority, silent, unheard, unsigned
from .leaves import offer
from .subjects import appeal_against, filing_deadline, ruling_deadline
from .team import TEAM, hearers, shortage

__all__ = [
    "TEAM",
    "appeal_against",
    "filing_deadline",
    "hearers",
    "majority",
    "offer",
    "papers_decided",
    "pieces",
    "ruling_deadline",
    "shortage",
    "silent",
    "thing_of",
    "todo",
    "unheard",
    "unsigned",
]
