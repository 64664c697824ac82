"""Whose hand stands under what is done with test places and their equipment (9.3.1)."""

from accounts.models import Role

OFFICE = (Role.SECRETARIAT,)
OFFICES = (Role.SECRETARIAT, Role.HEAD)
KEEPERS = (Role.SECRETARIAT, Role.VENUE)
VERIFIER = (Role.ASSESSOR,)

HANDS = {
    "venue.added": OFFICE,
    "venue.closed": OFFICE,
    "venue.reopened": OFFICE,
    "venue.changed": KEEPERS,
    "venue.officer_appointed": OFFICE,
    "venue.officer_ended": OFFICE,
    "equipment.added": KEEPERS,
    "equipment.changed": KEEPERS,
    "equipment.checked": KEEPERS,
    "equipment.check_struck": KEEPERS,
    "equipment.retired": KEEPERS,
    "equipment.doubted": (*KEEPERS, Role.HEAD),
    "equipment.doubt_dropped": OFFICES,
    "checklist.published": OFFICES,
    "verification.ordered": OFFICE,
    "verification.findings_recorded": VERIFIER,
    "verification.concluded": VERIFIER,
    # Given back by the verifier; taken back with a later one that found the place unfit.
    "verification.cancelled": (*OFFICES, *VERIFIER),
    "verification.withdrawn": (*OFFICES, *VERIFIER),
}
