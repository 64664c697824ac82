"""What the lead types when the recommendation is sent (9.2.6, 9.3.5)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.models import RecommendationOutcome


class RecommendForm(forms.Form):
    """The word that goes to the LSP; the outcome follows from the judgements and is only confirmed here."""

    outcome = forms.CharField(widget=forms.HiddenInput)
    comment = forms.CharField(
        label=_("Comment and observation"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stands in the record FR.AK.02, which the candidate reads once the decision is known."),
    )
    follow_up = forms.CharField(
        label=_("Follow-up needed"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Extra work or assessment, if any. It stands in FR.AK.02, too."),
    )
    note = forms.CharField(
        label=_("Note to the meeting"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What the meeting should know beyond the judgements."),
    )

    def __init__(self, *args, standing, **kwargs):
        super().__init__(*args, **kwargs)
        self.short = standing.short_elements if standing.outcome == RecommendationOutcome.NOT_YET else []
        if standing.outcome == RecommendationOutcome.TEST:
            # The record of the whole assessment is made after the test.
            del self.fields["comment"], self.fields["follow_up"]
        for element in self.short:
            self.fields[f"reason_{element.pk}"] = forms.CharField(
                label=f"{element.unit.code}, {element}",
                widget=forms.Textarea(attrs={"rows": 2}),
                initial=_said_of(standing, element),
            )

    @property
    def reasons(self):
        """The fields that ask why an element is not yet competent."""
        return [self[f"reason_{element.pk}"] for element in self.short]

    @property
    def words(self):
        """The other fields that are typed."""
        return [self[name] for name in ("comment", "follow_up", "note") if name in self.fields]

    @property
    def report(self):
        """What was typed, as the action takes it."""
        kept = {name: self.cleaned_data[name] for name in self.fields if not name.startswith("reason_")}
        reasons = {element.pk: self.cleaned_data[f"reason_{element.pk}"] for element in self.short}
        return kept | {"reasons": reasons}


def _said_of(standing, element):
    """What was remarked on the test of this element: a beginning, for the assessor to write on."""
    cells = [cell for cell in standing.by_element.get(element.pk, []) if cell.is_test and cell.judgement]
    return " ".join(remark for cell in cells for remark in cell.judgement.remarks)
