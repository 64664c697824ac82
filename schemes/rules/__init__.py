"""Who sets and who approves; what a version needs before it holds; what a row of 6.1 asks for."""

from .assessors import can_authorise, can_end_authorisation
from .definitions import read_definition
from .elements import can_confirm_text, can_import_elements
from .eligibility import meets_requirements
from .fees import can_add_fee
from .versions import (
    can_approve_version,
    can_draft,
    can_edit,
    can_send_back,
    can_set_version,
    shortcomings,
)

__all__ = [
    "can_add_fee",
    "can_approve_version",
    "can_authorise",
    "can_confirm_text",
    "can_draft",
    "can_edit",
    "can_end_authorisation",
    "can_import_elements",
    "can_send_back",
    "can_set_version",
    "meets_requirements",
    "read_definition",
    "shortcomings",
]
