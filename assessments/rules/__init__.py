"""Who may assign, agree, judge and recommend, and when (9.2, 9.3)."""

from .assigning import (
    Proposal,
    can_accept,
    can_add_assessor,
    can_answer_objection,
    can_assign,
    can_decline,
    can_object,
    can_open_assignment,
    can_open_second,
    can_replace,
    can_write_handover,
    proposals,
)
from .judging import AWAITED, can_judge, can_offer_test_evidence, can_weigh, has_remarks, is_offered
from .planning import (
    can_agree,
    can_appoint,
    can_ask_for_change,
    can_propose_plan,
    can_start_review,
    signer_of,
)
from .reporting import can_report, can_sign_record, can_submit_recommendation, lacking
from .stopping import can_stop, is_own

__all__ = [
    "AWAITED",
    "Proposal",
    "can_accept",
    "can_add_assessor",
    "can_agree",
    "can_answer_objection",
    "can_appoint",
    "can_ask_for_change",
    "can_assign",
    "can_decline",
    "can_judge",
    "can_object",
    "can_offer_test_evidence",
    "can_open_assignment",
    "can_open_second",
    "can_propose_plan",
    "can_replace",
    "can_report",
    "can_sign_record",
    "can_start_review",
    "can_stop",
    "can_submit_recommendation",
    "can_weigh",
    "can_write_handover",
    "has_remarks",
    "is_offered",
    "is_own",
    "lacking",
    "proposals",
    "signer_of",
]
