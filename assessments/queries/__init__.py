"""What several callers read about assessments."""

from .calendar import collision, is_crowded
from .duties import todo
from .evidence import is_old, judged_unopened, opened_by
from .pages import grid, neighbours, outlook, reasons_by_rule
from .people import (
    BUSY,
    assignments_of,
    current_plan,
    last_recommendation,
    lead_of,
    live_assignment_of,
    loads_of,
    predecessor_of,
    registrations_ending,
    shown_record,
    under_way,
    without_assessor,
)
from .standing import Cell, Standing, judgements_hash, standing

__all__ = [
    "BUSY",
    "Cell",
    "Standing",
    "assignments_of",
    "collision",
    "current_plan",
    "grid",
    "is_crowded",
    "is_old",
    "judged_unopened",
    "judgements_hash",
    "last_recommendation",
    "lead_of",
    "live_assignment_of",
    "loads_of",
    "neighbours",
    "opened_by",
    "outlook",
    "predecessor_of",
    "reasons_by_rule",
    "registrations_ending",
    "shown_record",
    "standing",
    "todo",
    "under_way",
    "without_assessor",
]
