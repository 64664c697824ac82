"""Assessments: who assesses, by which plan, and how the evidence was judged."""

from .assessment import Assessment, Assignment, Objection
from .judgements import (
    Judgement,
    Recommendation,
    RecommendationOutcome,
    RecordSignature,
    UnitOutcome,
    UnitRecommendation,
)
from .plans import Agreement, Method, Plan, Potential, Signer

__all__ = [
    "Agreement",
    "Assessment",
    "Assignment",
    "Judgement",
    "Method",
    "Objection",
    "Plan",
    "Potential",
    "Recommendation",
    "RecommendationOutcome",
    "RecordSignature",
    "Signer",
    "UnitOutcome",
    "UnitRecommendation",
]
