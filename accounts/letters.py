"""Letters to people about their own account and roles."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_noop as _

from foundation.notices.actions import post, post_to_address

# The letters that the library asks for, by its names.
ENTRANCE_LETTERS = {
    "email_confirmation_signup": "accounts/letters/email_confirmation_signup",
    "email_confirmation": "accounts/letters/email_confirmation",
    "account_already_exists": "accounts/letters/account_already_exists",
    "password_reset_key": "accounts/letters/password_reset_key",
    "unknown_account": "accounts/letters/unknown_account",
}
# What changed, in the words of the letter that tells it.
SECURITY_EVENTS = {
    "password_changed": _("Your password was changed."),
    "password_set": _("A password was set."),
    "password_reset": _("Your password was set anew through a link."),
    "email_changed": _("The address you sign in with was changed."),
    "email_confirm": _("An address was added and confirmed."),
    "email_deleted": _("An address was removed."),
    "totp_activated": _("An app with codes was added as second factor."),
    "totp_deactivated": _("The app with codes was removed as second factor."),
    "webauthn_added": _("A passkey was added."),
    "webauthn_removed": _("A passkey was removed."),
    "recovery_codes_generated": _("New recovery codes were made; the old ones no longer hold."),
    "account_connected": _("Sign-in through the directory was tied to your account."),
    "account_disconnected": _("Sign-in through the directory was untied from your account."),
}


def send_entrance_letter(letter, address, *, user, link, at):
    """What signing up and forgotten passwords need: by mail only, never in an inbox, since it holds a key."""
    language = user.language if user else get_language() or settings.LANGUAGE_CODE
    told = {"link": link, "email": address, "directory": bool(settings.OIDC_SERVER_URL)}
    post_to_address(address, language, ENTRANCE_LETTERS[letter], at=at, **told)


def tell_person_security_changed(person, *, event, at):
    words = SECURITY_EVENTS[event]
    post("accounts/letters/security_changed", to=person, at=at, url=reverse("mfa_index"), words=words)


def tell_person_invited(person, *, at):
    post("accounts/letters/invited", to=person, at=at, url=reverse("account_reset_password"), person=person)


def tell_person_role_granted(grant, *, at):
    post("accounts/letters/role_granted", to=grant.user, at=at, url=reverse("accounts:profile"), grant=grant)


def tell_person_role_ended(grant, *, at):
    post("accounts/letters/role_ended", to=grant.user, at=at, url=reverse("accounts:profile"), grant=grant)


def tell_person_appointed(signatory, *, at):
    post(
        "accounts/letters/appointed",
        to=signatory.user,
        at=at,
        url=reverse("accounts:profile"),
        signatory=signatory,
    )


def tell_person_account_closed(person, *, at):
    post("accounts/letters/account_closed", to=person, at=at, person=person)


def tell_proposer_confirmed(organisation, *, at):
    post(
        "accounts/letters/organisation_confirmed",
        to=organisation.proposed_by,
        at=at,
        organisation=organisation,
    )


def tell_proposer_rejected(organisation, *, at):
    post(
        "accounts/letters/organisation_rejected",
        to=organisation.proposed_by,
        at=at,
        organisation=organisation,
    )
