"""Whose hand stands under what is done to a certificate (9.4.6, 9.4.7, 9.8)."""

from accounts.models import Role
from foundation.journal.hands import ANYBODY, OWN, PERSON, STRANGER, SYSTEM

HEAD = (Role.HEAD,)
# The head, for ground d somebody of the decision team, too; and a team that ruled on an appeal (9.5, 9.9.6).
DECIDERS = (Role.HEAD, Role.DECISION, Role.APPEAL)

HANDS = {
    "meeting.released": HEAD,
    "certificate.issued": HEAD,
    "outcome_letter.released": HEAD,
    "certificate.handed_over": (OWN, Role.SECRETARIAT),
    "use_agreement.signed": (OWN,),
    "certificate.suspended": (Role.HEAD, Role.DECISION),
    "certificate.reinstated": DECIDERS,
    "certificate.withdrawn": DECIDERS,
    "certificate.replaced": HEAD,
    "credential.ordered": (*DECIDERS, SYSTEM),
    "credential.opened": (PERSON, STRANGER),
    "credential.found_changed": ANYBODY,
    "credential.signed": (SYSTEM, STRANGER),
    "status_list.signed": (SYSTEM, STRANGER),
    "signing_key.withdrawn": (SYSTEM, STRANGER),
}
