"""Who may do what in an appeal (9.9)."""

from .hearing import can_call_hearing, can_hold_hearing, can_say, can_speak
from .lodging import can_check, can_dismiss, can_give_leave, can_lodge, can_withdraw
from .ruling import can_rule, can_sign
from .team import (
    can_appoint_outsider,
    can_arrange,
    can_declare,
    can_form_team,
    can_leave,
    can_release,
    can_seat,
    has_free_seats,
)

__all__ = [
    "can_appoint_outsider",
    "can_arrange",
    "can_call_hearing",
    "can_check",
    "can_declare",
    "can_dismiss",
    "can_form_team",
    "can_give_leave",
    "can_hold_hearing",
    "can_leave",
    "can_lodge",
    "can_release",
    "can_rule",
    "can_say",
    "can_seat",
    "can_sign",
    "can_speak",
    "can_withdraw",
    "has_free_seats",
]
