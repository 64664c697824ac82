"""Who may do what in a sanction case, and when (9.5.1, 9.5.2, 9.8.4)."""

from .cases import can_add_file, can_answer, can_ask, can_dismiss, can_read, can_report, is_heard
from .proposals import approvals_needed, can_propose, can_rule
from .returns import can_declare_digital, can_record_return
from .warnings import can_confirm_reading, can_find, can_record_delivery, can_warn, unheeded_warning

__all__ = [
    "approvals_needed",
    "can_add_file",
    "can_answer",
    "can_ask",
    "can_confirm_reading",
    "can_declare_digital",
    "can_dismiss",
    "can_find",
    "can_propose",
    "can_read",
    "can_record_delivery",
    "can_record_return",
    "can_report",
    "can_rule",
    "can_warn",
    "is_heard",
    "unheeded_warning",
]
