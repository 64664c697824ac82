"""What is typed about a person: one's own particulars, roles, registrations, qualifications, ties."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import (
    AssessorRegistration,
    DecisionQualification,
    Organisation,
    RelationKind,
    Role,
    Signatory,
    User,
)
from accounts.states import OrganisationState
from foundation.look.fields import Drop, WrittenDateField

PROOF = {"accept": "application/pdf,image/jpeg,image/png", "max_bytes": 5 * 1024 * 1024}
PROOF_LIMITS = _("PDF, JPG or PNG, up to 5 MB.")


class Typed(forms.ModelForm):
    """The shape of what is typed; whether it may be so, the rules say in words of their own."""

    def validate_unique(self):
        """Left to the rule."""

    def validate_constraints(self):
        """Left to the rule, and to the database behind it."""


class ProfileForm(Typed):
    """One's own name, phone and language."""

    class Meta:
        model = User
        fields = ("full_name", "phone", "language")
        widgets = {
            "full_name": forms.TextInput(attrs={"autocomplete": "name"}),
            "phone": forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
        }
        help_texts = {"full_name": _("As on your identity card.")}


class InvitationForm(forms.Form):
    """A person who is to work here."""

    full_name = forms.CharField(label=_("Full name"), max_length=150)
    email = forms.EmailField(label=_("E-mail address"))


class GrantForm(forms.Form):
    """A role from a day to a day."""

    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    organisation = forms.ModelChoiceField(
        label=_("Organisation"),
        queryset=Organisation.objects.none(),
        required=False,
        help_text=_("For a coordinator only."),
    )
    starts_on = WrittenDateField(label=_("First day"))
    ends_on = WrittenDateField(
        label=_("Last day"), required=False, help_text=_("Leave empty while it has no end.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.filter(state=OrganisationState.CONFIRMED)


class ReasonForm(forms.Form):
    """Why, for the journal."""

    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class NameForm(ReasonForm):
    """A name as it stands on the identity card, and why it is corrected."""

    full_name = forms.CharField(label=_("Full name"), max_length=150)
    field_order = ("full_name", "reason")


class IdentityForm(forms.Form):
    """The number of an identity card, as it stands there."""

    number = forms.CharField(
        label=_("NIK on the identity card"),
        max_length=24,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("16 digits, as on the card. Kept encrypted, shown to nobody in full."),
    )

    def clean_number(self):
        """Spaces and dots are how people write it; the rest is for the rule."""
        return re.sub(r"[\s.]", "", self.cleaned_data["number"])


class RegistrationForm(Typed):
    """An assessor's MET number."""

    issued_on = WrittenDateField(label=_("Issued on"))
    expires_on = WrittenDateField(label=_("Last day"))
    proof = forms.FileField(label=_("Proof"), required=False, widget=Drop(PROOF, limits=PROOF_LIMITS))

    class Meta:
        model = AssessorRegistration
        fields = ("met_number", "issued_on", "expires_on")
        help_texts = {"met_number": _("Like MET.000.007183 2023.")}


class QualificationForm(Typed):
    """What makes a member of the decision team fit to decide (9.4.4)."""

    valid_from = WrittenDateField(label=_("Valid from"))
    valid_until = WrittenDateField(label=_("Valid until"))
    proof = forms.FileField(label=_("Proof"), required=False, widget=Drop(PROOF, limits=PROOF_LIMITS))

    class Meta:
        model = DecisionQualification
        fields = ("qualification", "experience", "valid_from", "valid_until")
        widgets = {"experience": forms.Textarea(attrs={"rows": 3})}


class RelationForm(forms.Form):
    """A tie to another person, named by their address."""

    kind = forms.ChoiceField(label=_("The other person is"), choices=RelationKind.choices)
    other = forms.EmailField(label=_("E-mail address of the other person"))

    def clean_other(self):
        """The account behind the address."""
        other = User.objects.filter(email=self.cleaned_data["other"].lower()).first()
        if other is None:
            raise forms.ValidationError(_("Nobody with this address has an account."))
        return other


class SignatoryForm(Typed):
    """Who signs what, in which post."""

    user = forms.ModelChoiceField(label=_("Person"), queryset=User.objects.none())
    starts_on = WrittenDateField(label=_("First day"))
    ends_on = WrittenDateField(
        label=_("Last day"), required=False, help_text=_("Leave empty while it has no end.")
    )

    class Meta:
        model = Signatory
        fields = ("user", "signs", "post_id", "post_en", "starts_on", "ends_on")

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = people


class LastDayForm(forms.Form):
    """The last day of an appointment."""

    ends_on = WrittenDateField(label=_("Last day"))


class UndertakingTextForm(forms.Form):
    """A new edition of the confidentiality undertaking."""

    edition = forms.CharField(label=_("Edition"), max_length=32, help_text=_("Like 2026-1."))
    body_id = forms.CharField(label=_("Text in Indonesian"), widget=forms.Textarea(attrs={"rows": 12}))
    body_en = forms.CharField(label=_("Text in English"), widget=forms.Textarea(attrs={"rows": 12}))
    holds_from = WrittenDateField(label=_("Holds from"))
