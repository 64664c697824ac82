"""What several callers read about competency tests."""

from .adjustments import agreed_adjustments, current_adjustments, extra_percent, measures_of, open_request
from .duties import todo
from .plans import (
    current_test_plan,
    elements_to_test,
    is_agreed,
    methods_by_element,
    planned_methods,
    proposals,
)

__all__ = [
    "agreed_adjustments",
    "current_adjustments",
    "current_test_plan",
    "elements_to_test",
    "extra_percent",
    "is_agreed",
    "measures_of",
    "methods_by_element",
    "open_request",
    "planned_methods",
    "proposals",
    "todo",
]
