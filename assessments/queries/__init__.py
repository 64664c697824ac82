"""What several callers read about assessments."""

from .calendar import collision, crowd_on
from .desk import Desk, desk_of
from .duties import todo
from .events import EVENTS, Event, event_of, events_of, reports_of, reports_waiting, unreported
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
    papers_to_sign,
    predecessor_of,
    reasons_of,
    reviewers_for,
    shown_record,
    under_way,
    without_assessor,
)
from .retakes import elements_again, evidence_of_attempt, last_retake
from .sheets import SHEETS, Sheet, sheets_of
from .standing import Cell, Standing, standing
from .voices import elements_in_test, opening_of, voices_now

__all__ = [
    "BUSY",
    "EVENTS",
    "SHEETS",
    "Cell",
    "Desk",
    "Event",
    "Sheet",
    "Standing",
    "assessors_of",
    "assignments_of",
    "collision",
    "crowd_on",
    "current_plan",
    "desk_of",
    "elements_again",
    "elements_in_test",
    "event_of",
    "events_of",
    "evidence_of_attempt",
    "grid",
    "is_old",
    "judged_unopened",
    "judgements_hash",
    "judgements_read",
    "last_recommendation",
    "last_retake",
    "lead_of",
    "live_assignment_of",
    "loads_of",
    "neighbours",
    "opened_by",
    "opening_of",
    "outlook",
    "papers_to_sign",
    "predecessor_of",
    "reasons_by_rule",
    "reasons_of",
    "reports_of",
    "reports_waiting",
    "reviewers_for",
    "sheet_of",
    "sheets_of",
    "shown_record",
    "standing",
    "todo",
    "under_way",
    "unreported",
    "voices_now",
    "without_assessor",
]
