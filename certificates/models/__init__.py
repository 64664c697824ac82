"""Certificates and what becomes of them, the agreement on their use, their handover, letters of outcome."""

from .certificate import Certificate, ValidityStatus
from .changes import StatusChange
from .handing import Handover, HandoverManner, UseAgreement
from .outcomes import OutcomeLetter

__all__ = [
    "Certificate",
    "Handover",
    "HandoverManner",
    "OutcomeLetter",
    "StatusChange",
    "UseAgreement",
    "ValidityStatus",
]
