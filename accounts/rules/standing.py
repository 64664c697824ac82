"""Who somebody is, and what they need before they are let near the cases of others (7.1.3)."""

from django.conf import settings
from django.utils.translation import gettext as _

from accounts import queries
from accounts.models import Role
from foundation.workflow.answers import YES, first_no, no

ROLE_GIVERS = (Role.ADMIN, Role.HEAD)


def is_system(user):
    return user.email == queries.SYSTEM_ADDRESS


def has_undertaken(user):
    """Nobody opens a case before the confidentiality text that holds today is accepted."""
    if user.has_undertaken:
        return YES
    return no(_("Accept the confidentiality undertaking first."), clause="7.1.3")


def has_needed_factor(user):
    """Staff sign in with a second factor, unless the installation says that it is a demo."""
    if user.has_second_factor or not settings.SECOND_FACTOR_REQUIRED:
        return YES
    return no(_("Set up a second factor first: a passkey, or an app that shows six digits."), clause="7.1.3")


def may_work(user):
    """Whether this member of staff may be let near cases at all."""
    return first_no(has_needed_factor(user), has_undertaken(user))


def holds_role(user, *roles, on=None):
    """Who was given something to do in a role does it only while they hold one of these, whatever was begun (7.1.3)."""
    if user.holds(*roles, on=on):
        return YES
    names = ", ".join(str(Role(role).label) for role in roles)
    return no(_("This is done by people with this role, and you do not hold it today: %s.") % names, "7.1.3")


def can_manage_people(user, *, on):
    """Only the administrator and the head see who holds what."""
    if is_system(user) or user.holds(*ROLE_GIVERS, on=on):
        return YES
    return no(_("Only the administrator and the head of the LSP keep the list of people."))


def can_describe_body(user, *, on):
    """What the LSP says of itself stands on every paper: the administrator or the head gives it."""
    return can_manage_people(user, on=on)


def is_secretariat(user, *, on):
    if is_system(user) or user.holds(Role.SECRETARIAT, on=on):
        return YES
    return no(_("Only the secretariat does this."), clause="7.1.3")


def is_for_another(user, person):
    if queries.same_person(user, person):
        return no(_("Nobody does this for themselves. Ask a colleague."), clause="9.4.2")
    return YES


def is_open(person):
    if person.is_active:
        return YES
    return no(_("This account is closed. Open it first."))


def is_reasoned(reason):
    return YES if reason.strip() else no(_("Write the reason. It stays in the journal."), clause="7.1.3")
