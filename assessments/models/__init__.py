"""Assessments: who assesses, by which plan, and how the evidence was judged."""

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
from .testing import TestEvidence

__all__ = [
    "Agreement",
    "Assessment",
    "Assignment",
    "ElementReason",
    "Judgement",
    "Method",
    "Objection",
    "Plan",
    "Potential",
    "Recommendation",
    "RecommendationOutcome",
    "RecordSignature",
    "Signer",
    "TestEvidence",
    "UnitOutcome",
    "UnitRecommendation",
]
