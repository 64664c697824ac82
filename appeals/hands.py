"""Whose hand stands under what is done in an appeal (9.9)."""

from accounts.models import Role
from foundation.journal.hands import OWN, PERSON

OFFICES = (Role.SECRETARIAT, Role.HEAD)
# The appeal team, or somebody from outside whom the head appointed, who holds that role for the time.
TEAM = (Role.APPEAL,)

HANDS = {
    "appeal.lodged": (OWN,),
    "appeal.withdrawn": (OWN,),
    "appeal.let_in_late": (Role.HEAD,),
    "appeal.admitted": OFFICES,
    "appeal.not_admitted": OFFICES,
    "appeal.member_seated": OFFICES,
    "appeal.team_formed": OFFICES,
    "appeal.member_declared": TEAM,
    # Open to whoever has a seat, whatever role they lost meanwhile.
    "appeal.member_left": (PERSON,),
    "appeal.hearing_called": TEAM,
    "appeal.statement_given": (PERSON,),
    "appeal.heard": TEAM,
    "appeal.voice_given": TEAM,
    "appeal.ruling_written": TEAM,
    "appeal.ruling_signed": TEAM,
    "appeal.closed": TEAM,
}
