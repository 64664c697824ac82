"""Parts 1 and 2 of FR.APL.01: the person, the employer and the purpose (9.1.2)."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from applications.models import IdentityKind, Purpose, Sex
from applications.models.particulars import check_name
from foundation.look.fields import WrittenDateField

from .base import StepForm
from .employers import EmployerFields

NIK_DIGITS = 16


class PersonalForm(StepForm):
    """Part 1a. The NIK that is kept is never shown: an empty field leaves it as it is."""

    full_name = forms.CharField(
        label=_("Full name"),
        max_length=150,
        validators=[check_name],
        help_text=_("As on your identity card. It is printed on the certificate."),
    )
    identity_kind = forms.ChoiceField(label=_("Identity document"), choices=IdentityKind)
    nik = forms.CharField(
        label=_("NIK"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    document_number = forms.CharField(
        label=_("Number of the KITAS or passport"), max_length=32, required=False
    )
    birth_place = forms.CharField(label=_("Place of birth"), max_length=100)
    birth_on = WrittenDateField(label=_("Date of birth"), help_text=_("For example 3 May 1994 or 3/5/1994."))
    sex = forms.ChoiceField(label=_("Sex"), choices=Sex, widget=forms.RadioSelect)
    nationality = forms.CharField(label=_("Nationality"), max_length=60)
    home_address = forms.CharField(label=_("Home address"), widget=forms.Textarea(attrs={"rows": 3}))
    postal_code = forms.CharField(
        label=_("Postal code"), max_length=10, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    phone = forms.CharField(
        label=_("Mobile phone"),
        max_length=30,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )

    optional = frozenset()

    def __init__(self, *args, nik_masked="", today=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.nik_masked, self.today = nik_masked, today
        if nik_masked:
            self.fields["nik"].help_text = _("%s is kept. Fill this in only to replace it.") % nik_masked
            self.optional = frozenset({"nik"})
        else:
            self.fields["nik"].help_text = _(
                "16 digits, as on the card. Kept encrypted, shown to nobody in full."
            )

    def clean_nik(self):
        """Spaces and dots are how people write it; whatever else is no digit is refused."""
        nik = re.sub(r"[\s.]", "", self.cleaned_data["nik"])
        if nik and not (len(nik) == NIK_DIGITS and nik.isascii() and nik.isdigit()):
            raise ValidationError(_("A NIK has 16 digits. Only spaces and dots may stand between them."))
        return nik

    def clean_birth_on(self):
        born_on = self.cleaned_data["birth_on"]
        if self.today and born_on >= self.today:
            raise ValidationError(_("The date of birth has to be in the past."))
        return born_on

    def clean(self):
        data = super().clean()
        is_card = data.get("identity_kind") == IdentityKind.KTP
        if is_card and not data.get("nik") and not self.nik_masked and "nik" not in self.errors:
            self.add_error("nik", _("Write your NIK: 16 digits, as on your identity card."))
        if not is_card and not data.get("document_number"):
            self.add_error("document_number", _("Write the number of your KITAS or passport."))
        return data


class WorkForm(EmployerFields, StepForm):
    """Parts 1b and 2: the employer, the superior, the purpose."""

    job_title = forms.CharField(label=_("Position"), max_length=150)
    work_unit = forms.CharField(label=_("Work unit"), max_length=150, required=False)
    office_address = forms.CharField(label=_("Office address"), widget=forms.Textarea(attrs={"rows": 2}))
    office_phone = forms.CharField(label=_("Office phone"), max_length=30, required=False)
    superior_name = forms.CharField(
        label=_("Name of your direct superior"),
        max_length=150,
        validators=[check_name],
        help_text=_("So that nobody who leads you assesses you or decides about you."),
    )
    superior_email = forms.EmailField(label=_("E-mail of your direct superior"), required=False)
    purpose = forms.ChoiceField(label=_("Purpose of the assessment"), widget=forms.RadioSelect)

    optional = frozenset({"work_unit", "office_phone", "superior_email"})

    def __init__(self, *args, purposes, fixed=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["purpose"].choices = [(value, Purpose(value).label) for value in purposes]
        if fixed:
            for name in ("organisation", "proposed_name", "proposed_kind", "purpose"):
                self.fields[name].disabled = True

    def clean(self):
        data = super().clean()
        if not data.get("organisation") and not data.get("proposed_name"):
            self.add_error("organisation", _("Choose your employer, or propose it by name below."))
        return data
