"""What several callers read about assessments."""

from .calendar import collision, is_crowded
from .duties import todo
from .evidence import is_old, judged_unopened, opened_by, sheet_of
from .fixing import judgements_hash, judgements_read
from .pages import grid, neighbours, outlook, reasons_by_rule
from .people import (
    BUSY,
    assessors_of,
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
from .sheets import SHEETS, Sheet, sheets_of
from .standing import Cell, Standing, standing
from .voices import elements_in_test, opening_of, voices_now

__all__ = [
    "BUSY",
    "SHEETS",
    "Cell",
    "Sheet",
    "Standing",
    "assessors_of",
    "assignments_of",
    "collision",
    "current_plan",
    "elements_in_test",
    "grid",
    "is_crowded",
    "is_old",
    "judged_unopened",
    "judgements_hash",
    "judgements_read",
    "last_recommendation",
    "lead_of",
    "live_assignment_of",
    "loads_of",
    "neighbours",
    "opened_by",
    "opening_of",
    "outlook",
    "predecessor_of",
    "reasons_by_rule",
    "registrations_ending",
    "sheet_of",
    "sheets_of",
    "shown_record",
    "standing",
    "todo",
    "under_way",
    "voices_now",
    "without_assessor",
]
