"""Who may give which role to whom, and end it."""

from django.utils.translation import gettext as _

from accounts import queries
from accounts.models import Role, RoleGrant
from accounts.states import OrganisationState
from foundation.workflow.answers import YES, first_no, no

from .standing import can_manage_people, is_for_another, is_open, is_reasoned

# Who assesses or decides is a human being whom the portal has to know under every account.
KNOWN_BY_NIK = (Role.ASSESSOR, Role.DECISION)


def can_grant_role(user, person, role, *, starts_on, ends_on, organisation, on):
    """Never to oneself, under a second account neither; never the same role twice on one day."""
    return first_no(
        can_manage_people(user, on=on),
        is_for_another(user, person),
        is_open(person),
        _has_days_in_order(starts_on, ends_on, on=on),
        _names_its_organisation(role, organisation),
        _is_not_yet_held(person, role, organisation, starts_on=starts_on, ends_on=ends_on),
        _has_what_the_role_needs(person, role, on=starts_on),
    )


def can_end_grant(user, grant, *, reason, on):
    """One's own roles neither: the last administrator would lock the door behind themselves."""
    return first_no(
        can_manage_people(user, on=on),
        is_for_another(user, grant.user),
        _is_still_held(grant, on=on),
        is_reasoned(reason),
    )


def _has_days_in_order(starts_on, ends_on, *, on):
    if starts_on < on:
        return no(_("A role is held from today or later, never from a day that is past."))
    if ends_on and ends_on < starts_on:
        return no(_("The last day is before the first."))
    return YES


def _names_its_organisation(role, organisation):
    if role != Role.COORDINATOR:
        return YES if organisation is None else no(_("Only a coordinator has an organisation."), clause="2.1")
    if organisation is None or organisation.state != OrganisationState.CONFIRMED:
        return no(_("Name the confirmed organisation whose people this person coordinates."), clause="2.1")
    return YES


def _is_not_yet_held(person, role, organisation, *, starts_on, ends_on):
    held = RoleGrant.objects.filter(user=person, role=role, organisation=organisation)
    if held.overlapping(starts_on=starts_on, ends_on=ends_on).exists():
        return no(_("This person already holds that role on some of these days."))
    return YES


def _has_what_the_role_needs(person, role, *, on):
    if role in KNOWN_BY_NIK and not person.has_nik:
        return no(
            _("The secretariat records the NIK from the identity card first: it shows second accounts."),
            clause="9.4.2",
        )
    if role == Role.ASSESSOR and not queries.registration_of(person, on=on):
        return no(
            _("Record a MET number that is in force on the first day, then give the role."), clause="9.2.2"
        )
    if role == Role.DECISION and not queries.qualification_of(person, on=on):
        return no(
            _(
                "Record a qualification and experience that are in force on the first day, then give the role."
            ),
            clause="9.4.4",
        )
    return YES


def _is_still_held(grant, *, on):
    if grant.ended_at or (grant.ends_on and grant.ends_on < on):
        return no(_("This role has already ended."))
    return YES
