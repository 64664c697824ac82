"""What people type about assessments: fields and their words, and nothing that happens."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from foundation.look.fields import WrittenDateField

from .models import Judgement, Method, Potential, RecommendationOutcome

MINUTES = (30, 60, 90, 120, 180, 240, 480)
YES_NO = [("yes", _("Yes")), ("no", _("No"))]
ANSWERS = {"yes": True, "no": False}
LETTERS = dict(zip(Judgement.RULES, "VATM", strict=True))
MEANINGS = {
    "valid": _("fits the criteria of the element"),
    "authentic": _("the candidate's own work"),
    "current": _("shows competence now"),
    "sufficient": _("enough for every criterion"),
}


class ReasonForm(forms.Form):
    """A reason in own words."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))


class StopForm(ReasonForm):
    """Why an assessment ends: the office says so, a candidate who withdraws need not."""

    def __init__(self, *args, own, **kwargs):
        super().__init__(*args, **kwargs)
        reason = self.fields["reason"]
        reason.required = not own
        reason.help_text = (
            _("Only the secretariat reads it.") if own else _("The candidate reads it as it is.")
        )


class ObjectForm(ReasonForm):
    """Why the candidate objects and, where several assess, to whom."""

    def __init__(self, *args, assignments=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.assignments = {str(assignment.pk): assignment for assignment in assignments}
        if len(self.assignments) > 1:
            names = [(key, assignment.registration.user) for key, assignment in self.assignments.items()]
            whom = forms.ChoiceField(label=_("To whom"), choices=names, widget=forms.RadioSelect)
            self.fields = {"assignment": whom, **self.fields}

    def clean_assignment(self):
        """The assignment itself."""
        return self.assignments[self.cleaned_data["assignment"]]


class ReplaceForm(ReasonForm):
    """Why an assessor is replaced, and what the next one should know."""

    handover = forms.CharField(
        label=_("Note for the next assessor"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What was agreed with the candidate, what is still open."),
    )


class HandoverForm(forms.Form):
    """What whoever takes over should know; empty takes the note away."""

    note = forms.CharField(
        label=_("Note for whoever takes over"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What was agreed with the candidate, what is still open."),
    )


class AnswerForm(forms.Form):
    """The answer to an objection: upheld or not, and why."""

    upheld = forms.ChoiceField(
        label=_("Decision"),
        choices=[
            ("yes", _("Upheld: another assessor is assigned")),
            ("no", _("Not upheld: the assessor stays")),
        ],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(label=_("Answer to the candidate"), widget=forms.Textarea(attrs={"rows": 3}))

    def clean_upheld(self):
        """True for upheld."""
        return self.cleaned_data["upheld"] == "yes"


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
