"""When a fee may be added: whole rupiah, from a day that has not come yet (8.1-8.3)."""

from django.utils.translation import gettext as _

from accounts.models import Role
from foundation.workflow.answers import YES, no
from schemes.states import VersionState

from .versions import can_edit


def can_add_fee(user, version, *, organisation_kind, purpose, from_on, day):
    """Whether this fee may be added: to a draft by the committee, to what is in force by the head."""
    if not version.admits(organisation_kind):
        return no(_("The scope of the scheme does not name this kind of employer."), clause="2.1")
    if version.state == VersionState.DRAFT:
        return can_edit(user, version)
    if version.state != VersionState.IN_FORCE:
        return no(_("A fee is changed in a draft or in the version in force."), clause="8.3")
    if not user.holds(Role.HEAD, on=day):
        return no(_("Only the head of the LSP changes a fee of the version in force."), clause="8.3")
    return _begins_later(version, organisation_kind, purpose, from_on, day)


def _begins_later(version, organisation_kind, purpose, from_on, day):
    if from_on <= day:
        return no(_("A new fee holds from tomorrow at the earliest; it is never back-dated."), clause="8.3")
    same = version.fees.filter(organisation_kind=organisation_kind, purpose=purpose)
    if same.filter(from_on__gte=from_on).exists():
        return no(_("There is already a fee that begins on that day or later."), clause="8.3")
    return YES
