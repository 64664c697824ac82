"""People, organisations, roles, undertakings, and what people bring to their roles."""

from .assessors import AssessorRegistration, DecisionQualification, Signatory, Signs
from .body import CertificationBody
from .organisations import Membership, Organisation, OrganisationKind
from .people import LENGTH_ALONE, LENGTH_BESIDE_FACTOR, SECOND_FACTORS, Language, Relation, RelationKind, User
from .roles import DESCRIPTIONS, STAFF_ROLES, Role, RoleGrant
from .undertakings import Undertaking, UndertakingText

__all__ = [
    "DESCRIPTIONS",
    "LENGTH_ALONE",
    "LENGTH_BESIDE_FACTOR",
    "SECOND_FACTORS",
    "STAFF_ROLES",
    "AssessorRegistration",
    "CertificationBody",
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
