"""People, organisations, roles, undertakings, and what people bring to their roles."""

from .assessors import AssessorRegistration, DecisionQualification, Signatory, Signs
from .organisations import Membership, Organisation, OrganisationKind
from .people import Language, Relation, RelationKind, User
from .roles import DESCRIPTIONS, STAFF_ROLES, Role, RoleGrant
from .undertakings import Undertaking, UndertakingText

__all__ = [
    "DESCRIPTIONS",
    "STAFF_ROLES",
    "AssessorRegistration",
    "DecisionQualification",
    "Language",
    "Membership",
    "Organisation",
    "OrganisationKind",
    "Relation",
    "RelationKind",
    "Role",
    "RoleGrant",
    "Signatory",
    "Signs",
    "Undertaking",
    "UndertakingText",
    "User",
]
