"""A fee as it is typed: whole rupiah, two shares, a day (8.1-8.3)."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import OrganisationKind
from foundation.look.fields import MoneyField, WrittenDateField
from schemes.models import FeePurpose

WHOLE = 100


class FeeForm(forms.Form):
    organisation_kind = forms.ChoiceField(label=_("Employer"))
    purpose = forms.ChoiceField(label=_("Purpose"), choices=FeePurpose)
    amount = MoneyField(label=_("Amount in rupiah"), min_value=1, max_digits=12, decimal_places=0)
    admin_percent = forms.IntegerField(
        label=_("Registration and administration, in percent"), min_value=0, max_value=WHOLE, initial=60
    )
    assessment_percent = forms.IntegerField(
        label=_("Test and assessor, in percent"), min_value=0, max_value=WHOLE, initial=40
    )
    from_on = WrittenDateField(label=_("Holds from"))

    def __init__(self, *args, version, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = [(kind, OrganisationKind(kind).label) for kind in version.organisation_kinds]
        self.fields["organisation_kind"].choices = kinds

    def clean_amount(self):
        return int(self.cleaned_data["amount"])

    def clean(self):
        shares = [self.cleaned_data.get("admin_percent"), self.cleaned_data.get("assessment_percent")]
        if None not in shares and sum(shares) != WHOLE:
            raise ValidationError(
                _("The two shares add up to %(sum)s %%. They have to add up to 100 %%.")
                % {"sum": sum(shares)}
            )
        return self.cleaned_data
