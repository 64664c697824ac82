"""What happens in and around a plenary meeting (9.4)."""

from .addenda import draft_addendum, put_up_addendum, sign_addendum, withdraw_addendum
from .deciding import decide, decide_block, pull_item, vote, vote_block
from .meetings import (
    attend,
    call_meeting,
    cancel_meeting,
    convene,
    put_on_agenda,
    seat_member,
    take_off_agenda,
    unseat_member,
)
from .minutes import minute_meeting, reopen_meeting, sign_minutes
from .recusing import set_aside, stand_aside
from .reopening import reopen_decision
from .retests import ask_for_retest, open_retest, withdraw_retest
from .sealing import Granted, seal_meeting

__all__ = [
    "Granted",
    "ask_for_retest",
    "attend",
    "call_meeting",
    "cancel_meeting",
    "convene",
    "decide",
    "decide_block",
    "draft_addendum",
    "minute_meeting",
    "open_retest",
    "pull_item",
    "put_on_agenda",
    "put_up_addendum",
    "reopen_decision",
    "reopen_meeting",
    "seal_meeting",
    "seat_member",
    "set_aside",
    "sign_addendum",
    "sign_minutes",
    "stand_aside",
    "take_off_agenda",
    "unseat_member",
    "vote",
    "vote_block",
    "withdraw_addendum",
    "withdraw_retest",
]
