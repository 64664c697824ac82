"""Who writes, reviews, reads and takes out instruments; what they need before they are used (9.2.3, 9.3.1)."""

from .usable import can_use_instrument
from .writing import BARS, author_schemes, can_author

__all__ = ["BARS", "author_schemes", "can_author", "can_use_instrument"]
