"""The self-assessment of one element, and a new piece of evidence beside it (9.1.3)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.models import Evidence, Rating
from foundation.documents.models import Slot
from foundation.documents.rules import SLOTS
from foundation.look.fields import Choice, Drop, WrittenDateField

from .base import StepForm


class RatingForm(StepForm):
    """One's own word, nothing preselected, and the pieces that support it."""

    rating = forms.ChoiceField(
        label=_("Your rating of this element"),
        choices=Rating,
        required=False,
        widget=Choice(
            hints={
                "K": _("I can do this, and I have evidence of it."),
                "BK": _("I cannot do this yet, or have no evidence yet."),
            }
        ),
    )
    pieces = forms.ModelMultipleChoiceField(
        label=_("Evidence"),
        queryset=Evidence.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    optional = frozenset()

    def __init__(self, *args, evidence, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["pieces"].queryset = evidence


class EvidenceForm(forms.Form):
    """A new piece: what it is, of which date, and that customers' data in it is covered."""

    title = forms.CharField(
        label=_("What it is"),
        max_length=200,
        help_text=_("For example: customer data report, third quarter 2026."),
    )
    made_on = WrittenDateField(label=_("Date of the evidence"), required=False)
    masked = forms.BooleanField(
        label=_("I have covered the personal data of customers in it, or there is none"),
        error_messages={
            "required": _("Cover the personal data of customers first, then tick that you have done so.")
        },
    )

    optional = frozenset({"made_on"})

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        limits = SLOTS[Slot.EVIDENCE]
        self.fields["file"] = forms.FileField(
            label=_("File"),
            widget=Drop(attrs={"accept": limits.accept, "max_bytes": limits.size}, limits=limits.words),
            error_messages={"required": _("Choose a file first.")},
        )
