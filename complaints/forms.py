"""What people type about complaints: fields and their words, and nothing that happens."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from complaints.models import About, Outcome, Terms
from foundation.look.fields import Choice, Drop, WrittenDateField
from sanctions.models import Ground

YES, NO = "yes", "no"
MYSELF, OTHER = "me", "other"
LIMITS = _("PDF, JPG or PNG, up to 10 MB.")
MOST_BYTES = 10 * 1024 * 1024


def _area(rows=4):
    return forms.Textarea(attrs={"rows": rows})


def _file(label):
    return forms.FileField(label=label, required=False, widget=Drop(limits=LIMITS, max_bytes=MOST_BYTES))


class ComplaintForm(forms.Form):
    """A complaint, from anybody; who is signed in needs not say who they are, the office may enter somebody else's."""

    optional = {"about_name", "reference", "happened_on", "file", "name", "email", "phone", "website"}
    known = ("name", "email", "phone")

    who = forms.ChoiceField(
        label=_("Who complains?"),
        choices=[(MYSELF, _("I do")), (OTHER, _("Somebody else, who told the LSP"))],
        widget=Choice(hints={OTHER: _("By letter, by telephone or at the counter.")}),
    )
    about = forms.ChoiceField(
        label=_("What is your complaint about?"),
        choices=About,
        widget=Choice(
            hints={
                About.CASE: _("Against the decision itself you can appeal as well, if it is about you."),
                About.MISUSE: _(
                    "Somebody shows a false or a changed certificate, or uses it for what it is not."
                ),
            }
        ),
    )
    words = forms.CharField(
        label=_("What happened"),
        widget=_area(7),
        max_length=4000,
        help_text=_("When, where, and how you know it."),
    )
    about_name = forms.CharField(
        label=_("Whom it concerns"),
        max_length=150,
        required=False,
        help_text=_("Name or post. This person does not read your complaint and does not handle it."),
    )
    reference = forms.CharField(
        label=_("Number of the certificate or the application"),
        max_length=80,
        required=False,
        help_text=_("As far as you know it. The check code beside the QR code will do as well."),
    )
    happened_on = WrittenDateField(label=_("When it happened"), required=False)
    file = _file(_("Picture or document"))
    name = forms.CharField(label=_("Your name"), max_length=150, required=False)
    email = forms.EmailField(
        label=_("Your e-mail address"),
        required=False,
        help_text=_(
            "The receipt, news and the answer go there. Without it you follow your complaint by a link alone."
        ),
    )
    phone = forms.CharField(label=_("Your phone"), max_length=32, required=False)
    # A trap for machines that fill in whatever they find; people do not see it.
    website = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *args, user, is_staff=False, **kwargs):
        super().__init__(*args, **kwargs)
        if not is_staff:
            del self.fields["who"]
            for name in self.known if user.is_authenticated else ():
                del self.fields[name]

    def clean_website(self):
        """Refused with a word, so that nobody's complaint is lost because a browser filled it in."""
        if self.cleaned_data["website"]:
            raise ValidationError(_("Leave this field empty, so that we know that no machine is writing."))
        return ""

    @property
    def plain_fields(self):
        """The fields that crispy draws; the trap stands apart."""
        return [field for field in self if field.name != "website"]

    @property
    def is_for_another(self):
        """Whether the office enters what somebody else told it."""
        return self.cleaned_data.get("who") == OTHER


class WordsForm(forms.Form):
    """Whoever complained adds something."""

    optional = {"file"}

    words = forms.CharField(label=_("What you want to add"), widget=_area(), max_length=4000)
    file = _file(_("Picture or document"))


class CodeForm(forms.Form):
    """The six digits of the mail."""

    code = forms.CharField(
        label=_("Code from the mail"),
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )


class NewLinkForm(forms.Form):
    """A new private link, to the address that the complaint came with."""

    number = forms.CharField(label=_("Number of your complaint"), max_length=60)
    email = forms.EmailField(label=_("Your e-mail address"))


class _PersonForm(forms.Form):
    """A form that names one of the people given to it."""

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in people}
        self.fields[self.names].choices = [("", _("Choose"))] + [
            (pk, person.full_name) for pk, person in self.people.items()
        ]

    def clean(self):
        """The person instead of their number."""
        typed = super().clean()
        if self.names in typed:
            typed[self.names] = self.people[typed[self.names]]
        return typed


class AdmitForm(_PersonForm):
    """Admitted: who looks into it."""

    names = "handler"

    handler = forms.ChoiceField(
        label=_("Who looks into it"), help_text=_("Only people without a part in it stand here.")
    )
    words = forms.CharField(
        label=_("Why it is admitted"),
        widget=_area(3),
        max_length=2000,
        help_text=_("Whoever complained reads it: what will be looked into."),
    )


class ReasonForm(forms.Form):
    """A reason that stays on file."""

    words = forms.CharField(label=_("Reason"), widget=_area(3), max_length=2000)


class GiveOnForm(_PersonForm):
    """Somebody else looks into it."""

    names = "handler"

    handler = forms.ChoiceField(label=_("Who looks into it"))


class NameForm(_PersonForm):
    """Whom it concerns."""

    names = "person"

    person = forms.ChoiceField(label=_("Whom it concerns"))


class SubjectForm(forms.Form):
    """Which certificate or which application it is about."""

    reference = forms.CharField(label=_("Number of the certificate or the application"), max_length=80)


class WriteForm(forms.Form):
    """How far it is."""

    words = forms.CharField(label=_("What you tell whoever complained"), widget=_area(3), max_length=2000)


class HearForm(_PersonForm):
    """What somebody whom it concerns is asked."""

    names = "person"

    person = forms.ChoiceField(label=_("Who is asked"))
    question = forms.CharField(
        label=_("What you ask"),
        widget=_area(),
        max_length=2000,
        help_text=_("The person reads this and nothing else: do not tell who complained."),
    )


class StatementForm(forms.Form):
    """What a person says who is heard."""

    optional = {"file"}

    words = forms.CharField(label=_("What you say to it"), widget=_area(6), max_length=4000)
    file = _file(_("A file"))


class CaseForm(forms.Form):
    """A sanction case against the holder."""

    optional = {"files"}

    ground = forms.ChoiceField(label=_("Ground"), choices=Ground, widget=Choice())
    words = forms.CharField(
        label=_("What is reported"),
        widget=_area(5),
        max_length=4000,
        help_text=_("The holder reads it: do not tell who complained."),
    )
    files = forms.MultipleChoiceField(
        label=_("Evidence"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The holder sees these files."),
    )

    def __init__(self, *args, files, **kwargs):
        super().__init__(*args, **kwargs)
        self.kept = {str(one.pk): one for one in files}
        self.fields["files"].choices = [(pk, one.upload.name) for pk, one in self.kept.items()]

    def clean_files(self):
        """The files instead of their numbers."""
        return [self.kept[pk] for pk in self.cleaned_data["files"]]


class ProposeForm(_PersonForm):
    """The answer, and who signs it."""

    names = "signer"

    outcome = forms.ChoiceField(label=_("Is the complaint right?"), choices=Outcome, widget=Choice())
    findings = forms.CharField(
        label=_("Findings"), widget=_area(), max_length=4000, help_text=_("For the file; it is not sent.")
    )
    words = forms.CharField(
        label=_("Answer with its reasons"),
        widget=_area(6),
        max_length=4000,
        help_text=_("Whoever complained reads it. Name nobody whose name they did not give."),
    )
    signer = forms.ChoiceField(
        label=_("Who signs it"), help_text=_("Somebody without a part in it, and not you.")
    )


class MeasureForm(_PersonForm):
    """What is done, by whom, until when."""

    names = "responsible"

    words = forms.CharField(label=_("What has to be done"), widget=_area(3), max_length=2000)
    responsible = forms.ChoiceField(label=_("Who does it"))
    due_on = WrittenDateField(label=_("To be done by"))


class DoneForm(forms.Form):
    """How it was carried out."""

    words = forms.CharField(label=_("What was done"), widget=_area(3), max_length=2000)


class CloseForm(forms.Form):
    """What came of it."""

    words = forms.CharField(
        label=_("What came of it"),
        widget=_area(3),
        max_length=2000,
        help_text=_("Whoever complained reads it."),
    )


class TermsForm(forms.ModelForm):
    """In how many working days: the LSP's own numbers."""

    class Meta:
        model = Terms
        fields = ["check_workdays", "hearing_workdays", "answer_workdays"]
