"""What is typed about an organisation."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import OrganisationKind


class OrganisationForm(forms.Form):
    """Its name and its kind, on which the fee depends; nothing preselected."""

    name = forms.CharField(
        label=_("Name"), max_length=200, help_text=_("As in its deed, like PT Contoh Jaya.")
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=OrganisationKind.choices, widget=forms.RadioSelect)
