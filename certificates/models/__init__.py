"""Certificates and what becomes of them, their credentials, agreement and handover, letters of outcome."""

from .certificate import Certificate, ValidityStatus
from .changes import StatusChange
from .credentials import PLACES, Credential, Purpose, SignedList, SigningKey, StatusList
from .handing import Handover, HandoverManner, UseAgreement
from .outcomes import OutcomeLetter

__all__ = [
    "PLACES",
    "Certificate",
    "Credential",
    "Handover",
    "HandoverManner",
    "OutcomeLetter",
    "Purpose",
    "SignedList",
    "SigningKey",
    "StatusChange",
    "StatusList",
    "UseAgreement",
    "ValidityStatus",
]
