"""Who may name an organisation, and who settles it: its kind decides the fee (2.1, 8.2.3)."""

from django.utils.translation import gettext as _

from accounts import queries
from accounts.models import Organisation, Role
from accounts.states import OrganisationState
from foundation.workflow.answers import YES, first_no, no

from .standing import is_system


def can_keep_organisations(user, *, on):
    if is_system(user) or user.holds(Role.SECRETARIAT, on=on):
        return YES
    return no(_("Only the secretariat confirms organisations, since they decide the fee."), clause="2.1")


def can_propose_organisation(user, name):
    """Everybody who signs in may name their employer, once."""
    return _name_is_free(name)


def can_add_organisation(user, name, *, on):
    return first_no(can_keep_organisations(user, on=on), _name_is_free(name))


def can_settle_organisation(user, organisation, *, on):
    """Not by whoever proposed it: the kind decides the fee."""
    return first_no(can_keep_organisations(user, on=on), _was_proposed_by_another(user, organisation))


def can_confirm_organisation(user, organisation, *, name, on):
    """Under a name that no other organisation of the list has."""
    return first_no(can_settle_organisation(user, organisation, on=on), _name_is_free(name, but=organisation))


def can_reject_organisation(user, organisation, *, reason, on):
    """With a reason, which whoever proposed it reads."""
    return first_no(can_settle_organisation(user, organisation, on=on), _says_what_was_wrong(reason))


def can_set_employer(user, person, organisation, *, on):
    """Oneself, from the list or one's own proposal; a coordinator or the secretariat for others."""
    if organisation.state == OrganisationState.REJECTED:
        return no(_("This organisation was rejected. Choose another."), clause="2.1")
    if user == person or is_system(user) or user.holds(Role.SECRETARIAT, on=on):
        return YES
    return (
        YES
        if user.coordinates(organisation, on=on)
        else no(_("You can only say for whom you work yourself."))
    )


def _says_what_was_wrong(reason):
    if reason.strip():
        return YES
    return no(_("Say why, so that the applicant can name the right one."), clause="2.1")


def _was_proposed_by_another(user, organisation):
    if not is_system(user) and queries.same_person(user, organisation.proposed_by):
        return no(_("You proposed this organisation. A colleague has to confirm it."), clause="2.1")
    return YES


def _name_is_free(name, *, but=None):
    taken = Organisation.objects.filter(name__iexact=name.strip()).exclude(state=OrganisationState.REJECTED)
    if but is not None:
        taken = taken.exclude(pk=but.pk)
    if taken.exists():
        return no(_("An organisation of this name is already on the list."), clause="2.1")
    return YES
