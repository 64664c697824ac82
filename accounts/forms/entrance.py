"""Signing up: a name beside the address and the password."""

from allauth.account.forms import SignupForm as LibrarySignupForm
from django import forms
from django.utils.translation import gettext_lazy as _


class SignupForm(LibrarySignupForm):
    """The account's first form; it never says whether an address is known."""

    full_name = forms.CharField(
        label=_("Full name"),
        help_text=_("As on your identity card."),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    field_order = ("full_name", "email", "password1")
