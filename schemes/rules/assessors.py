"""Who says for which schemes an assessor may assess (9.2.2)."""

from django.utils.translation import gettext as _

from accounts.models import Role
from accounts.queries import same_person
from foundation.workflow.answers import YES, first_no, no


def can_authorise(user, scheme, registration, *, starts_on, ends_on, day):
    """Whether this person may authorise this assessor for the scheme over these days."""
    if ends_on and ends_on < starts_on:
        return no(_("The last day lies before the first."), clause="9.2.2")
    if registration.expires_on < starts_on:
        return no(
            _("The registration %(number)s has lapsed by then.") % {"number": registration.met_number},
            clause="9.2.2",
        )
    return first_no(
        _keeps_assessors(user, registration, day), _is_first(scheme, registration, starts_on, ends_on)
    )


def can_end_authorisation(user, authorisation, *, ends_on, day):
    """Whether this person may name the last day of an authorisation: today or later."""
    if ends_on < max(day, authorisation.starts_on):
        return no(_("The last day is today or later, and not before the first."), clause="9.2.2")
    if authorisation.ends_on and authorisation.ends_on <= ends_on:
        return no(_("This authorisation ends before that day already."), clause="9.2.2")
    return _keeps_assessors(user, authorisation.registration, day)


def _keeps_assessors(user, registration, day):
    if not user.holds(Role.SECRETARIAT, Role.HEAD, on=day):
        return no(_("Only the secretariat and the head of the LSP authorise assessors."), clause="9.2.2")
    if same_person(user, registration.user):
        return no(_("Nobody authorises themselves."), clause="9.2.2")
    return YES


def _is_first(scheme, registration, starts_on, ends_on):
    held = scheme.authorisations.filter(registration=registration)
    later = held.filter(ends_on__isnull=True) | held.filter(ends_on__gte=starts_on)
    if ends_on:
        later = later.filter(starts_on__lte=ends_on)
    if later.exists():
        return no(
            _("This assessor is authorised for the scheme on some of these days already."), clause="9.2.2"
        )
    return YES
