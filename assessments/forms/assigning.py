"""What people type when assessors are named, declined, objected to and replaced (9.2.2, 9.2.4)."""

from django import forms
from django.utils.translation import gettext_lazy as _


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
