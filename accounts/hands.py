"""Whose hand stands under what is done to people, roles and organisations (7.1.3, 7.2)."""

from foundation.journal.hands import OWN, PERSON, STRANGER, SYSTEM

from .letters import SECURITY_EVENTS
from .models import Role

OFFICE = (Role.SECRETARIAT, SYSTEM)
KEEPERS = (Role.ADMIN, Role.HEAD, SYSTEM)

HANDS = {
    "body.described": KEEPERS,
    "signatory.appointed": (*KEEPERS, Role.SECRETARIAT),
    "signatory.ended": (*KEEPERS, Role.SECRETARIAT),
    "qualification.recorded": (*KEEPERS, Role.SECRETARIAT),
    "registration.recorded": (*KEEPERS, Role.SECRETARIAT),
    "role.granted": KEEPERS,
    "role.ended": KEEPERS,
    "undertaking.accepted": (OWN,),
    "undertaking.published": KEEPERS,
    "organisation.proposed": (PERSON,),
    "organisation.added": OFFICE,
    "organisation.confirmed": OFFICE,
    "organisation.rejected": OFFICE,
    "membership.begun": (OWN, Role.COORDINATOR, *OFFICE),
    "relation.declared": (PERSON, SYSTEM),
    "relation.ended": (PERSON, SYSTEM),
    "person.registered": (STRANGER, OWN, *KEEPERS),
    "person.invited": KEEPERS,
    "person.updated": (OWN,),
    "person.language_changed": (OWN,),
    "person.nik_recorded": (OWN, *OFFICE),
    "person.identity_confirmed": OFFICE,
    "person.name_corrected": OFFICE,
    "person.nik_revealed": (OWN, *OFFICE),
    "person.account_closed": KEEPERS,
    "person.account_opened": KEEPERS,
    # Signing in: before it nobody is known, whatever address was typed.
    "person.signed_in": (OWN,),
    "person.sign_in_refused": (STRANGER,),
    "person.turned_away": (STRANGER, OWN),
    "person.refused": (OWN,),
    "person.code_refused": (STRANGER, OWN),
    **{f"person.{event}": (OWN,) for event in SECURITY_EVENTS},
}
