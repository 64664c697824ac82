"""Whose hand stands under what is done to a scheme (1, 5)."""

from accounts.models import Role
from foundation.journal.hands import SYSTEM

COMMITTEE = (Role.COMMITTEE, Role.COMMITTEE_HEAD, SYSTEM)
OFFICES = (Role.SECRETARIAT, Role.HEAD)

HANDS = {
    "scheme.assessor_authorised": OFFICES,
    "scheme.assessor_authorisation_ended": OFFICES,
    "scheme_version.loaded": COMMITTEE,
    "scheme_version.drafted": COMMITTEE,
    "scheme_version.edited": COMMITTEE,
    "scheme_version.text_edited": COMMITTEE,
    "scheme_version.text_confirmed": COMMITTEE,
    "scheme_version.elements_imported": COMMITTEE,
    "scheme_version.fee_added": (*COMMITTEE, Role.HEAD),
    "scheme_version.fee_removed": COMMITTEE,
    "scheme_version.set": (Role.COMMITTEE_HEAD,),
    "scheme_version.approved": (Role.HEAD,),
    "scheme_version.sent_back": (Role.HEAD,),
}
