"""Whose hand stands under what is done to an instrument (7.2.3)."""

from accounts.models import Role

AUTHORS = (Role.COMMITTEE, Role.COMMITTEE_HEAD, Role.ASSESSOR)
BY_AUTHOR = (
    "instrument.drafted",
    "instrument.edited",
    "instrument.blueprint_set",
    "instrument.items_imported",
    "instrument.item_written",
    "instrument.item_removed",
    "instrument.item_opened",
    "instrument.item_retired",
    "instrument.keys_opened",
    "instrument.submitted",
    "instrument.sent_back",
    "instrument.put_in_force",
    "instrument.withdrawn",
    "instrument.export_asked",
    "instrument.export_taken",
)

HANDS = {
    **dict.fromkeys(BY_AUTHOR, AUTHORS),
    "instrument.export_settled": (Role.COMMITTEE, Role.COMMITTEE_HEAD),
}
