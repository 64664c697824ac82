"""What happens to certificates: released with the decree, agreed upon, handed over (9.4.5–9.4.7, 9.8)."""

from .handing import hand_over, sign_agreement
from .recalling import recall_what_waits
from .releasing import release_meeting

__all__ = ["hand_over", "recall_what_waits", "release_meeting", "sign_agreement"]
