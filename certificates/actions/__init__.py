"""What happens to certificates: released with the decree, agreed upon, handed over, changed (9.4.5–9.5, 9.8)."""

from .changing import change_status
from .credentials import attached, order_credential, order_missing, sign_credential, sign_lists, withdraw_key
from .handing import hand_over, sign_agreement
from .releasing import release_meeting

__all__ = [
    "attached",
    "change_status",
    "hand_over",
    "order_credential",
    "order_missing",
    "release_meeting",
    "sign_agreement",
    "sign_credential",
    "sign_lists",
    "withdraw_key",
]
