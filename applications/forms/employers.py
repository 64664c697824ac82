"""Who employs the applicant: as it is stated, as a change of it is reported, as the secretariat settles it (2.1)."""

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, OrganisationKind
from accounts.states import OrganisationState
from applications.models.particulars import check_name
from foundation.documents.models import Slot
from foundation.documents.rules.slots import SLOTS
from foundation.look.fields import Choice, Drop, WrittenDateField

LETTER = SLOTS[Slot.DOCUMENT]


class EmployerFields(forms.Form):
    """An employer from the list, or one proposed by name and kind."""

    organisation = forms.ModelChoiceField(
        label=_("Employer"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("Choose from the list"),
    )
    proposed_name = forms.CharField(label=_("Name of the employer"), max_length=200, required=False)
    proposed_kind = forms.ChoiceField(
        label=_("Kind of employer"), choices=OrganisationKind, required=False, widget=forms.RadioSelect
    )

    def __init__(self, *args, organisations, kinds, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations
        self.fields["proposed_kind"].choices = [(value, OrganisationKind(value).label) for value in kinds]

    def clean(self):
        data = super().clean()
        if data.get("proposed_name") and not data.get("proposed_kind"):
            self.add_error(
                "proposed_kind", _("Say which kind of employer it is. The secretariat confirms it.")
            )
        return data

    @property
    def proposed(self):
        """(name, kind) of an employer that is not in the list; None where one was picked."""
        if self.cleaned_data["organisation"] or not self.cleaned_data["proposed_name"]:
            return None
        return self.cleaned_data["proposed_name"].strip(), self.cleaned_data["proposed_kind"]


class Now(models.TextChoices):
    """Where the applicant works now."""

    LISTED = "LISTED", _("At a company in the list")
    UNLISTED = "UNLISTED", _("At a company that is not in the list")
    NOWHERE = "NOWHERE", _("At no company of the group or its partners")


class ReportForm(EmployerFields):
    """Where the applicant works since which day; the letter that shows it, for whoever has one."""

    now = forms.ChoiceField(label=_("Work now"), choices=Now, widget=Choice())
    changed_on = WrittenDateField(label=_("Since when"), help_text=_("The first day on which this is so."))
    superior_name = forms.CharField(
        label=_("Name of the new direct superior"),
        max_length=150,
        validators=[check_name],
        help_text=_("So that nobody who leads the candidate assesses them or decides about them."),
        required=False,
    )
    superior_email = forms.EmailField(label=_("E-mail of the new direct superior"), required=False)
    proof = forms.FileField(
        label=_("Letter that shows it"),
        help_text=_("For example the decree of appointment or a letter of the employer."),
        widget=Drop(attrs={"accept": LETTER.accept}, max_bytes=LETTER.size, limits=LETTER.words),
        required=False,
    )

    optional = frozenset({"superior_name", "superior_email", "proof"})

    def clean(self):
        """What the answer needs; what belongs to another answer is not read."""
        data = super().clean()
        now = data.get("now")
        if now == Now.LISTED and not data.get("organisation") and "organisation" not in self.errors:
            self.add_error("organisation", _("Choose the employer from the list."))
        if now == Now.UNLISTED and not data.get("proposed_name"):
            self.add_error("proposed_name", _("Write the name of the employer."))
        return data

    @property
    def reported(self):
        """The words of the form as `report_employer` takes them; its file goes another way."""
        now, names = self.cleaned_data["now"], ("changed_on", "superior_name", "superior_email")
        typed = (self.cleaned_data["proposed_name"].strip(), self.cleaned_data["proposed_kind"])
        return {name: self.cleaned_data[name] for name in names} | {
            "organisation": self.cleaned_data["organisation"] if now == Now.LISTED else None,
            "proposed": typed if now == Now.UNLISTED else None,
        }


class SettleForm(forms.Form):
    """Which employer it really is, of those that the scheme admits; the fee follows from its kind."""

    organisation = forms.ModelChoiceField(
        label=_("Employer"), queryset=None, empty_label=_("Choose from the list")
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The applicant reads this sentence as it is."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=500,
    )

    def __init__(self, *args, version, **kwargs):
        super().__init__(*args, **kwargs)
        admitted = Organisation.objects.filter(kind__in=version.organisation_kinds)
        self.fields["organisation"].queryset = admitted.filter(state=OrganisationState.CONFIRMED)
