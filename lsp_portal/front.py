"""What the public front page tells, from the scheme versions in force (5.1, 7.1, 8)."""

from dataclasses import dataclass

from accounts.models import OrganisationKind
from schemes.queries import fee_for, versions_in_force


@dataclass(frozen=True)
class Price:
    """What one kind of applicant pays; without an amount the LSP has not fixed it."""

    kind: str
    fee: object | None


def front_facts(*, on):
    """The version shown (None while none is in force), its prices, the levels to choose from."""
    version = versions_in_force(on).first()
    facts = {"version": version, "today": on}
    if version is None:
        return facts
    return facts | {
        "prices": [Price(_who(kind), fee_for(version, kind, on)) for kind in version.organisation_kinds],
        "levels": version.education_levels.order_by("-rank"),
        "clause_page": version.public_url,
    }


def _who(kind):
    return OrganisationKind(kind).label
