"""What happens in an assessment: assigned, agreed, judged, recommended (9.2, 9.3)."""

from .assigning import (
    accept_assignment,
    add_assessor,
    answer_objection,
    assign_assessor,
    decline_assignment,
    object_to_assessor,
    replace_assessor,
    write_handover,
)
from .judging import judge_evidence, offer_test_evidence, weigh_judgements
from .planning import agree_to_plan, ask_for_change, propose_plan, start_review
from .records import show_records, sign_record
from .reminding import warn_of_registrations
from .reporting import reopen_assessment, submit_recommendation
from .stopping import stop_assessment

__all__ = [
    "accept_assignment",
    "add_assessor",
    "agree_to_plan",
    "answer_objection",
    "ask_for_change",
    "assign_assessor",
    "decline_assignment",
    "judge_evidence",
    "object_to_assessor",
    "offer_test_evidence",
    "propose_plan",
    "reopen_assessment",
    "replace_assessor",
    "show_records",
    "sign_record",
    "start_review",
    "stop_assessment",
    "submit_recommendation",
    "warn_of_registrations",
    "weigh_judgements",
    "write_handover",
]
