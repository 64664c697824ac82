"""The competency test: its plan, its sessions, what was written and what was observed (9.3)."""

from .plans import PlanAgreement, PlannedMethod, TestPlan
from .sessions import Presence, Seat, Session, SessionAssessor

__all__ = [
    "PlanAgreement",
    "PlannedMethod",
    "Presence",
    "Seat",
    "Session",
    "SessionAssessor",
    "TestPlan",
]
