"""The scheme as data: nothing of it stands in code (clauses 1-9)."""

from .assessors import AssessorAuthorisation
from .bilingual import InBothLanguages
from .documents import DocumentRequirement, DocumentSlot
from .fees import Fee, FeePurpose
from .requirements import (
    EducationLevel,
    GroupRule,
    Requirement,
    RequirementGroup,
    RequirementKind,
)
from .settings import IndependenceScope, Majority
from .texts import Reason, ReasonKind, SchemeText, TextKind
from .units import Criterion, Element, Unit
from .versions import Distribution, Packaging, Scheme, SchemeVersion

__all__ = [
    "AssessorAuthorisation",
    "Criterion",
    "Distribution",
    "DocumentRequirement",
    "DocumentSlot",
    "EducationLevel",
    "Element",
    "Fee",
    "FeePurpose",
    "GroupRule",
    "InBothLanguages",
    "IndependenceScope",
    "Majority",
    "Packaging",
    "Reason",
    "ReasonKind",
    "Requirement",
    "RequirementGroup",
    "RequirementKind",
    "Scheme",
    "SchemeText",
    "SchemeVersion",
    "TextKind",
    "Unit",
]
