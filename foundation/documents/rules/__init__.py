"""What a file may be (by looking into it), who may shut one away, when a number may be struck out."""

from foundation.documents.rules.examination import Examined, examine
from foundation.documents.rules.slots import SLOTS, SlotLimits

__all__ = ["SLOTS", "Examined", "SlotLimits", "examine"]
