"""Which version holds on a day, what it costs, who may assess for it, and who meets its requirements."""

from .assessors import authorisation_of, authorised_registrations
from .eligibility import Eligibility, Row, Span, eligibility, span_of
from .experience import Experience, add_months, count_experience
from .versions import document_requirements_for, fee_for, reasons_for, version_in_force, versions_in_force

__all__ = [
    "Eligibility",
    "Experience",
    "Row",
    "Span",
    "add_months",
    "authorisation_of",
    "authorised_registrations",
    "count_experience",
    "document_requirements_for",
    "eligibility",
    "fee_for",
    "reasons_for",
    "span_of",
    "version_in_force",
    "versions_in_force",
]
