"""Education, dated jobs and trainings (6.1, 9.1.2)."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from applications.models.particulars import check_name
from foundation.look.fields import WrittenDateField

from .base import StepForm

FIRST_YEAR = 1950


class EducationForm(StepForm):
    """The highest diploma that the applicant relies on."""

    level = forms.ChoiceField(label=_("Level"))
    graduated_year = forms.IntegerField(
        label=_("Year of graduation"), widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    institution = forms.CharField(label=_("School or university"), max_length=200)
    major = forms.CharField(label=_("Field of study"), max_length=150, required=False)
    diploma_number = forms.CharField(label=_("Diploma number"), max_length=80, required=False)
    overseas = forms.BooleanField(
        label=_("This diploma is from abroad"),
        required=False,
        help_text=_("Upload the letter of equivalence with it. The secretariat looks at both."),
    )

    optional = frozenset({"major", "diploma_number", "overseas"})

    def __init__(self, *args, levels, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["level"].choices = [("", _("Choose")), *((level.code, level.label) for level in levels)]

    def clean_graduated_year(self):
        year = self.cleaned_data["graduated_year"]
        if not FIRST_YEAR <= year <= self.today.year:
            raise ValidationError(_("Write the year in four digits, not after this year."))
        return year


class Line(forms.Form):
    """A row of a list: the record that it stands for, if it is kept already."""

    id = forms.IntegerField(required=False, widget=forms.HiddenInput)

    @property
    def is_gone(self):
        """Whether the row was removed in the page; it is then sent along, hidden."""
        return self["DELETE"].value() in ("on", "true", "True", True)


class JobForm(Line):
    """One dated job. `faults(started_on, ended_on)` are the rules' own words about its dates."""

    position = forms.CharField(label=_("Position"), max_length=150)
    employer = forms.CharField(label=_("Employer"), max_length=200)
    started_on = WrittenDateField(label=_("Worked from"))
    ended_on = WrittenDateField(label=_("Worked until"), required=False)
    ongoing = forms.BooleanField(label=_("I still work here"), required=False)
    duties = forms.CharField(
        label=_("What you did"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    optional = frozenset({"duties"})

    def __init__(self, *args, faults, **kwargs):
        super().__init__(*args, **kwargs)
        self.faults = faults

    def clean(self):
        data = super().clean()
        if data.get("ongoing"):
            data["ended_on"] = None
        elif not data.get("ended_on") and "ended_on" not in self.errors:
            self.add_error("ended_on", _("Write when it ended, or tick that you still work there."))
        for name, words in self.faults(data.get("started_on"), data.get("ended_on")):
            self.add_error(name, words)
        return data


class TrainingForm(Line):
    """One training certificate; the trainer's name keeps the trainer out of the decision (9.4.2)."""

    title = forms.CharField(label=_("Title of the training"), max_length=200)
    number = forms.CharField(label=_("Certificate number"), max_length=80)
    issuer = forms.CharField(label=_("Issued by"), max_length=200)
    trainer_name = forms.CharField(
        label=_("Name of the trainer"),
        max_length=150,
        validators=[check_name],
        help_text=_("Whoever trained you takes no part in the decision about you."),
    )
    completed_on = WrittenDateField(label=_("Date of the certificate"))

    optional = frozenset()

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_completed_on(self):
        day = self.cleaned_data["completed_on"]
        if day > self.today:
            raise ValidationError(_("The date of the training certificate cannot be after today."))
        return day


class Lines(forms.BaseFormSet):
    """Rows that can be added and removed; an empty list shows one row to begin with."""

    @property
    def lines(self):
        """The facts of every row that stays, as the action takes them."""
        return [
            {name: value for name, value in form.cleaned_data.items() if name not in ("DELETE", "ongoing")}
            for form in self.forms
            if form.cleaned_data and not form.cleaned_data.get("DELETE")
        ]


JobFormSet = forms.formset_factory(
    JobForm, formset=Lines, extra=0, can_delete=True, max_num=30, validate_max=True
)
TrainingFormSet = forms.formset_factory(
    TrainingForm, formset=Lines, extra=0, can_delete=True, max_num=20, validate_max=True
)
