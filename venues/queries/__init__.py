"""Reads about test places that several callers need."""

from .duties import todo
from .equipment import deciding_check, doubts_about, due_by, equipment_of, is_covered
from .places import keeps, officers_of, venues_for, venues_kept_by
from .verifications import (
    checklist_for,
    latest_verification,
    lines_of,
    verification_for,
    verifiers_for,
)

__all__ = [
    "checklist_for",
    "deciding_check",
    "doubts_about",
    "due_by",
    "equipment_of",
    "is_covered",
    "keeps",
    "latest_verification",
    "lines_of",
    "officers_of",
    "todo",
    "venues_for",
    "venues_kept_by",
    "verification_for",
    "verifiers_for",
]
