"""Who may do what in a competency test, and when (9.2.1, 9.2.4, 9.3)."""

from .adjustments import (
    can_agree_to_adjustments,
    can_ask_for_adjustments,
    can_decide_adjustments,
    can_read_findings,
)
from .plans import can_agree_to_test, can_ask_for_other_plan, can_plan_test, can_test_by, side_of

__all__ = [
    "can_agree_to_adjustments",
    "can_agree_to_test",
    "can_ask_for_adjustments",
    "can_ask_for_other_plan",
    "can_decide_adjustments",
    "can_plan_test",
    "can_read_findings",
    "can_test_by",
    "side_of",
]
