"""What people type about records: a refused signature, a correction, FR.AK.05, FR.AK.03, FR.AK.06 (9.3.6)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.models import Aspect, Dimension, Principle, Statement

from .planning import SignForm

YES_NO = [("yes", _("Yes")), ("no", _("No"))]
ANSWERS = {"yes": True, "no": False}


def _yes_or_no(label, *, required=True):
    return forms.ChoiceField(label=label, choices=YES_NO, widget=forms.RadioSelect, required=required)


def _text(label, *, rows=2, required=False, hint=""):
    return forms.CharField(
        label=label, required=required, help_text=hint, widget=forms.Textarea(attrs={"rows": rows})
    )


class SignRecordForm(SignForm):
    """A hand under the records, or why it is refused."""

    refused_because = _text(
        _("If you refuse to sign: why"), hint=_("Leave it empty to sign. Your reason stands in the record.")
    )


class CorrectionForm(forms.Form):
    """What has to be corrected in what was sent."""

    reason = _text(_("What has to be corrected, and why"), rows=3, required=True)


class CorrectionAnswerForm(forms.Form):
    """The second person's answer."""

    granted = forms.ChoiceField(
        label=_("Decision"),
        choices=[
            ("yes", _("Granted: the case is judged again")),
            ("no", _("Not granted: what was sent stays")),
        ],
        widget=forms.RadioSelect,
    )
    answer = _text(_("Reason, for the assessor"), rows=3, required=True)

    def clean_granted(self):
        """True for granted."""
        return ANSWERS[self.cleaned_data["granted"]]


class ReportForm(forms.Form):
    """The words of FR.AK.05; its table follows from the recommendations."""

    WORDS = ("negative", "positive", "refusals", "suggestions", "note")

    negative = _text(_("What went badly"))
    positive = _text(_("What went well"))
    refusals = _text(
        _("Results that candidates did not accept"),
        hint=_("Who, and what they said. Leave it empty if nobody."),
    )
    suggestions = _text(_("Suggestions for improvement (assessors and staff)"))
    note = _text(_("Notes"))

    @property
    def words(self):
        """What was typed, by field of the form."""
        return {name: self.cleaned_data[name] for name in self.WORDS}


class ReportCorrectionForm(ReportForm):
    """A new version of it says what it corrects."""

    reason = _text(_("What is corrected, and why"), rows=3, required=True)


class FeedbackForm(forms.Form):
    """FR.AK.03: ten statements, each with yes or no, and a comment where there is one."""

    note = _text(_("Other notes"), rows=3)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for key, label in Statement.choices:
            self.fields[f"{key}_yes"] = _yes_or_no(label)
            self.fields[f"{key}_comment"] = _text(_("Comment"))

    @property
    def rows(self):
        """Statement by statement: the question and the field for a comment."""
        return [(self[f"{key}_yes"], self[f"{key}_comment"]) for key in Statement.values]

    @property
    def feedback(self):
        """What was said, as the action takes it."""
        said = self.cleaned_data
        answers = {
            key: {"yes": ANSWERS[said[f"{key}_yes"]], "comment": said[f"{key}_comment"].strip()}
            for key in Statement.values
        }
        return {"answers": answers, "note": said["note"]}


class ReviewerForm(forms.Form):
    """Who looks at how the assessment was done."""

    reviewer = forms.ModelChoiceField(label=_("Reviewing assessor"), queryset=None)

    def __init__(self, *args, reviewers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reviewer"].queryset = reviewers


class ReviewForm(forms.Form):
    """FR.AK.06: aspect by principle, then dimension by dimension."""

    aspects_advice = _text(_("Recommendation on the process"), rows=3)
    dimensions_advice = _text(_("Recommendation on the decision"), rows=3)
    comment = _text(_("Comment"), rows=3)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for aspect, label in Aspect.choices:
            for principle, name in Principle.choices:
                self.fields[f"{aspect}.{principle}"] = _yes_or_no(f"{label}: {name}", required=False)
        for key, label in Dimension.choices:
            self.fields[key] = _yes_or_no(label, required=False)

    @property
    def aspects(self):
        """Row by row: the aspect, and its field for each principle."""
        return [
            (label, [self[f"{aspect}.{principle}"] for principle in Principle.values])
            for aspect, label in Aspect.choices
        ]

    @property
    def principles(self):
        """The heads of the columns."""
        return Principle.labels

    @property
    def dimensions(self):
        """The fields of the second table."""
        return [self[key] for key in Dimension.values]

    @property
    def words(self):
        """The fields that are typed."""
        return [self[name] for name in ("aspects_advice", "dimensions_advice", "comment")]

    @property
    def review(self):
        """What was answered, as the action takes it; what was left open is None."""
        said = self.cleaned_data
        keys = [f"{aspect}.{principle}" for aspect in Aspect.values for principle in Principle.values]
        return {
            "aspects": {key: ANSWERS.get(said[key]) for key in keys},
            "dimensions": {key: ANSWERS.get(said[key]) for key in Dimension.values},
            **{name: said[name] for name in ("aspects_advice", "dimensions_advice", "comment")},
        }
