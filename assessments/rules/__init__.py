"""Who may assign, agree, judge and recommend, and when (9.2, 9.3)."""

from .assigning import (
    Proposal,
    can_accept,
    can_answer_objection,
    can_assign,
    can_decline,
    can_object,
    can_replace,
    needs_assessor,
    proposals,
)
from .judging import can_judge, can_report, can_submit_recommendation, has_remarks, is_offered
from .planning import (
    can_agree,
    can_appoint,
    can_ask_for_change,
    can_propose_plan,
    can_start_review,
    signer_of,
)

__all__ = [
    "Proposal",
    "can_accept",
    "can_agree",
    "can_answer_objection",
    "can_appoint",
    "can_ask_for_change",
    "can_assign",
    "can_decline",
    "can_judge",
    "can_object",
    "can_propose_plan",
    "can_replace",
    "can_report",
    "can_start_review",
    "can_submit_recommendation",
    "has_remarks",
    "is_offered",
    "needs_assessor",
    "proposals",
    "signer_of",
]
