"""Forms about the verification of a test place: ordering, findings, conclusion (9.3.2)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from foundation.look.fields import Choice, WrittenDateField
from schemes.models import Scheme
from venues.models import FindingAnswer, VerificationOutcome
from venues.queries import verifiers_for

LONGEST_POINT = 300


class SchemeField(forms.ModelChoiceField):
    def label_from_instance(self, scheme):
        return scheme.title


class OrderForm(forms.Form):
    """For which scheme, by whom, for which days; those who keep the place are not among the verifiers."""

    scheme = SchemeField(label=_("Scheme"), queryset=Scheme.objects.none())
    verifier = forms.ModelChoiceField(
        label=_("Verifier"),
        queryset=User.objects.none(),
        help_text=_("A registered assessor of the scheme who does not keep this place."),
    )
    asked_from = WrittenDateField(label=_("Verified from"))
    asked_until = WrittenDateField(label=_("Verified until"))
    due_on = WrittenDateField(label=_("To be concluded by"))

    def __init__(self, *args, venue, by, day, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["scheme"].queryset = Scheme.objects.filter(versions__isnull=False).distinct()
        self.fields["verifier"].queryset = verifiers_for(venue, ordered_by=by, on=day)
        if venue.is_verified_for_each_use:
            self.fields["asked_from"].label = _("First day of the use")
            self.fields["asked_until"].label = _("Last day of the use")


class FindingsForm(forms.Form):
    """One answer and one remark for each point of the checklist: `rows` for the page, `answers` for the action."""

    # Nothing here may be left out for good; it may be filled in bit by bit.
    optional = set()

    def __init__(self, *args, lines, **kwargs):
        super().__init__(*args, **kwargs)
        self.points = [line.point for line in lines]
        for line in lines:
            self._add(line)

    @property
    def rows(self):
        """(point, answer, remark) in the order of the checklist."""
        return [(point, self[f"point-{point.pk}"], self[f"remark-{point.pk}"]) for point in self.points]

    @property
    def answers(self):
        """Point id → (answer, remark), the answer empty where none was given."""
        data = self.cleaned_data
        return {p.pk: (data[f"point-{p.pk}"], data[f"remark-{p.pk}"]) for p in self.points}

    @property
    def unexplained(self):
        """Point id → (the field that waits, what it has to say), where something is not met and nobody has said why."""
        why = _("Say what is missing, or why it does not apply.")
        return {
            point: (self[f"remark-{point}"].auto_id, why)
            for point, (answer, remark) in self.answers.items()
            if answer and answer != FindingAnswer.MET and not remark.strip()
        }

    def _add(self, line):
        point, finding = line.point, line.finding
        self.fields[f"point-{point.pk}"] = forms.ChoiceField(
            label=point.text,
            choices=FindingAnswer,
            required=False,
            widget=Choice(stops={FindingAnswer.NOT_MET}),
            initial=finding and finding.answer,
        )
        self.fields[f"remark-{point.pk}"] = forms.CharField(
            label=_("Remark"),
            required=False,
            widget=forms.Textarea(attrs={"rows": 1}),
            initial=finding and finding.remark,
        )


class ConcludeForm(forms.Form):
    """The verifier's word, its days, and the verifier's name under it."""

    outcome = forms.ChoiceField(
        label=_("Is the place fit for the scheme?"),
        choices=VerificationOutcome,
        widget=Choice(stops={VerificationOutcome.UNFIT}),
    )
    summary = forms.CharField(
        label=_("What was found"),
        help_text=_("The record carries it: room, equipment, safety, what has to be mended."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    verified_on = WrittenDateField(label=_("Looked at on"))
    valid_until = WrittenDateField(
        label=_("Valid until"), required=False, help_text=_("Only for a place that is fit.")
    )
    typed_name = forms.CharField(
        label=_("Your full name"),
        max_length=150,
        help_text=_("It stands under the record as your signature."),
    )


class ReasonForm(forms.Form):
    """Why something is called off, struck out or dropped."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))


class WithdrawForm(ReasonForm):
    """From when on the place is no longer verified, and why."""

    field_order = ["withdrawn_from", "reason"]
    withdrawn_from = WrittenDateField(label=_("Not verified from"))


class ChecklistForm(forms.Form):
    """A new edition: its name, its first day, and a point on each line."""

    edition = forms.CharField(
        label=_("Edition"), max_length=40, help_text=_("As it is printed on the record.")
    )
    holds_from = WrittenDateField(label=_("Holds from"))
    points = forms.CharField(
        label=_("Points"),
        help_text=_("One point on each line. A verifier answers every one of them."),
        widget=forms.Textarea(attrs={"rows": 10}),
    )

    def clean_points(self):
        """Each line that says something, in its order."""
        lines = [line.strip() for line in self.cleaned_data["points"].splitlines()]
        if any(len(line) > LONGEST_POINT for line in lines):
            raise forms.ValidationError(_("A point has at most %d characters.") % LONGEST_POINT)
        return [line for line in lines if line]
