"""Whose hand stands under what is done in an assessment (9.2)."""

from accounts.models import Role
from foundation.journal.hands import OWN, PERSON, SYSTEM

OFFICE = (Role.SECRETARIAT,)
ASSESSOR = (Role.ASSESSOR,)
BY_OFFICE = ("assessor.assigned", "assignment.ended", "objection.answered")
BY_ASSESSOR = (
    "assignment.accepted",
    "handover.written",
    "plan.proposed",
    "review.started",
    "evidence.judged",
    "evidence.withdrawn",
    "judgements.weighed",
    "recommendation.given",
    "correction.asked",
    "report.submitted",
    "report.corrected",
    "review.submitted",
)
BY_CANDIDATE = ("objection.raised", "record.signed", "record.refused", "feedback.given")

HANDS = {
    **dict.fromkeys(BY_OFFICE, OFFICE),
    **dict.fromkeys(BY_ASSESSOR, ASSESSOR),
    **dict.fromkeys(BY_CANDIDATE, (OWN,)),
    # With a record, or with the answer of a third party, who has no account.
    "evidence.offered": (*ASSESSOR, SYSTEM),
    "plan.agreed": (OWN, *ASSESSOR),
    "plan.change_asked": (OWN, *ASSESSOR),
    # Stepping back is open to whoever was asked, whatever role they lost meanwhile.
    "assignment.declined": (PERSON,),
    "correction.answered": (*OFFICE, Role.HEAD),
    "report.confirmed": (*OFFICE, Role.HEAD),
    "review.asked": OFFICE,
    "assessment.stopped": (OWN, *OFFICE),
    # The plenary sends a case back; with the decree the candidate is shown what was recorded.
    "assessment.reopened": (Role.DECISION, Role.HEAD),
    "record.shown": (Role.HEAD,),
    # A retest that the office opened; an appeal that was upheld (9.9.6).
    "test.opened_again": (*OFFICE, Role.APPEAL),
    "assessment.begun_anew": (Role.APPEAL,),
}
