"""How the library that signs people in behaves in this house: letters, rights, limits, the trail."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.actions import (
    note_security_change,
    note_sign_in_refused,
    note_signed_in,
    register_person,
)
from accounts.doors.devices import device_of, remember_device
from accounts.doors.factor import RECORDS, was_shown
from accounts.letters import send_entrance_letter
from accounts.models import User
from accounts.models.sealing import SECOND_FACTOR, seal, unseal
from accounts.rules import can_remove_factor
from foundation.workflow import clock


class AccountAdapter(DefaultAccountAdapter):
    """Accounts: same words for known and unknown addresses, links from the setting, limits by account."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed. Ask the secretariat."),
        "cannot_remove_primary_email": _("This is the address you sign in with; it stays."),
        "duplicate_email": _("This address already belongs to your account."),
        "email_password_mismatch": _("Address and password do not belong together."),
        "email_taken": _("This address cannot be used."),
        "enter_current_password": _("Type your present password."),
        "incorrect_code": _("This code is not right, or it was used already. Wait for the next one."),
        "incorrect_password": _("This password is not right."),
        "invalid_login": _("Address and password do not belong together."),
        "invalid_or_expired_key": _("This link no longer holds."),
        "invalid_password_reset": _("This link no longer holds."),
        "max_email_addresses": _("At most %d addresses."),
        "too_many_login_attempts": _("Too many attempts. Wait a while, or set a new password."),
        "unverified_primary_email": _("Confirm your address first."),
        "rate_limited": _("Too many requests. Wait a while."),
        "same_as_current": _("Choose one that you do not use now."),
    }

    # Signing up

    def save_user(self, request, user, form, commit=True):
        user.full_name = form.cleaned_data.get("full_name", user.full_name)
        user.language = get_language() or settings.LANGUAGE_CODE
        super().save_user(request, user, form, commit=False)
        return register_person(user, by=user, at=clock.now())

    def send_account_already_exists_mail(self, email):
        # A known address must take as long as a new one, whose password is hashed.
        make_password(email)
        super().send_account_already_exists_mail(email)

    # Letters go through the outbox like all others

    def send_mail(self, template_prefix, email, context):
        letter = template_prefix.rpartition("/")[2]
        send_entrance_letter(letter, email, user=context.get("user"), link=_link_of(context), at=clock.now())

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        event = template_prefix.rpartition("/")[2]
        note_security_change(user, event=event, by=user, at=clock.now())

    def get_email_confirmation_url(self, request, emailconfirmation):
        return _from_here(reverse("account_confirm_email", args=[emailconfirmation.key]))

    def get_reset_password_from_key_url(self, key):
        uid, _dash, rest = key.partition("-")
        return _from_here(reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": rest}))

    # Where one goes

    def is_safe_url(self, url):
        return url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def get_password_change_redirect_url(self, request):
        return reverse("mfa_index")

    # Limits: a stranger's guesses count against the account, the owner's own device counts apart

    def _get_login_attempts_cache_key(self, request, **credentials):
        device = device_of(request, credentials.get("email", ""))
        return f"{super()._get_login_attempts_cache_key(request, **credentials)}:{device}"

    def authentication_failed(self, request, **credentials):
        user = User.objects.filter(email=credentials.get("email", "").lower()).first()
        if user:
            note_sign_in_refused(user, by=None, at=clock.now())

    # Signed in, and showing again that it is still the same person

    def post_login(self, request, user, **facts):
        response = super().post_login(request, user, **facts)
        remember_device(response, user.email)
        ways = [record.get("type", record["method"]) for record in request.session.get(RECORDS, [])]
        note_signed_in(user, ways=ways, by=user, at=clock.now())
        return response

    def reauthenticate(self, user, password):
        return not user.has_second_factor and super().reauthenticate(user, password)

    def is_reauthentication_required(self, *, app, **kwargs):
        # Whoever has just signed in is not asked a second time.
        return not was_shown(self.request, ("password", "mfa"), at=clock.now())

    def get_reauthentication_methods(self, user):
        methods = super().get_reauthentication_methods(user)
        if not user.has_second_factor:
            return methods
        return [method for method in methods if method["id"] != "reauthenticate"]


class SocialAdapter(DefaultSocialAccountAdapter):
    """The group's directory: an account is tied by issuer and subject alone, never by a like address."""

    def can_authenticate_by_email(self, login, email):
        return False

    def populate_user(self, request, sociallogin, data):
        user = super().populate_user(request, sociallogin, data)
        user.full_name = (
            data.get("name") or f"{data.get('first_name', '')} {data.get('last_name', '')}"
        ).strip()
        return user

    def save_user(self, request, sociallogin, form=None):
        user = super().save_user(request, sociallogin, form)
        return user if form else register_person(user, by=user, at=clock.now())


class FactorAdapter(DefaultMFAAdapter):
    """Second factors: their secrets are sealed, and a short password does not lose the one it leans on."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "unverified_email": _("Confirm your address first, then set up a second factor."),
        "incorrect_code": _("This code is not right, or it was used already. Wait for the next one."),
    }

    def encrypt(self, text):
        return seal(text, SECOND_FACTOR)

    def decrypt(self, encrypted_text):
        return unseal(encrypted_text, SECOND_FACTOR)

    def can_delete_authenticator(self, authenticator):
        return bool(can_remove_factor(authenticator.user, authenticator))


def _link_of(context):
    """The link a letter is about; one to a page that anybody may open, the letter makes itself."""
    return context.get("activate_url") or (context.get("key") and context["password_reset_url"]) or ""


def _from_here(path):
    """Links come from the setting, never from what a request says its host is (TRUST, S13)."""
    return f"{settings.SITE_URL}{path}"
