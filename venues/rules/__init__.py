"""Who may do what about test places and equipment, and whether a test may use them (9.3.2, 9.3.3)."""

from .equipment import (
    can_add_equipment,
    can_doubt_equipment,
    can_drop_doubt,
    can_edit_equipment,
    can_record_check,
    can_retire_equipment,
    can_strike_check,
)
from .places import (
    can_add_venue,
    can_appoint_officer,
    can_close_venue,
    can_edit_venue,
    can_end_officer,
    can_keep,
    can_manage_venues,
    can_reopen_venue,
)
from .using import SEATS, USES, Use, can_use_equipment, can_use_venue, uses_of
from .verifications import (
    can_cancel_verification,
    can_conclude,
    can_find,
    can_order_verification,
    can_publish_checklist,
    can_record_findings,
    can_withdraw_verification,
    first_valid_day,
)

__all__ = [
    "SEATS",
    "USES",
    "Use",
    "can_add_equipment",
    "can_add_venue",
    "can_appoint_officer",
    "can_cancel_verification",
    "can_close_venue",
    "can_conclude",
    "can_doubt_equipment",
    "can_drop_doubt",
    "can_edit_equipment",
    "can_edit_venue",
    "can_end_officer",
    "can_find",
    "can_keep",
    "can_manage_venues",
    "can_order_verification",
    "can_publish_checklist",
    "can_record_check",
    "can_record_findings",
    "can_reopen_venue",
    "can_retire_equipment",
    "can_strike_check",
    "can_use_equipment",
    "can_use_venue",
    "can_withdraw_verification",
    "first_valid_day",
    "uses_of",
]
