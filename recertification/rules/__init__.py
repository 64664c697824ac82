"""When a certificate can be renewed, when its case stands still, and who records an outage (9.7)."""

from .opening import SETTLED_FIRST, can_apply_late, can_open
from .outages import can_record_outage
from .running import is_not_suspended, may_still_be_sent

__all__ = [
    "SETTLED_FIRST",
    "can_apply_late",
    "can_open",
    "can_record_outage",
    "is_not_suspended",
    "may_still_be_sent",
]
