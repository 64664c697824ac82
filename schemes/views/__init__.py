"""Pages about schemes: for everybody, for those who make them, and for those who choose assessors."""

from .assessors import assessors, end_assessor
from .eligibility import eligibility
from .parts import add_fee, confirm_text, edit_text, elements, export_elements, import_elements, remove_fee
from .public import edition, fees, public, rights, scheme
from .versions import approve, copy, edit, load, send_back, set_version, version, versions

__all__ = [
    "add_fee",
    "approve",
    "assessors",
    "confirm_text",
    "copy",
    "edit",
    "edit_text",
    "edition",
    "elements",
    "eligibility",
    "end_assessor",
    "export_elements",
    "fees",
    "import_elements",
    "load",
    "public",
    "remove_fee",
    "rights",
    "scheme",
    "send_back",
    "set_version",
    "version",
    "versions",
]
