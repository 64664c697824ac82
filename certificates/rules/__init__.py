"""When certificates are released, handed over and downloaded, and what can be done to them afterwards."""

from .changes import can_change, is_not_held_back
from .issue import (
    can_apply_anew,
    can_download,
    can_hand_over,
    can_release,
    can_sign_agreement,
    first_day,
    holds_no_other,
    last_day,
    live_certificate,
    unfulfilled,
)

__all__ = [
    "can_apply_anew",
    "can_change",
    "can_download",
    "can_hand_over",
    "can_release",
    "can_sign_agreement",
    "first_day",
    "holds_no_other",
    "is_not_held_back",
    "last_day",
    "live_certificate",
    "unfulfilled",
]
