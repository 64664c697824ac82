"""Four answers for one cell, and the word that weighs two judgements (9.2.5, 9.3.6)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.models import Judgement

YES_NO = [("yes", _("Yes")), ("no", _("No"))]
ANSWERS = {"yes": True, "no": False}
LETTERS = dict(zip(Judgement.RULES, "VATM", strict=True))
MEANINGS = {
    "valid": _("fits the criteria of the element"),
    "authentic": _("the candidate's own work"),
    "current": _("shows competence now"),
    "sufficient": _("enough for every criterion"),
}


class JudgeForm(forms.Form):
    """Four answers for one cell. Nothing is preselected; an answer may stay open until the report."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, cell, is_old=False, hints=None, **kwargs):
        super().__init__(*args, initial={"version": cell.version} | _as_typed(cell.judgement), **kwargs)
        self.is_old, self.hints = is_old, hints or {}
        self.both_versions = []
        for rule in Judgement.RULES:
            label = Judgement._meta.get_field(rule).verbose_name
            self.fields[rule] = forms.ChoiceField(
                label=label, choices=YES_NO, widget=forms.RadioSelect, required=False
            )
            self.fields[f"{rule}_remark"] = forms.CharField(
                label=_("Remark, required with “no”"),
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def clean(self):
        """The remark that an answer needs is asked for beside it; the action asks again."""
        data = super().clean()
        for rule in Judgement.RULES:
            if self._needs_remark(rule, data.get(rule)) and not data.get(f"{rule}_remark", "").strip():
                self.add_error(f"{rule}_remark", _("Say why, in a few words."))
        return data

    def _needs_remark(self, rule, answer):
        return answer == "no" or (rule == "current" and answer == "yes" and self.is_old)

    @property
    def errors_by_id(self):
        """What is wrong, by the field's id in the page."""
        return {
            self[name].auto_id: list(errors) for name, errors in self.errors.items() if name in self.fields
        }

    @property
    def rules(self):
        """Field, remark, letter and meaning of each of the four rules, for the page."""
        return [
            {
                "name": rule,
                "field": self[rule],
                "remark": self[f"{rule}_remark"],
                "letter": LETTERS[rule],
                "meaning": MEANINGS[rule],
                "value": self[rule].value(),
                "hints": self.hints.get(rule, ()),
                "is_old": rule == "current" and self.is_old,
            }
            for rule in Judgement.RULES
        ]

    @property
    def judgement(self):
        """The answers and remarks as the action takes them; a remark goes with the answer that needed it."""
        data = self.cleaned_data
        return {
            "answers": {rule: ANSWERS.get(data[rule]) for rule in Judgement.RULES},
            "remarks": {
                rule: data[f"{rule}_remark"]
                for rule in Judgement.RULES
                if self._needs_remark(rule, data[rule]) or not data[rule]
            },
            "version": data["version"],
        }

    def show_both(self, kept):
        """Set what was typed beside what is kept now, and let the next saving be one that knows."""
        typed, stands = self.cleaned_data, _as_typed(kept)
        self.both_versions = [
            (self.fields[name].label, _word(typed[name]), _word(stands[name]))
            for name in stands
            if (typed[name] or "") != (stands[name] or "")
        ]
        self.data = self.data.copy()
        self.data["version"] = kept.version


def _as_typed(judgement):
    """A judgement in the values of its form."""
    values = {}
    for rule in Judgement.RULES if judgement else ():
        answer = getattr(judgement, rule)
        values[rule] = None if answer is None else ("yes" if answer else "no")
        values[f"{rule}_remark"] = getattr(judgement, f"{rule}_remark")
    return values


def _word(value):
    return dict(YES_NO).get(value, value) or "–"


class WeighForm(forms.Form):
    """Why the lead's judgement weighs more than the other assessor's."""

    reason = forms.CharField(
        label=_("Why your judgement weighs more"), widget=forms.Textarea(attrs={"rows": 3})
    )
