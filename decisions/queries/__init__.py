"""Reads about meetings: who is independent, how an item stands, whether a file is complete, what it holds."""

from .completeness import Check, completeness, is_complete, ready_for_agenda
from .independence import Shortage, independent_seats, shortages
from .items import block, decision_of, eligible_seats, tally
from .manifests import manifest_rows, manifest_sha256

__all__ = [
    "Check",
    "Shortage",
    "block",
    "completeness",
    "decision_of",
    "eligible_seats",
    "independent_seats",
    "is_complete",
    "manifest_rows",
    "manifest_sha256",
    "ready_for_agenda",
    "shortages",
    "tally",
]
