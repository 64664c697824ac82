"""What is typed about adjustments: the candidate's wishes, and FR.AK.07 (9.2.4)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from examinations.models import MOST_EXTRA_PERCENT, OPTIONS, Characteristic, Fit, Measure
from foundation.look.fields import Choice

from .plans import ANSWERS, YES_NO, some_of

RESULTS = {
    "benchmark": _("Benchmark"),
    "methods": _("Assessment methods"),
    "instruments": _("Assessment instruments"),
}


class WishForm(forms.Form):
    """What the candidate needs, in own words."""

    wishes = forms.CharField(
        label=_("What do you need, and why?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        help_text=_("For example more time, a reader, larger print, another hour."),
    )


class AdjustmentsForm(forms.Form):
    """FR.AK.07. Nothing is preselected."""

    extra_percent = forms.IntegerField(
        label=_("Extra time in percent"),
        required=False,
        min_value=1,
        max_value=MOST_EXTRA_PERCENT,
        help_text=_("Empty means none. 25 makes 75 minutes of 60."),
    )
    measures = some_of(_("What is done"), Measure, required=False)
    other_measure = forms.CharField(
        label=_("Something else"),
        max_length=300,
        required=False,
        help_text=_("Whoever prepares the test reads it: name what is done, not why."),
    )
    answer = forms.CharField(
        label=_("Decision, in words for the candidate"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )

    def __init__(self, *args, findings=None, **kwargs):
        super().__init__(*args, initial=kwargs.pop("initial", {}) | _as_typed(findings or {}), **kwargs)
        for which in Characteristic:
            self.fields[f"is_{which}"] = forms.ChoiceField(label=which.label, choices=YES_NO, widget=Choice)
            self.fields[f"options_{which}"] = forms.MultipleChoiceField(
                label=_("Which"), choices=OPTIONS[which], required=False, widget=forms.CheckboxSelectMultiple
            )
            self.fields[f"note_{which}"] = forms.CharField(label=_("Note"), max_length=1000, required=False)
        for which in Fit:
            self.fields[f"fit_{which}"] = forms.ChoiceField(label=which.label, choices=YES_NO, widget=Choice)
        for key, label in RESULTS.items():
            self.fields[f"result_{key}"] = forms.CharField(label=label, max_length=500, required=False)

    @property
    def decision(self):
        """What was decided, as the action takes it: the findings, and the measures that lie open."""
        data = self.cleaned_data
        return {"findings": self._findings} | {
            key: data[key] for key in ("extra_percent", "measures", "other_measure")
        }

    @property
    def _findings(self):
        data = self.cleaned_data
        return {
            "characteristics": {which.value: self._found(which) for which in Characteristic},
            "fits": {which.value: ANSWERS[data[f"fit_{which}"]] for which in Fit},
            "results": {key: data[f"result_{key}"] for key in RESULTS},
            "answer": data["answer"],
        }

    def _found(self, which):
        data = self.cleaned_data
        answer = ANSWERS[data[f"is_{which}"]]
        return {
            "answer": answer,
            "options": data[f"options_{which}"] if answer else [],
            "note": data[f"note_{which}"],
        }

    # -- for the page --

    @property
    def characteristics(self):
        """The eight questions, each with its options and its note."""
        return [(self[f"is_{one}"], self[f"options_{one}"], self[f"note_{one}"]) for one in Characteristic]

    @property
    def fits(self):
        """The three questions of part B."""
        return [self[f"fit_{one}"] for one in Fit]

    @property
    def results(self):
        """What follows for benchmark, methods and instruments."""
        return [self[f"result_{key}"] for key in RESULTS]


def _as_typed(findings):
    """Findings in the values of the form's fields."""
    typed = {"answer": findings["answer"]} if findings else {}
    for which, found in findings.get("characteristics", {}).items():
        typed[f"is_{which}"] = _word(found["answer"])
        typed |= {f"options_{which}": found["options"], f"note_{which}": found["note"]}
    typed |= {f"fit_{which}": _word(fits) for which, fits in findings.get("fits", {}).items()}
    return typed | {f"result_{key}": text for key, text in findings.get("results", {}).items()}


def _word(answer):
    return "yes" if answer else "no"
