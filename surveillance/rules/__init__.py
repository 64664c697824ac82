"""Who may do what in a surveillance, and when (9.6)."""

from .conclusions import can_conclude, fits
from .findings import can_arrange_visit, can_cancel_visit, can_record, can_report_visit
from .logbooks import can_draw, can_keep_entry, can_write_entry, can_write_logbook
from .outsiders import (
    can_answer,
    can_ask,
    can_assure,
    can_name_contact,
    can_read,
    can_send_again,
    can_send_code,
    can_withdraw,
    holds_link,
    is_contact,
    is_somebody_else,
    says_why,
)
from .plans import can_add_method, can_begin, can_meet, handles, has_method, is_settled, is_under_way, stands

__all__ = [
    "can_add_method",
    "can_answer",
    "can_arrange_visit",
    "can_ask",
    "can_assure",
    "can_begin",
    "can_cancel_visit",
    "can_conclude",
    "can_draw",
    "can_keep_entry",
    "can_meet",
    "can_name_contact",
    "can_read",
    "can_record",
    "can_report_visit",
    "can_send_again",
    "can_send_code",
    "can_withdraw",
    "can_write_entry",
    "can_write_logbook",
    "fits",
    "handles",
    "has_method",
    "holds_link",
    "is_contact",
    "is_settled",
    "is_somebody_else",
    "is_under_way",
    "says_why",
    "stands",
]
