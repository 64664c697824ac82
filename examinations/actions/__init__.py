"""What happens before, during and after a competency test (9.3)."""

from .adjustments import agree_to_adjustments, ask_for_adjustments, decide_adjustments, open_adjustments
from .plans import agree_to_test_plan, ask_for_other_test_plan, propose_test_plan

__all__ = [
    "agree_to_adjustments",
    "agree_to_test_plan",
    "ask_for_adjustments",
    "ask_for_other_test_plan",
    "decide_adjustments",
    "open_adjustments",
    "propose_test_plan",
]
