"""What people type about certificates: fields and their words, and nothing that happens."""

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.look.fields import Drop, WrittenDateField

from .models import HandoverManner


class LookUpForm(forms.Form):
    """The public's question: which certificate, valid on which day."""

    optional = {"on"}

    number = forms.CharField(label=_("Certificate number or check code"), max_length=80)
    on = WrittenDateField(
        label=_("Valid on"),
        required=False,
        help_text=_("For example the day of a contract. Empty means today."),
    )


class AgreementForm(forms.Form):
    """The holder's signature under the text that was shown."""

    text_sha256 = forms.CharField(widget=forms.HiddenInput)
    drawn = forms.FileField(label=_("Signature by hand"), required=False)
    typed_name = forms.CharField(label=_("Your full name"), max_length=150, required=False)


class HandoverForm(forms.Form):
    """How a certificate reached its holder, as the secretariat records it."""

    optional = {"proxy_identity", "power_of_attorney"}

    manner = forms.ChoiceField(label=_("Manner"), choices=HandoverManner.choices, widget=forms.RadioSelect)
    received_by = forms.CharField(label=_("Received by"), max_length=150)
    proxy_identity = forms.CharField(
        label=_("Identity of the proxy"),
        max_length=80,
        required=False,
        help_text=_("Kind and number of the document."),
    )
    power_of_attorney = forms.FileField(
        label=_("Power of attorney"), required=False, widget=Drop(limits=_("PDF, JPG or PNG, up to 5 MB."))
    )
