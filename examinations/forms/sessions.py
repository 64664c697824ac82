"""What people type about sessions, seats and the day of a test (9.3.2, 9.3.3)."""

import datetime as dt

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from examinations.models import DispositionOutcome, IncidentKind
from foundation.look.fields import Choice, Drop, WrittenDateField
from schemes.models import SchemeVersion

HOURS = ["%H.%M", "%H:%M"]
LONGEST_INSTRUCTIONS = 1000


def hour_field(label, **options):
    """An hour as people write it: 09.00."""
    return forms.TimeField(
        label=label,
        input_formats=HOURS,
        widget=forms.TimeInput(format="%H.%M", attrs={"inputmode": "numeric"}),
        help_text=_("For example 09.00, in WIB."),
        **options,
    )


class VersionField(forms.ModelChoiceField):
    def label_from_instance(self, version):
        return version.title


class WhenForm(forms.Form):
    """For which scheme, and when: what can be chosen next follows from it."""

    version = VersionField(label=_("Scheme"), queryset=SchemeVersion.objects.none())
    on = WrittenDateField(label=_("Day"))
    begins = hour_field(_("From"))
    ends = hour_field(_("Until"))

    def __init__(self, *args, versions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["version"].queryset = versions

    @property
    def hours(self):
        """The two moments."""
        on = self.cleaned_data["on"]
        return tuple(_moment(on, self.cleaned_data[name]) for name in ("begins", "ends"))


class SessionForm(forms.Form):
    """Who works there, for how many, with which equipment: those whom the day leaves free."""

    # That an assessor is needed the rule says, beside everything else that was typed.
    optional = {"equipment", "instructions"}

    capacity = forms.IntegerField(label=_("Candidates at most"), min_value=1, max_value=5000)
    assessors = forms.MultipleChoiceField(
        label=_("Assessors"), widget=forms.CheckboxSelectMultiple, required=False
    )
    invigilator = forms.ChoiceField(
        label=_("Invigilator"),
        help_text=_(
            "Watches over the session, compares faces and signs the report. Nobody who assesses there."
        ),
    )
    equipment = forms.MultipleChoiceField(
        label=_("Equipment that the test uses"), widget=forms.CheckboxSelectMultiple, required=False
    )
    instructions = forms.CharField(
        label=_("What candidates bring and mind"),
        required=False,
        max_length=LONGEST_INSTRUCTIONS,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Beside the identity card, which everybody brings. It stands in the invitation."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, assessors, invigilators, equipment, seats, **kwargs):
        super().__init__(*args, **kwargs)
        self.things = {
            "assessors": {str(row.pk): row for row in assessors},
            "invigilator": {str(person.pk): person for person in invigilators},
            "equipment": {str(piece.pk): piece for piece in equipment},
        }
        self.fields["capacity"].max_value = seats
        self.fields["assessors"].choices = [(row.pk, row.user.full_name) for row in assessors]
        self.fields["invigilator"].choices = [
            ("", _("Choose one")),
            *((person.pk, person.full_name) for person in invigilators),
        ]
        self.fields["equipment"].choices = [(piece.pk, str(piece)) for piece in equipment]
        if not equipment:
            del self.fields["equipment"]

    @property
    def facts(self):
        """What was chosen, as an outline takes it."""
        typed = self.cleaned_data
        return {
            "capacity": typed["capacity"],
            "invigilator": self.things["invigilator"][typed["invigilator"]],
            "assessors": tuple(self.things["assessors"][key] for key in typed["assessors"]),
            "equipment": tuple(self.things["equipment"][key] for key in typed.get("equipment", ())),
            "instructions": typed["instructions"],
        }


class WhyForm(forms.Form):
    """A reason that the people concerned read as it is."""

    reason = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class RelieveForm(WhyForm):
    """Who watches over an open session instead, and why."""

    invigilator = forms.ModelChoiceField(
        label=_("Invigilator from now on"), queryset=User.objects.none(), empty_label=_("Choose one")
    )
    field_order = ["invigilator", "reason"]

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["invigilator"].queryset = User.objects.filter(pk__in=[person.pk for person in people])


class CandidatesForm(forms.Form):
    """Which of those who wait get a seat."""

    plans = forms.MultipleChoiceField(label=_("Candidates"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, plans, **kwargs):
        super().__init__(*args, **kwargs)
        self.plans = {str(plan.pk): plan for plan in plans}
        self.fields["plans"].choices = [(key, key) for key in self.plans]

    @property
    def chosen(self):
        """Their plans, in the order in which they wait."""
        return [plan for key, plan in self.plans.items() if key in self.cleaned_data["plans"]]


class MoveForm(WhyForm):
    """To which other session."""

    to = forms.ChoiceField(label=_("Other session"))
    field_order = ("to", "reason")

    def __init__(self, *args, sessions, **kwargs):
        super().__init__(*args, **kwargs)
        self.sessions = {str(session.pk): session for session in sessions}
        self.fields["to"].choices = [(key, str(session)) for key, session in self.sessions.items()]

    def clean_to(self):
        """The session itself."""
        return self.sessions[self.cleaned_data["to"]]


class HandForm(forms.Form):
    """A signature, drawn or typed, on the invigilator's tablet."""

    typed_name = forms.CharField(label=_("Or full name"), max_length=150, required=False)
    drawn = forms.FileField(required=False)


class CloseForm(HandForm):
    """How the day went, and the hand of who watched over it."""

    summary = forms.CharField(
        label=_("How the day went"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Also where nothing happened. It stands in the report."),
    )


class AdmitForm(forms.Form):
    """Whether somebody who came late may take part, and why."""

    admitted = forms.ChoiceField(
        label=_("Came late"),
        choices=[("yes", _("May take part")), ("no", _("May not take part"))],
        widget=Choice(stops=("no",)),
    )
    reason = forms.CharField(label=_("Reason"), max_length=500)

    def clean_admitted(self):
        """True for yes."""
        return self.cleaned_data["admitted"] == "yes"


class HappenedForm(forms.Form):
    """What happened and when, with a photograph if there is one."""

    description = forms.CharField(
        label=_("What happened"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What you saw, not what you think of it."),
    )
    time = hour_field(_("At what time"))
    photo = forms.FileField(
        label=_("Photograph"),
        required=False,
        widget=Drop(limits=_("PDF, JPG or PNG, up to 10 MB."), max_bytes=10_000_000),
    )

    def __init__(self, *args, on, **kwargs):
        super().__init__(*args, **kwargs)
        self.on = on

    @property
    def told(self):
        """What was told, but for the photograph."""
        words = {name: self.cleaned_data[name] for name in self.fields if name not in ("time", "photo")}
        return words | {"happened_at": _moment(self.on, self.cleaned_data["time"])}


class IncidentForm(HappenedForm):
    """Something that happened in the session, to somebody or to the room."""

    kind = forms.ChoiceField(
        label=_("Kind"),
        # Who cheats is excluded from the seat itself.
        choices=[(value, label) for value, label in IncidentKind.choices if value != IncidentKind.CHEATING],
    )
    seat = forms.ChoiceField(label=_("About"), required=False)
    field_order = ("kind", "seat", "description", "time", "photo")

    def __init__(self, *args, seats, **kwargs):
        super().__init__(*args, **kwargs)
        self.seats = {str(seat.pk): seat for seat in seats}
        self.fields["seat"].choices = [
            ("", _("The room, and nobody alone")),
            *((key, f"{seat.number}. {seat.name}") for key, seat in self.seats.items()),
        ]

    def clean_seat(self):
        """The seat itself; None for the room."""
        return self.seats.get(self.cleaned_data["seat"])


class SettleForm(forms.Form):
    """Whether a result in doubt stands, and why; nothing is preselected."""

    outcome = forms.ChoiceField(
        label=_("The result"),
        choices=DispositionOutcome,
        widget=Choice(
            hints={
                DispositionOutcome.KEPT: _(
                    "The equipment had no bearing on it, or its error did not matter."
                ),
                DispositionOutcome.VOID: _("It leaves the matrix, and the candidate is tested again."),
            },
            stops=(DispositionOutcome.VOID,),
        ),
    )
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))


def _moment(on, hour):
    return timezone.make_aware(dt.datetime.combine(on, hour))
