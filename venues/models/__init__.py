"""Test places, what was found of them, and what stands in them (9.3.2, 9.3.3)."""

from .checklists import Checklist, ChecklistPoint
from .equipment import CheckKind, Equipment, EquipmentCheck, EquipmentDoubt
from .places import Venue, VenueKind, VenueOfficer
from .verifications import Finding, FindingAnswer, VenueVerification, VerificationOutcome

__all__ = [
    "CheckKind",
    "Checklist",
    "ChecklistPoint",
    "Equipment",
    "EquipmentCheck",
    "EquipmentDoubt",
    "Finding",
    "FindingAnswer",
    "Venue",
    "VenueKind",
    "VenueOfficer",
    "VenueVerification",
    "VerificationOutcome",
]
