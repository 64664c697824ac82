"""What happens to a scheme version, its fees and elements, and to the authorisations of assessors."""

from .assessors import authorise_assessor, end_authorisation
from .copies import copy_version
from .definitions import load_definition
from .elements import confirm_text, import_elements
from .fees import add_fee, remove_draft_fee
from .versions import (
    approve_version,
    edit_text,
    edit_version,
    send_back_version,
    set_version,
)

__all__ = [
    "add_fee",
    "approve_version",
    "authorise_assessor",
    "confirm_text",
    "copy_version",
    "edit_text",
    "edit_version",
    "end_authorisation",
    "import_elements",
    "load_definition",
    "remove_draft_fee",
    "send_back_version",
    "set_version",
]
