"""What happens in an appeal, from the form to the sealed ruling (9.9)."""

from .hearing import call_hearing, hold_hearing, say, speak
from .lodging import admit, dismiss, give_leave, lodge, withdraw
from .ruling import sign_ruling, write_ruling
from .team import appoint_outsider, declare, form_team, leave_seat, release_seat, seat_member

__all__ = [
    "admit",
    "appoint_outsider",
    "call_hearing",
    "declare",
    "dismiss",
    "form_team",
    "give_leave",
    "hold_hearing",
    "leave_seat",
    "lodge",
    "release_seat",
    "say",
    "seat_member",
    "sign_ruling",
    "speak",
    "withdraw",
    "write_ruling",
]
