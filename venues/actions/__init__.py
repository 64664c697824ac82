"""What happens to test places and their equipment."""

from .equipment import (
    add_equipment,
    doubt_equipment,
    drop_doubt,
    edit_equipment,
    record_check,
    retire_equipment,
    strike_check,
)
from .places import add_venue, appoint_officer, close_venue, edit_venue, end_officer, reopen_venue
from .verifications import (
    cancel_verification,
    conclude_verification,
    order_verification,
    publish_checklist,
    record_findings,
    withdraw_verification,
)

__all__ = [
    "add_equipment",
    "add_venue",
    "appoint_officer",
    "cancel_verification",
    "close_venue",
    "conclude_verification",
    "doubt_equipment",
    "drop_doubt",
    "edit_equipment",
    "edit_venue",
    "end_officer",
    "order_verification",
    "publish_checklist",
    "record_check",
    "record_findings",
    "reopen_venue",
    "retire_equipment",
    "strike_check",
    "withdraw_verification",
]
