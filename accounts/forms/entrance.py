"""The forms of the entrance, in our words: labels above the fields, hints that say what is asked."""

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as passkeys
from django import forms
from django.utils.translation import gettext_lazy as _

LABELS = {
    "full_name": _("Full name"),
    "login": _("E-mail address"),
    "email": _("E-mail address"),
    "password": _("Password"),
    "oldpassword": _("Present password"),
    "password1": _("New password"),
    "password2": _("New password, once more"),
    "code": _("Code"),
    "name": _("Name of this passkey"),
}
NEW_PASSWORD = _("At least 15 characters: a sentence is good. Any sign is allowed, blanks too.")
HINTS = {
    "full_name": _("As on your identity card."),
    "password1": NEW_PASSWORD,
    "code": _("Six digits from your app, or one of your recovery codes."),
    "name": _("So that you know it again, like “Office laptop”."),
}


class OurWords:
    """A form of the library with our labels and hints, and nothing inside the fields that vanishes."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = LABELS.get(name, field.label)
            field.help_text = HINTS.get(name, "")
            field.widget.attrs.pop("placeholder", None)


class LoginForm(OurWords, account.LoginForm):
    """Address and password."""


class SignupForm(OurWords, account.SignupForm):
    """Name, address and password; it never says whether an address is known."""

    full_name = forms.CharField(max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    field_order = ("full_name", "email", "password1")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password1"].label = LABELS["password"]


class ChangePasswordForm(OurWords, account.ChangePasswordForm):
    """The present password and a new one."""


class SetPasswordForm(OurWords, account.SetPasswordForm):
    """A first password."""


class ResetPasswordForm(OurWords, account.ResetPasswordForm):
    """The address a link goes to."""


class ResetPasswordKeyForm(OurWords, account.ResetPasswordKeyForm):
    """A new password, through the link."""


class AddEmailForm(OurWords, account.AddEmailForm):
    """Another address to sign in with."""


class ConfirmByPasswordForm(OurWords, account.ReauthenticateForm):
    """The password again."""


class SecondFactorForm(OurWords, mfa.AuthenticateForm):
    """The code at sign-in."""


class ConfirmByCodeForm(OurWords, mfa.ReauthenticateForm):
    """The code again."""


class AddAppForm(OurWords, totp.ActivateTOTPForm):
    """The first code of an app."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = _("The six digits that the app shows now.")


class AddPasskeyForm(OurWords, passkeys.AddWebAuthnForm):
    """A name for the passkey of this device."""


class RenamePasskeyForm(OurWords, passkeys.EditWebAuthnForm):
    """Another name for it."""
