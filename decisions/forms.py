"""What people type about meetings: fields and their words, and nothing that happens."""

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.look.fields import Choice, WrittenDateField

from .models import Outcome, Presence


class MeetingForm(forms.Form):
    """Day, time and place of a meeting."""

    on = WrittenDateField(label=_("Day"))
    starts_at = forms.TimeField(
        label=_("From"), help_text=_("For example 09.00, in WIB."), input_formats=["%H.%M", "%H:%M"]
    )
    place = forms.CharField(
        label=_("Place"), max_length=200, help_text=_("Room or address; say so if it is online.")
    )
    basis = forms.CharField(
        label=_("Decree that formed the team"),
        max_length=200,
        required=False,
        help_text=_("Number and date."),
    )


class SeatForm(forms.Form):
    """Who takes a seat."""

    member = forms.ModelChoiceField(
        label=_("Member of the team"), queryset=None, empty_label=_("Choose a member")
    )
    is_chair = forms.BooleanField(label=_("Chairs the meeting"), required=False)

    def __init__(self, *args, candidates, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = candidates


class AttendForm(forms.Form):
    """One's own seat, taken."""

    presence = forms.ChoiceField(label=_("How do you take part?"), choices=Presence.choices, widget=Choice())
    declared = forms.BooleanField(
        label=_("I had no part in any of these cases beyond those from which I stand aside."),
    )


class VoteForm(forms.Form):
    """One's voice on one candidate. Nothing is preselected."""

    outcome = forms.ChoiceField(
        label=_("Your vote"),
        choices=Outcome.choices,
        widget=Choice(
            hints={
                Outcome.NOT_YET: _("the reason is written when the item is closed"),
                Outcome.SENT_BACK: _("with a question"),
            },
            stops={Outcome.NOT_YET.value},
        ),
    )
    dissent = forms.CharField(
        label=_("Note for the minutes"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("A dissenting reason is printed beside your vote."),
    )


class ReasonForm(forms.Form):
    """A reason in own words."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args, label=None, optional=False, **kwargs):
        super().__init__(*args, **kwargs)
        if label:
            self.fields["reason"].label = label
        self.fields["reason"].required = not optional


class DecideForm(ReasonForm):
    """How an item is closed: the reason and, where the votes say not yet competent, what is short."""

    field_order = ["elements", "reason"]
    elements = forms.ModelMultipleChoiceField(
        label=_("Elements not yet competent"),
        queryset=None,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Letter, decree and retest follow from what you name here."),
        error_messages={
            "required": _(
                "Name the elements that are not yet competent; letter, decree and retest follow from them."
            )
        },
    )

    def __init__(self, *args, elements, **kwargs):
        super().__init__(*args, optional=not elements, prefix="decide", **kwargs)
        self.fields["reason"].error_messages["required"] = _("Write the reason; the candidate reads it.")
        self.fields["elements"].queryset = elements
        self.fields["elements"].label_from_instance = _place_and_title
        if not elements:
            del self.fields["elements"]


def _place_and_title(element):
    return f"{element.unit.code}, {element}"


class ConclusionForm(forms.Form):
    """The last sentence of the minutes."""

    conclusion = forms.CharField(
        label=_("Conclusion"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Left empty, the usual sentence is printed."),
    )


class ReopenForm(forms.Form):
    """Which items are decided again, and why."""

    items = forms.ModelMultipleChoiceField(
        label=_("Decide again"), queryset=None, widget=forms.CheckboxSelectMultiple, required=False
    )
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args, items, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["items"].queryset = items


class AddendumForm(ReasonForm):
    """How one passage of sealed minutes has to read, and why."""

    field_order = ["passage", "corrected", "reason"]
    passage = forms.CharField(widget=forms.HiddenInput)
    corrected = forms.CharField(
        label=_("As it has to read"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The whole passage, with the correction in it."),
    )
