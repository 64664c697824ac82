"""Whose bank a person may open: all for the committee, of their own schemes for assessors (9.3.1)."""

from accounts.models import Role
from schemes.models import AssessorAuthorisation, Scheme

BARS = []
"""What upper floors know against seeing a bank: `bar(person, scheme) -> Answer`. An upper floor adds its own in its
`AppConfig.ready`: who is a candidate of a scheme is known there.
"""


def author_schemes(user, *, on):
    """The schemes whose banks this person may open on that day."""
    schemes = _schemes_by_role(user, on)
    barred = [scheme.pk for scheme in schemes if not all(bar(user, scheme) for bar in BARS)]
    return schemes.exclude(pk__in=barred) if barred else schemes


def _schemes_by_role(user, on):
    if user.holds(Role.COMMITTEE, Role.COMMITTEE_HEAD, on=on):
        return Scheme.objects.all()
    if not user.holds(Role.ASSESSOR, on=on):
        return Scheme.objects.none()
    held = AssessorAuthorisation.objects.in_force_on(on).filter(
        registration__user=user, registration__issued_on__lte=on, registration__expires_on__gte=on
    )
    return Scheme.objects.filter(pk__in=held.values("scheme"))
