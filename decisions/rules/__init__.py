"""Who may call a meeting, sit in it, vote, decide, sign and seal, and when (9.4)."""

from .addenda import can_correct, can_draft_addendum, can_put_up, can_sign_addendum, can_withdraw_addendum
from .agenda import can_change_agenda, can_put_on_agenda, can_unseat
from .deciding import can_close, can_conclude, can_decide, can_pull, can_set_aside, can_stand_aside, can_vote
from .meetings import can_attend, can_call_meeting, can_cancel, can_convene, can_seat
from .minutes import awaits_decree, can_minute, can_reopen, can_sign_decree, can_sign_minutes
from .retests import can_ask_for_retest, can_open_retest, can_withdraw_retest

__all__ = [
    "awaits_decree",
    "can_ask_for_retest",
    "can_attend",
    "can_call_meeting",
    "can_cancel",
    "can_change_agenda",
    "can_close",
    "can_conclude",
    "can_convene",
    "can_correct",
    "can_decide",
    "can_draft_addendum",
    "can_minute",
    "can_open_retest",
    "can_pull",
    "can_put_on_agenda",
    "can_put_up",
    "can_reopen",
    "can_seat",
    "can_set_aside",
    "can_sign_addendum",
    "can_sign_decree",
    "can_sign_minutes",
    "can_stand_aside",
    "can_unseat",
    "can_vote",
    "can_withdraw_addendum",
    "can_withdraw_retest",
]
