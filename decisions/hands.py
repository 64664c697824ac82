"""Whose hand stands under what is done in a plenary meeting and with its decisions (9.4)."""

from accounts.models import Role
from foundation.journal.hands import OWN, PERSON

OFFICE = (Role.SECRETARIAT,)
MEMBER = (Role.DECISION,)
BY_OFFICE = (
    "meeting.called",
    "meeting.cancelled",
    "case.put_on_agenda",
    "case.taken_off_agenda",
    "member.seated",
    "member.unseated",
    "retest.opened",
)
BY_MEMBER = (
    "member.attended",
    "meeting.convened",
    "item.decided",
    "block.decided",
    "item.pulled",
    "vote.cast",
    "block.voted",
    "members.set_aside",
    "meeting.minuted",
    "meeting.reopened",
    "minutes.signed",
    "addendum.signed",
)

HANDS = {
    **dict.fromkeys(BY_OFFICE, OFFICE),
    **dict.fromkeys(BY_MEMBER, MEMBER),
    # Open to whoever has a seat, whatever role they lost meanwhile.
    "member.stood_aside": (PERSON,),
    "meeting.sealed": (Role.HEAD,),
    "decision.released": (Role.HEAD,),
    # The chair or the office writes it; the last hand of those who were present makes it hold.
    "addendum.drafted": (*OFFICE, *MEMBER),
    "addendum.put_up": (*OFFICE, *MEMBER),
    "addendum.withdrawn": (*OFFICE, *MEMBER),
    "addendum.sealed": MEMBER,
    "retest.asked": (OWN,),
    "retest.withdrawn": (OWN,),
    # An appeal was upheld (9.9.6).
    "decision.set_aside": (Role.APPEAL,),
}
