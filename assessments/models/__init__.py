"""Assessments: who assesses, by which plan, and how the evidence was judged."""

from .answers import Aspect, Dimension, Principle, Statement
from .assessment import Assessment, Assignment, Objection
from .judgements import Judgement
from .plans import Agreement, Method, Plan, Potential, Signer
from .recommendations import (
    ElementReason,
    Recommendation,
    RecommendationOutcome,
    RecordSignature,
    UnitOutcome,
    UnitRecommendation,
)
from .records import Correction, EventReport, Feedback, ProcessReview
from .retakes import Retake
from .testing import EvidenceWithdrawal, TestEvidence

__all__ = [
    "Agreement",
    "Aspect",
    "Assessment",
    "Assignment",
    "Correction",
    "Dimension",
    "ElementReason",
    "EventReport",
    "EvidenceWithdrawal",
    "Feedback",
    "Judgement",
    "Method",
    "Objection",
    "Plan",
    "Potential",
    "Principle",
    "ProcessReview",
    "Recommendation",
    "RecommendationOutcome",
    "RecordSignature",
    "Retake",
    "Signer",
    "Statement",
    "TestEvidence",
    "UnitOutcome",
    "UnitRecommendation",
]
