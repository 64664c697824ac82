"""What happens to certificates: released with the decree, agreed upon, handed over (9.4.5–9.4.7, 9.8)."""

from .handing import hand_over, sign_agreement
from .releasing import release_meeting

__all__ = ["hand_over", "release_meeting", "sign_agreement"]
