"""What is typed about a third party, and by one (FR.IA.10, 9.3.1)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from examinations.models import ThirdParty
from foundation.look.fields import Choice
from instruments.models import ItemKind

YES_NO = [("yes", _("Yes")), ("no", _("No"))]
TRUTH = {"yes": True, "no": False}


class NameForm(forms.ModelForm):
    """Whom the candidate names."""

    optional = {"phone"}

    class Meta:
        model = ThirdParty
        fields = ["name", "position", "workplace", "email", "phone"]
        help_texts = {
            "name": _("Somebody who sees you at work: a superior, a client, a colleague in charge."),
            "email": _("The link goes there. An address of the workplace shows best whose it is."),
        }


class AssuranceForm(forms.Form):
    """How the assessor made sure of an address that anybody could have."""

    assurance = forms.CharField(
        label=_("How did you make sure whose address this is?"),
        max_length=300,
        required=False,
        help_text=_("Needed where the address is not at a workplace."),
    )


class CodeForm(forms.Form):
    """The six digits of the mail."""

    code = forms.CharField(
        label=_("Code from the mail"),
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )


class PassOnForm(forms.Form):
    """Who knows better."""

    name = forms.CharField(label=_("Name"), max_length=150)
    position = forms.CharField(label=_("Position"), max_length=150)
    email = forms.EmailField(label=_("E-mail address at work"))
    reason = forms.CharField(label=_("Why this person knows better"), max_length=500)


class ThirdPartyAnswerForm(forms.Form):
    """FR.IA.10: who answers, every question of the instrument, nothing preselected, and the hand."""

    name = forms.CharField(label=_("Your name"), max_length=150)
    position = forms.CharField(label=_("Position"), max_length=150)
    workplace = forms.CharField(label=_("Workplace"), max_length=200)
    address = forms.CharField(label=_("Address of the workplace"), max_length=300)
    phone = forms.CharField(label=_("Telephone"), max_length=30)
    signed_as = forms.CharField(
        label=_("Sign by typing your full name"),
        max_length=150,
        help_text=_("You confirm that what you say is true and that you say it yourself."),
    )

    HEAD = ("name", "position", "workplace", "address", "phone")

    def __init__(self, *args, questions, **kwargs):
        super().__init__(*args, **kwargs)
        self.questions = questions
        for item in questions:
            self.fields[f"item-{item.pk}"] = _field(item)

    @property
    def answers(self):
        """{number of the item: True, False or words}."""
        said = {item.pk: self.cleaned_data[f"item-{item.pk}"] for item in self.questions}
        return {pk: TRUTH.get(answer, answer) for pk, answer in said.items()}

    @property
    def particulars(self):
        """The head of the form."""
        return {key: self.cleaned_data[key] for key in self.HEAD}

    @property
    def head_fields(self):
        return [self[key] for key in self.HEAD]

    @property
    def question_fields(self):
        return [self[f"item-{item.pk}"] for item in self.questions]


def _field(item):
    if item.kind == ItemKind.YES_NO:
        return forms.ChoiceField(label=item.text, choices=YES_NO, widget=Choice)
    return forms.CharField(label=item.text, max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))
