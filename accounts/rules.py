"""Who may give which role, settle an organisation, vouch for somebody; and what a person needs before they work."""

from django.conf import settings
from django.utils.translation import gettext as _

from foundation.workflow.answers import YES, first_no, no

from . import queries
from .models import AssessorRegistration, Organisation, Relation, Role, RoleGrant, UndertakingText
from .models.sealing import index
from .states import OrganisationState

ROLE_GIVERS = (Role.ADMIN, Role.HEAD)
NIK_DIGITS = 16


def is_system(user):
    return user.email == queries.SYSTEM_ADDRESS


# What stands before the cases of others


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


# Roles


def can_manage_people(user, *, on):
    """Only the administrator and the head see who holds what."""
    if is_system(user) or user.holds(*ROLE_GIVERS, on=on):
        return YES
    return no(_("Only the administrator and the head of the LSP keep the list of people."))


def can_grant_role(user, person, role, *, starts_on, ends_on, organisation, on):
    """Never to oneself, under a second account neither; never the same role twice on one day."""
    return first_no(
        can_manage_people(user, on=on),
        _is_for_another(user, person),
        _is_open(person),
        _has_days_in_order(starts_on, ends_on, on=on),
        _names_its_organisation(role, organisation),
        _is_not_yet_held(person, role, organisation, starts_on=starts_on, ends_on=ends_on),
        _has_what_the_role_needs(person, role, on=starts_on),
    )


def can_end_grant(user, grant, *, reason, on):
    """One's own roles neither: the last administrator would lock the door behind themselves."""
    return first_no(
        can_manage_people(user, on=on),
        _is_for_another(user, grant.user),
        _is_still_held(grant, on=on),
        _is_reasoned(reason),
    )


def _is_for_another(user, person):
    if queries.same_person(user, person):
    X
    return YES


def _is_open(person):
    if person.is_active:
        return YES
    return no(_("This account is closed. Open it first."))


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
    if role == Role.ASSESSOR and not queries.registration_of(person, on=on):
        return no(_("Record a MET number that is in force on the first day, then give the role."), clause="9.2.2")
    if role == Role.DECISION and not queries.qualification_of(person, on=on):
        return no(
            _("Record a qualification and experience that are in force on the first day, then give the role."),
            clause="9.4.4",
        )
    return YES


def _is_still_held(grant, *, on):
    if grant.ended_at or (grant.ends_on and grant.ends_on < on):
        return no(_("This role has already ended."))
    return YES


# Accounts and what they know of their person


def can_update_profile(user, person, *, full_name):
    """Oneself; the name no longer once it was compared with the identity card."""
    if user != person:
        return no(_("Only the person themselves changes their particulars."), clause="7.2.4")
    if person.identity_confirmed_at and full_name.strip() != person.full_name:
        return no(
            _("Your name was compared with your identity card. Ask the secretariat to correct it."), clause="7.2.4"
        )
    return YES


def can_correct_name(user, person, *, reason, on):
    return first_no(_is_secretariat(user, on=on), _is_for_another(user, person), _is_reasoned(reason))


def can_record_nik(user, person, *, nik, on):
    """The person, until the identity is confirmed; the secretariat afterwards."""
    if len(nik) != NIK_DIGITS or not nik.isascii() or not nik.isdigit():
        return no(_("A NIK has 16 digits."), clause="9.1.2")
    if user == person and person.identity_confirmed_at and index(nik) != person.nik_index:
        return no(
            _("Your NIK was compared with your identity card. Ask the secretariat to correct it."), clause="7.2.4"
        )
    return YES if user == person else _is_secretariat(user, on=on)


def can_confirm_identity(user, person, *, on):
    if not person.has_nik:
        return no(_("No NIK is recorded for this person."), clause="9.1.5")
    return first_no(_is_secretariat(user, on=on), _is_for_another(user, person))


def can_reveal_nik(user, person, *, reason, on):
    """Masked for everybody; in full for the secretariat and the person, each time with a reason."""
    if not person.has_nik:
        return no(_("No NIK is recorded for this person."), clause="7.1.3")
    if not (is_system(user) or user == person or user.holds(Role.SECRETARIAT, on=on)):
        return no(_("Only the secretariat sees a NIK in full."), clause="7.1.3")
    return _is_reasoned(reason)


def can_close_account(user, person, *, reason, on):
    return first_no(
        can_manage_people(user, on=on), _is_for_another(user, person), _is_open(person), _is_reasoned(reason)
    )


def can_open_account(user, person, *, reason, on):
    if person.is_active:
        return no(_("This account is open."))
    if is_system(person):
        return no(_("Nobody signs in as the machine."))
    return first_no(can_manage_people(user, on=on), _is_for_another(user, person), _is_reasoned(reason))


def _is_secretariat(user, *, on):
    if is_system(user) or user.holds(Role.SECRETARIAT, on=on):
        return YES
    return no(_("Only the secretariat does this."), clause="7.1.3")


def _is_reasoned(reason):
    return YES if reason.strip() else no(_("Write the reason. It stays in the journal."), clause="7.1.3")


# Organisations


def can_keep_organisations(user, *, on):
    if is_system(user) or user.holds(Role.SECRETARIAT, on=on):
        return YES
    return no(_("Only the secretariat confirms organisations, since they decide the fee."), clause="2.1")


def can_propose_organisation(user, name):
    """Everybody who signs in may name their employer, once."""
    return _name_is_free(name)


def can_add_organisation(user, name, *, on):
    return first_no(can_keep_organisations(user, on=on), _name_is_free(name))


def can_confirm_organisation(user, organisation, *, name, on):
    """Not by whoever proposed it: the kind decides the fee."""
    return first_no(
        can_keep_organisations(user, on=on),
        _was_proposed_by_another(user, organisation),
        _name_is_free(name, but=organisation),
    )


def can_reject_organisation(user, organisation, *, reason, on):
    return first_no(
        can_keep_organisations(user, on=on),
        _was_proposed_by_another(user, organisation),
        _says_what_was_wrong(reason),
    )


def can_set_employer(user, person, organisation, *, on):
    """Oneself, from the list or one's own proposal; a coordinator or the secretariat for others."""
    if organisation.state == OrganisationState.REJECTED:
        return no(_("This organisation was rejected. Choose another."), clause="2.1")
    if user == person or is_system(user) or user.holds(Role.SECRETARIAT, on=on):
        return YES
    return YES if user.coordinates(organisation, on=on) else no(_("You can only say for whom you work yourself."))


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


# What people bring to their roles


def can_record_credentials(user, person, *, on):
    """The administrator or the secretariat records what they saw on paper, never about themselves."""
    if not (is_system(user) or user.holds(Role.ADMIN, Role.HEAD, Role.SECRETARIAT, on=on)):
        return no(_("Only the secretariat and the administrator record registrations."), clause="9.4.4")
    if queries.same_person(user, person):
        return no(_("Somebody else has to record this about you."), clause="9.4.4")
    return YES


def can_record_registration(user, person, met_number, *, issued_on, expires_on, on):
    if expires_on < issued_on:
        return no(_("The last day is before the first."), clause="9.2.2")
    if AssessorRegistration.objects.filter(met_number=met_number).exists():
        return no(_("This MET number is already recorded."), clause="9.2.2")
    return can_record_credentials(user, person, on=on)


def can_record_qualification(user, person, *, valid_from, valid_until, on):
    if valid_until < valid_from:
        return no(_("The last day is before the first."), clause="9.4.4")
    return can_record_credentials(user, person, on=on)


def can_appoint_signatory(user, person, signs, *, starts_on, ends_on, on):
    """Appointed by the administrator or the head; two never sign the same paper on one day."""
    if ends_on and ends_on < starts_on:
        return no(_("The last day is before the first."), clause="9.4.6")
    appointed = first_no(can_manage_people(user, on=on), _is_for_another(user, person), _is_open(person))
    return appointed if not appointed else _nobody_signs_then(signs, starts_on=starts_on, ends_on=ends_on)


def can_end_appointment(user, signatory, *, ends_on, on):
    """From today or later: what somebody has signed stays signed by who was appointed then."""
    if signatory.ends_on and signatory.ends_on < on:
        return no(_("This appointment has already ended."), clause="9.4.6")
    if ends_on < max(on, signatory.starts_on):
        return no(_("The last day is today or later, and not before the first."), clause="9.4.6")
    return can_manage_people(user, on=on)


def _nobody_signs_then(signs, *, starts_on, ends_on):
    if queries.appointments_overlapping(signs, starts_on=starts_on, ends_on=ends_on).exists():
        return no(_("Somebody is already appointed to sign this on some of these days."), clause="9.4.6")
    return YES


# Undertakings and relations


def can_accept_undertaking(user, text, *, on):
    """Only the edition that holds today, and only once."""
    if text != queries.undertaking_text(on=on):
        return no(_("This text no longer holds. Read the one that does."), clause="7.1.3")
    if user.undertakings.filter(text=text).exists():
        return no(_("You have already accepted this text."), clause="7.1.3")
    return YES


def can_publish_undertaking(user, edition, *, holds_from, on):
    """A text that already holds is not replaced behind the back of those who accepted it."""
    if holds_from < on:
        return no(_("A text holds from today or later."), clause="7.1.3")
    if UndertakingText.objects.filter(edition=edition).exists():
        return no(_("There is already an edition of this name."), clause="7.1.3")
    return can_manage_people(user, on=on)


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
