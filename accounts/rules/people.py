"""Who may change what an account knows of its person, and who sees a NIK in full (7.1.3, 7.2.4)."""

from django.utils.translation import gettext as _

from accounts.models import Role, User
from accounts.models.sealing import index
from foundation.workflow.answers import YES, first_no, no

from .standing import can_manage_people, is_for_another, is_open, is_reasoned, is_secretariat, is_system

NIK_DIGITS = 16


def is_own_name(typed_name, *names, clause):
    """A typed signature is one's own name, as it stands on the paper or the account, however it is spaced."""
    if not typed_name.strip() or _plain(typed_name) in map(_plain, names):
        return YES
    return no(_("Type your name as in the form: %s.") % names[0], clause=clause)


def _plain(name):
    return " ".join(name.split()).casefold()


def can_update_profile(user, person, *, full_name):
    """Oneself; the name no longer once it was compared with the identity card."""
    if user != person:
        return no(_("Only the person themselves changes their particulars."), clause="7.2.4")
    if person.identity_confirmed_at and full_name.strip() != person.full_name:
        return no(
            _("Your name was compared with your identity card. Ask the secretariat to correct it."),
            clause="7.2.4",
        )
    return YES


def can_invite(user, email, *, on):
    if User.objects.filter(email=email.lower()).exists():
        return no(_("Somebody with this address has an account already."))
    return can_manage_people(user, on=on)


def can_correct_name(user, person, *, reason, on):
    return first_no(is_secretariat(user, on=on), is_for_another(user, person), is_reasoned(reason))


def can_record_nik(user, person, *, nik, on):
    """The person, until the identity is confirmed; the secretariat afterwards."""
    if len(nik) != NIK_DIGITS or not nik.isascii() or not nik.isdigit():
        return no(_("A NIK has 16 digits."), clause="9.1.2")
    if user == person and person.identity_confirmed_at and index(nik) != person.nik_index:
        return no(
            _("Your NIK was compared with your identity card. Ask the secretariat to correct it."),
            clause="7.2.4",
        )
    return YES if user == person else is_secretariat(user, on=on)


def can_record_identity(user, person, *, on):
    """The secretariat, of somebody else, from the card itself."""
    return first_no(is_secretariat(user, on=on), is_for_another(user, person), is_open(person))


def can_confirm_identity(user, person, *, on):
    if not person.has_nik:
        return no(_("No NIK is recorded for this person."), clause="9.1.5")
    return first_no(is_secretariat(user, on=on), is_for_another(user, person))


def can_reveal_nik(user, person, *, reason, on):
    """Masked for everybody; in full for the secretariat and the person, each time with a reason."""
    if not person.has_nik:
        return no(_("No NIK is recorded for this person."), clause="7.1.3")
    if not (is_system(user) or user == person or user.holds(Role.SECRETARIAT, on=on)):
        return no(_("Only the secretariat sees a NIK in full."), clause="7.1.3")
    return is_reasoned(reason)


def can_close_account(user, person, *, reason, on):
    return first_no(
        can_manage_people(user, on=on), is_for_another(user, person), is_open(person), is_reasoned(reason)
    )


def can_open_account(user, person, *, reason, on):
    if person.is_active:
        return no(_("This account is open."))
    if is_system(person):
        return no(_("Nobody signs in as the machine."))
    return first_no(can_manage_people(user, on=on), is_for_another(user, person), is_reasoned(reason))
