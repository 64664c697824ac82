"""Sign and send; withdraw (9.1.4)."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ConsentForm(forms.Form):
    """The tick, the signature by hand or by name, and the hash of the text that was shown."""

    text_sha256 = forms.CharField(widget=forms.HiddenInput)
    agreed = forms.BooleanField(label=_("I have read this statement and agree to it"), required=False)
    drawn = forms.FileField(label=_("Signature by hand"), required=False)
    typed_name = forms.CharField(label=_("Your full name"), max_length=150, required=False)


class WithdrawForm(forms.Form):
    """Why, if one wants to say."""

    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )


class AcknowledgeForm(forms.Form):
    """That the explanation was read and understood (7.1.1)."""

    text_sha256 = forms.CharField(widget=forms.HiddenInput)
    read = forms.BooleanField(
        label=_("I have read this explanation and understand it"),
        error_messages={"required": _("Read the explanation, then tick that you understand it.")},
    )
