"""Letter of assignment, agreement (FR.AK.01) and portfolio checklist (FR.IA.08) of an assessment (9.2)."""

from .agreement import AgreementFacts, agreement_facts
from .assignment import Assigned, AssignmentFacts, assignment_facts
from .portfolio import FollowUp, Judged, PortfolioFacts, portfolio_facts, with_candidate

__all__ = [
    "AgreementFacts",
    "Assigned",
    "AssignmentFacts",
    "FollowUp",
    "Judged",
    "PortfolioFacts",
    "agreement_facts",
    "assignment_facts",
    "portfolio_facts",
    "with_candidate",
]
