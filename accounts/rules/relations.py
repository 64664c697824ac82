"""Who may declare a tie between two people, and who may say that it ended (9.2.2, 9.4.2)."""

from django.utils.translation import gettext as _

from accounts import queries
from accounts.models import Relation, Role
from foundation.workflow.answers import YES, no

from .standing import is_system


def can_declare_relation(user, person, other, *, kind, on):
    """One's own ties by oneself; those of others by the secretariat."""
    if queries.same_person(person, other):
        return no(_("A relation is between two people."), clause="9.4.2")
    if Relation.objects.filter(user=person, other=other, kind=kind, ends_on__isnull=True).exists():
        return no(_("This relation is already declared."), clause="9.4.2")
    return _may_speak_of_ties(user, (person, other), on=on)


def can_end_relation(user, relation, *, ends_on, on):
    """From today or later; not by the person whom it keeps apart, or they would clear their own way."""
    if relation.ends_on:
        return no(_("This relation has already ended."), clause="9.4.2")
    if ends_on < on or (relation.starts_on and ends_on < relation.starts_on):
        return no(_("The last day is today or later, and not before the first."), clause="9.4.2")
    if user in (relation.user, relation.other):
        return no(_("Somebody else has to say that this relation ended."), clause="9.4.2")
    return _may_speak_of_ties(user, (), on=on)


def _may_speak_of_ties(user, people, *, on):
    if is_system(user) or user in people or user.holds(Role.SECRETARIAT, Role.ADMIN, Role.HEAD, on=on):
        return YES
    return no(_("Only the people themselves and the secretariat declare a relation."), clause="9.4.2")
