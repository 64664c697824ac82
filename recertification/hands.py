"""Whose hand stands under what is done for a recertification (9.7)."""

from accounts.models import Role
from foundation.journal.hands import OWN, SYSTEM

HANDS = {
    "renewal.opened": (OWN,),
    "renewal.applied_late": (OWN,),
    "outage.recorded": (Role.ADMIN, Role.HEAD, SYSTEM),
}
