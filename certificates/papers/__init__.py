"""The papers of this floor: certificate and card, and the letter to who is not yet competent (9.4.5, 9.4.6)."""

from .certificate import CertificateFacts, Holder, Validity, certificate_facts
from .dress import drawn_rosette, dress_certificate, mark_of
from .marking import mark_for, marked_facts
from .not_yet import AppealTerm, CalendarDay, Criterion, Gap, NotYetFacts, Seen, UnitGaps, not_yet_facts

__all__ = [
    "AppealTerm",
    "CalendarDay",
    "CertificateFacts",
    "Criterion",
    "Gap",
    "Holder",
    "NotYetFacts",
    "Seen",
    "UnitGaps",
    "Validity",
    "certificate_facts",
    "drawn_rosette",
    "dress_certificate",
    "mark_for",
    "mark_of",
    "marked_facts",
    "not_yet_facts",
]
