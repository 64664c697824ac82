"""What people type in a sanction case: fields and their words, and nothing that happens."""

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.look.fields import Choice, Drop, WrittenDateField
from sanctions.models import DeliveryManner, Ground, Measure

YES, NO = "yes", "no"
MYSELF, OTHER = "me", "other"
LIMITS = _("PDF, JPG or PNG, up to 10 MB.")


def _area(rows=4):
    return forms.Textarea(attrs={"rows": rows})


class ReportForm(forms.Form):
    """A report against a holder: one's own, or what somebody outside said and the office enters."""

    optional = {"file", "reporter_name"}

    who = forms.ChoiceField(
        label=_("Who reports?"),
        choices=[(MYSELF, _("I do")), (OTHER, _("Somebody outside"))],
        widget=Choice(hints={MYSELF: _("Then others take the case further.")}),
    )
    reporter_name = forms.CharField(
        label=_("Name of who reports"),
        max_length=150,
        required=False,
        help_text=_("Where it is somebody outside. The holder does not read it."),
    )

    ground = forms.ChoiceField(label=_("Ground"), choices=Ground, widget=Choice())
    words = forms.CharField(
        label=_("What happened"),
        widget=_area(6),
        max_length=4000,
        help_text=_("When, where, and how it is known. The holder reads it."),
    )
    file = forms.FileField(label=_("Evidence"), required=False, widget=Drop(limits=LIMITS))


class AskForm(forms.Form):
    """What the holder is asked."""

    optional = {"question"}

    is_misuse = forms.ChoiceField(
        label=_("Is it misuse of the certificate?"),
        choices=[(YES, _("Yes")), (NO, _("No"))],
        widget=Choice(hints={YES: _("Then it is withdrawn only after a warning that went unheeded.")}),
    )
    question = forms.CharField(
        label=_("What the holder is asked"), widget=_area(), max_length=2000, required=False
    )


class AnswerForm(forms.Form):
    """What the holder says."""

    optional = {"file"}

    words = forms.CharField(label=_("What you say to it"), widget=_area(6), max_length=4000)
    file = forms.FileField(label=_("A file"), required=False, widget=Drop(limits=LIMITS))


class FileForm(forms.Form):
    """A piece of evidence."""

    file = forms.FileField(label=_("Evidence"), widget=Drop(limits=LIMITS))


class ReasonForm(forms.Form):
    """Why a case is closed."""

    reason = forms.CharField(label=_("Reason"), widget=_area(3), max_length=2000)


class WarnForm(forms.Form):
    """A warning."""

    words = forms.CharField(label=_("What the holder has to do"), widget=_area(), max_length=2000)
    comply_by = WrittenDateField(label=_("To comply by"))


class DeliveryForm(forms.Form):
    """How a warning arrived on paper."""

    manner = forms.ChoiceField(
        label=_("Manner"),
        choices=[(one.value, one.label) for one in DeliveryManner if one != DeliveryManner.PORTAL],
        widget=Choice(),
    )
    received_by = forms.CharField(label=_("Received by"), max_length=150)
    received_on = WrittenDateField(label=_("Received on"))
    proof = forms.FileField(label=_("Proof of receipt"), widget=Drop(limits=LIMITS))


class FindForm(forms.Form):
    """What became of a warning."""

    heeded = forms.ChoiceField(
        label=_("Was the warning heeded?"),
        choices=[(YES, _("Yes, everything is done")), (NO, _("No"))],
        widget=Choice(stops={NO}),
    )
    words = forms.CharField(label=_("What was found"), widget=_area(3), max_length=2000)


class ProposeForm(forms.Form):
    """A measure, its reasons, and for a suspension its end and condition."""

    optional = {"ends_on", "condition"}

    measure = forms.ChoiceField(label=_("Measure"), choices=Measure, widget=Choice())
    words = forms.CharField(
        label=_("Reasons"),
        widget=_area(),
        max_length=4000,
        help_text=_("What is proved, and by what. The holder reads it."),
    )
    ends_on = WrittenDateField(
        label=_("Last day of the suspension"), required=False, help_text=_("For a suspension only.")
    )
    condition = forms.CharField(
        label=_("Condition for lifting it"),
        widget=_area(3),
        max_length=2000,
        required=False,
        help_text=_("For a suspension only: what the holder has to fulfil."),
    )

    def __init__(self, *args, measures=Measure.values, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["measure"].choices = [choice for choice in Measure.choices if choice[0] in measures]


class RuleForm(forms.Form):
    """Somebody else's decision on a proposal."""

    optional = {"words"}

    approves = forms.ChoiceField(
        label=_("Your decision"),
        choices=[(YES, _("I approve it")), (NO, _("I refuse it"))],
        widget=Choice(stops={NO}),
    )
    words = forms.CharField(
        label=_("Reasons"),
        widget=_area(3),
        max_length=2000,
        required=False,
        help_text=_("Needed where you refuse."),
    )


class ReturnForm(forms.Form):
    """The printed certificate came back."""

    optional = {"words"}

    returned_on = WrittenDateField(label=_("Came back on"))
    words = forms.CharField(label=_("Note"), max_length=500, required=False)
