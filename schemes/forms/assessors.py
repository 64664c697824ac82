"""Authorising an assessor for a scheme, and ending it (9.2.2)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import AssessorRegistration
from foundation.look.fields import WrittenDateField


class RegistrationField(forms.ModelChoiceField):
    def label_from_instance(self, registration):
        return f"{registration.user.full_name} ({registration.met_number})"


class AuthorisationForm(forms.Form):
    registration = RegistrationField(label=_("Assessor"), queryset=AssessorRegistration.objects.none())
    starts_on = WrittenDateField(label=_("From"))
    ends_on = WrittenDateField(label=_("Until"), required=False)

    def __init__(self, *args, day, **kwargs):
        super().__init__(*args, **kwargs)
        registrations = AssessorRegistration.objects.in_force_on(day).select_related("user")
        self.fields["registration"].queryset = registrations.order_by("user__full_name")


class EndForm(forms.Form):
    ends_on = WrittenDateField(label=_("Last day"))
