"""What happens to certificates: released with the decree, agreed upon, handed over, changed (9.4.5–9.5, 9.8)."""

from .changing import change_status
from .handing import hand_over, sign_agreement
from .releasing import release_meeting

__all__ = ["change_status", "hand_over", "release_meeting", "sign_agreement"]
