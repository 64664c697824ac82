"""Letter of assignment and the forms of an assessment: FR.AK.01, 02, 03, 05, 06 and FR.IA.08 (9.2, 9.3.6)."""

from .agreement import AgreementFacts, agreement_facts
from .assignment import Assigned, AssignmentFacts, assignment_facts
from .feedback import FeedbackFacts, feedback_facts
from .portfolio import FollowUp, Judged, PortfolioFacts, portfolio_facts
from .process import ProcessFacts, process_facts
from .record import RecordFacts, record_facts
from .report import Reported, ReportFacts, report_facts
from .signing import with_candidate

__all__ = [
    "AgreementFacts",
    "Assigned",
    "AssignmentFacts",
    "FeedbackFacts",
    "FollowUp",
    "Judged",
    "PortfolioFacts",
    "ProcessFacts",
    "RecordFacts",
    "ReportFacts",
    "Reported",
    "agreement_facts",
    "assignment_facts",
    "feedback_facts",
    "portfolio_facts",
    "process_facts",
    "record_facts",
    "report_facts",
    "with_candidate",
]
