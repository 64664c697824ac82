"""What happens about recertification (9.7)."""

from .opening import apply_late, open_renewal
from .outages import record_outage, see_pulse

__all__ = ["apply_late", "open_renewal", "record_outage", "see_pulse"]
