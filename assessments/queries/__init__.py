"""What several callers read about assessments."""

from .duties import todo
from .pages import grid, neighbours, outlook, reasons_by_rule
from .people import (
    assignments_of,
    current_plan,
    last_recommendation,
    lead_of,
    live_assignment_of,
    under_way,
    without_assessor,
)
from .standing import Cell, Standing, judgements_hash, standing

__all__ = [
    "Cell",
    "Standing",
    "assignments_of",
    "current_plan",
    "grid",
    "judgements_hash",
    "last_recommendation",
    "lead_of",
    "live_assignment_of",
    "neighbours",
    "outlook",
    "reasons_by_rule",
    "standing",
    "todo",
    "under_way",
    "without_assessor",
]
