"""Whose hand stands under what is done in a sanction case (9.5)."""

from accounts.models import STAFF_ROLES, Role
from foundation.journal.hands import OWN

OFFICES = (Role.SECRETARIAT, Role.HEAD)
DECIDERS = (Role.HEAD, Role.DECISION)

HANDS = {
    "sanction_case.reported": STAFF_ROLES,
    "sanction_case.file_added": OFFICES,
    "sanction_case.holder_asked": OFFICES,
    "sanction_case.answered": (OWN, *OFFICES),
    "sanction_case.dismissed": OFFICES,
    "sanction_case.given_back": (Role.APPEAL,),
    "warning.issued": OFFICES,
    "warning.delivered": (OWN, *OFFICES),
    "warning.judged": OFFICES,
    "sanction.proposed": OFFICES,
    "sanction.ruled": DECIDERS,
    "sanction.refused": DECIDERS,
    "sanction.carried": DECIDERS,
    "certificate.asked_back": DECIDERS,
    "certificate.given_back": (OWN, *OFFICES),
}
