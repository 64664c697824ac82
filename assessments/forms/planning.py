"""What people type about the plan, and their hand under it (9.2.1, 9.2.4)."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from assessments.models import Method, Potential
from foundation.look.fields import WrittenDateField

MINUTES = (30, 60, 90, 120, 180, 240, 480)


class PlanForm(forms.Form):
    """The plan of an assessment, FR.MAPA.01 in short."""

    potential = forms.ChoiceField(
        label=_("Where the candidate comes from"),
        choices=[("", _("Choose one")), *Potential.choices],
    )
    methods = forms.MultipleChoiceField(
        label=_("Evidence to be collected"), choices=Method.choices, widget=forms.CheckboxSelectMultiple
    )
    approach = forms.CharField(
        label=_("Approach"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("How you will assess, in words that the candidate understands."),
    )
    place = forms.CharField(label=_("Place"), max_length=200, help_text=_("Say so if you meet online."))
    on = WrittenDateField(label=_("Day"))
    starts_at = forms.TimeField(
        label=_("From"),
        help_text=_("For example 09.00, in WIB."),
        input_formats=["%H.%M", "%H:%M"],
        widget=forms.TimeInput(format="%H.%M"),
    )
    lasts = forms.TypedChoiceField(
        label=_("Duration"),
        choices=[
            (minutes, ngettext_lazy("%d minute", "%d minutes", minutes) % minutes) for minutes in MINUTES
        ],
        coerce=int,
        initial=60,
    )


class SignForm(forms.Form):
    """A hand under FR.AK.01: drawn or typed."""

    drawn = forms.FileField(label=_("Signature by hand"), required=False)
    typed_name = forms.CharField(label=_("Your full name"), max_length=150, required=False)
