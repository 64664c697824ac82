"""Who vouches for registrations and qualifications, and who appoints signatories (9.2.2, 9.4.4, 9.4.6)."""

from django.utils.translation import gettext as _

from accounts import queries
from accounts.models import AssessorRegistration, Role
from foundation.workflow.answers import YES, first_no, no

from .standing import can_manage_people, is_for_another, is_open, is_system


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
    appointed = first_no(can_manage_people(user, on=on), is_for_another(user, person), is_open(person))
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
