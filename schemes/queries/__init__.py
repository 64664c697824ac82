"""Which version holds on a day, what it costs, who may assess for it, and who meets its requirements."""

from .assessors import authorisation_of, authorised_registrations
from .elements import ElementTable, read_elements, table_text, write_elements
from .eligibility import Eligibility, Row, Span, eligibility, span_of
from .experience import Experience, add_months, count_experience
from .impact import Change, case_counts, changes_between, counts_cases, predecessor_of
from .pages import FeeLine, Node, fee_lines, requirement_tree, settings_of
from .versions import (
    document_requirements_for,
    fee_for,
    reasons_for,
    version_in_force,
    versions_in_force,
    with_rules,
)

__all__ = [
    "Change",
    "ElementTable",
    "Eligibility",
    "Experience",
    "FeeLine",
    "Node",
    "Row",
    "Span",
    "add_months",
    "authorisation_of",
    "authorised_registrations",
    "case_counts",
    "changes_between",
    "count_experience",
    "counts_cases",
    "document_requirements_for",
    "eligibility",
    "fee_for",
    "fee_lines",
    "predecessor_of",
    "read_elements",
    "reasons_for",
    "requirement_tree",
    "settings_of",
    "span_of",
    "table_text",
    "version_in_force",
    "versions_in_force",
    "with_rules",
    "write_elements",
]
