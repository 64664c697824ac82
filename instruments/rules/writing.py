"""Who may write and read the bank of a scheme: its authors, who have no part of their own in the test (9.3.1)."""

from django.utils.translation import gettext as _

from accounts.models import Role
from foundation.workflow.answers import YES, first_no, no
from schemes.models import AssessorAuthorisation, Scheme

BARS = []
"""What upper floors know against seeing a bank: `bar(person, scheme) -> Answer`. An upper floor adds its own in its
`AppConfig.ready`; who is a candidate of a scheme is known there.
"""


def author_schemes(user, *, on):
    """The schemes whose banks this person may open: all for the committee, an assessor's own for an assessor."""
    if user.holds(Role.COMMITTEE, Role.COMMITTEE_HEAD, on=on):
        schemes = Scheme.objects.all()
    elif user.holds(Role.ASSESSOR, on=on):
        held = AssessorAuthorisation.objects.in_force_on(on).filter(
            registration__user=user, registration__issued_on__lte=on, registration__expires_on__gte=on
        )
        schemes = Scheme.objects.filter(pk__in=held.values("scheme"))
    else:
        return Scheme.objects.none()
    barred = [scheme.pk for scheme in schemes if not _no_bar(user, scheme)]
    return schemes.exclude(pk__in=barred)


def can_author(user, scheme, *, on):
    """Whether this person may read and write the bank of the scheme on that day."""
    if not user.holds(Role.COMMITTEE, Role.COMMITTEE_HEAD, Role.ASSESSOR, on=on):
        return no(_("Only the scheme committee and its assessors open the bank of items."), clause="9.3.1")
    barred = _no_bar(user, scheme)
    if barred and not author_schemes(user, on=on).filter(pk=scheme.pk).exists():
        return no(_("You are not authorised to assess for this scheme today."), clause="9.2.2")
    return barred


def _no_bar(user, scheme):
    return first_no(YES, *(bar(user, scheme) for bar in BARS))
