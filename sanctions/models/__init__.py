"""Cases against holders, warnings, proposals and their rulings, the return of certificates (9.5, 9.8.4)."""

from .cases import CaseFile, Ground, SanctionCase, Source, Statement
from .proposals import Measure, Outcome, Proposal, Ruling
from .returns import CertificateReturn, ReturnManner, ReturnRequest
from .warnings import DeliveryManner, WarningDelivery, WarningLetter, WarningOutcome

__all__ = [
    "CaseFile",
    "CertificateReturn",
    "DeliveryManner",
    "Ground",
    "Measure",
    "Outcome",
    "Proposal",
    "ReturnManner",
    "ReturnRequest",
    "Ruling",
    "SanctionCase",
    "Source",
    "Statement",
    "WarningDelivery",
    "WarningLetter",
    "WarningOutcome",
]
