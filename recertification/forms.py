"""What is typed about an outage: when, and what happened."""

from django import forms
from django.utils.translation import gettext_lazy as _


class OutageForm(forms.Form):
    """From when until when nobody could send anything."""

    began_at = forms.DateTimeField(
        label=_("From"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}), help_text=_("WIB.")
    )
    ended_at = forms.DateTimeField(
        label=_("Until"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}), help_text=_("WIB.")
    )
    words = forms.CharField(
        label=_("What happened"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
