"""What people type about surveillances: fields and their words, and nothing that happens."""

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.look.fields import Choice, Drop, WrittenDateField
from foundation.workflow.versions import VersionedForm
from surveillance.models import Answer, Contact, LogEntry, Method, Outcome, Result

LIMITS = _("PDF, JPG or PNG, up to 10 MB.")


def _area(rows=4):
    return forms.Textarea(attrs={"rows": rows})


class BeginForm(forms.Form):
    """By which methods the holder is looked after."""

    # At least one: the action asks for it, in the words of its rule.
    optional = ()
    methods = forms.MultipleChoiceField(
        label=_("Methods"), choices=Method, required=False, widget=forms.CheckboxSelectMultiple
    )


class EntryForm(VersionedForm):
    """An entry of the logbook: kept as typed, so nothing is asked for before it is put into the logbook."""

    optional = {"place"}

    done_on = WrittenDateField(label=_("Day of the work"), required=False)

    class Meta:
        model = LogEntry
        fields = ["done_on", "unit", "words", "place"]
        labels = {"unit": _("Unit"), "words": _("Work that you did"), "place": _("Where")}
        widgets = {"words": _area(6)}
        help_texts = {"words": _("In your own words. Name no customer and show no data of one.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].required = False
        version = self.instance.certificate.scheme_version if self.instance.certificate_id else None
        self.fields["unit"].queryset = version.units.all() if version else self.fields["unit"].queryset.none()


class FileForm(forms.Form):
    """Evidence of an entry."""

    file = forms.FileField(label=_("Photo or file"), widget=Drop(limits=LIMITS))


class ContactForm(forms.ModelForm):
    """Whom to ask."""

    optional = {"position", "workplace", "phone"}

    class Meta:
        model = Contact
        fields = ["kind", "name", "position", "workplace", "email", "phone"]
        widgets = {"kind": Choice()}
        help_texts = {"email": _("An address of the workplace shows best whose it is.")}


class AssuranceForm(forms.Form):
    """How the office made sure whose address it is."""

    assurance = forms.CharField(
        label=_("How did you make sure whose address this is?"),
        max_length=300,
        help_text=_("For example: asked by telephone at the workplace."),
    )


class FindingForm(forms.Form):
    """What the logbook, or another method, showed."""

    optional = {"file"}

    method = forms.ChoiceField(
        label=_("Method"),
        choices=[(one.value, one.label) for one in (Method.LOGBOOK, Method.OTHER)],
        widget=Choice(),
    )
    result = forms.ChoiceField(
        label=_("Result"), choices=Result, widget=Choice(stops={Result.NOT_KEPT.value})
    )
    words = forms.CharField(label=_("What was found"), widget=_area(), max_length=4000)
    file = forms.FileField(label=_("A file"), required=False, widget=Drop(limits=LIMITS))


class VisitForm(forms.Form):
    """Who visits, when and where."""

    visitor = forms.ModelChoiceField(label=_("Visitor"), queryset=None)
    visit_on = WrittenDateField(label=_("Day of the visit"))
    place = forms.CharField(label=_("Place"), max_length=300)

    def __init__(self, *args, visitors, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["visitor"].queryset = visitors


class ReportForm(forms.Form):
    """The report of a visit, on a phone."""

    optional = {"met_with", "photo", "second_photo"}

    visited_on = WrittenDateField(label=_("Day on which you were there"))
    met_with = forms.CharField(label=_("Whom you spoke with"), max_length=300, required=False)
    result = forms.ChoiceField(
        label=_("Result"), choices=Result, widget=Choice(stops={Result.NOT_KEPT.value})
    )
    words = forms.CharField(label=_("What you saw"), widget=_area(6), max_length=4000)
    photo = forms.FileField(label=_("Photo"), required=False, widget=Drop(limits=LIMITS))
    second_photo = forms.FileField(label=_("Second photo"), required=False, widget=Drop(limits=LIMITS))


class ReasonForm(forms.Form):
    """Why something is taken back."""

    reason = forms.CharField(label=_("Reason"), max_length=500)


class ConclusionForm(forms.Form):
    """What an independent person concludes."""

    optional = {"follow_up", "follow_up_on"}

    outcome = forms.ChoiceField(
        label=_("Outcome"), choices=Outcome, widget=Choice(stops={Outcome.SUSPEND.value})
    )
    words = forms.CharField(
        label=_("Reasons"), widget=_area(), max_length=4000, help_text=_("The holder reads them.")
    )
    follow_up = forms.CharField(
        label=_("What the holder has to do"),
        widget=_area(3),
        max_length=2000,
        required=False,
        help_text=_("For a follow-up only."),
    )
    follow_up_on = WrittenDateField(
        label=_("To be done by"), required=False, help_text=_("For a follow-up only.")
    )


class DrawForm(forms.Form):
    """How many logbooks are drawn."""

    size = forms.IntegerField(label=_("How many logbooks"), min_value=1, max_value=500)


class CodeForm(forms.Form):
    """The six digits of the mail."""

    code = forms.CharField(
        label=_("Code from the mail"),
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )


class AnswerForm(forms.Form):
    """What is said about one holder; nothing is preselected."""

    optional = {"words"}

    answer = forms.ChoiceField(
        label=_("Does this person still do this work, and well?"),
        choices=Answer,
        widget=Choice(stops={Answer.NOT_KEPT.value}),
    )
    words = forms.CharField(
        label=_("In your own words"),
        widget=_area(3),
        max_length=1000,
        required=False,
        help_text=_("Needed where you do not say yes."),
    )


class PassOnForm(forms.Form):
    """Who knows better."""

    optional = {"position"}

    name = forms.CharField(label=_("Name"), max_length=150)
    position = forms.CharField(label=_("Position"), max_length=150, required=False)
    email = forms.EmailField(label=_("E-mail address at work"))
    reason = forms.CharField(label=_("Why this person knows better"), max_length=500)
