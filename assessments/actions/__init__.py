"""What happens in an assessment: assigned, agreed, judged, recommended (9.2, 9.3)."""

from .anew import assess_anew
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
from .judging import judge_evidence, offer_test_evidence, weigh_judgements, withdraw_test_evidence
from .planning import agree_to_plan, ask_for_change, propose_plan, start_review
from .records import answer_correction, ask_for_correction, show_records, sign_record
from .reporting import reopen_assessment, submit_recommendation
from .reports import (
    ask_for_review,
    confirm_report,
    correct_report,
    give_feedback,
    submit_report,
    submit_review,
)
from .retaking import retake_test
from .stopping import stop_assessment

__all__ = [
    "accept_assignment",
    "add_assessor",
    "agree_to_plan",
    "answer_correction",
    "answer_objection",
    "ask_for_change",
    "ask_for_correction",
    "ask_for_review",
    "assess_anew",
    "assign_assessor",
    "confirm_report",
    "correct_report",
    "decline_assignment",
    "give_feedback",
    "judge_evidence",
    "object_to_assessor",
    "offer_test_evidence",
    "propose_plan",
    "reopen_assessment",
    "replace_assessor",
    "retake_test",
    "show_records",
    "sign_record",
    "start_review",
    "stop_assessment",
    "submit_recommendation",
    "submit_report",
    "submit_review",
    "weigh_judgements",
    "withdraw_test_evidence",
    "write_handover",
]
