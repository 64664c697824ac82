"""Appeals: what is appealed, who hears it, what both sides said, and the ruling (9.9)."""

from .appeals import About, Appeal, AppealFile, LateLeave, Side, Statement
from .hearings import Hearing, Seat
from .rulings import Remedy, Ruling, RulingSignature, Voice

__all__ = [
    "About",
    "Appeal",
    "AppealFile",
    "Hearing",
    "LateLeave",
    "Remedy",
    "Ruling",
    "RulingSignature",
    "Seat",
    "Side",
    "Statement",
    "Voice",
]
