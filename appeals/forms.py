"""What people type in an appeal: fields and their words, and nothing that happens."""

from django import forms
from django.utils.translation import gettext_lazy as _

from appeals.models import About, Remedy, Side
from foundation.look.fields import Choice, Drop, WrittenDateField

YES, NO = "yes", "no"
LIMITS = _("PDF, JPG or PNG, up to 10 MB.")
ANSWERS = [(YES, _("Yes")), (NO, _("No"))]


def _area(rows=4):
    return forms.Textarea(attrs={"rows": rows})


class LodgeForm(forms.Form):
    """FR.AK.04: the three questions, against what, the grounds, an attachment, and the name as signature."""

    optional = {"file", "helper"}

    about = forms.ChoiceField(
        label=_("What do you appeal against?"),
        choices=About,
        widget=Choice(
            hints={About.PROCESS: _("The process did not follow the procedure or its principles.")}
        ),
    )
    grounds = forms.CharField(
        label=_("Why do you appeal?"),
        widget=_area(7),
        max_length=6000,
        help_text=_("Say what is wrong, and what shows it."),
    )
    file = forms.FileField(label=_("Attachment"), required=False, widget=Drop(limits=LIMITS))
    explained = forms.ChoiceField(
        label=_("Was the appeal procedure explained to you?"), choices=ANSWERS, widget=Choice()
    )
    discussed = forms.ChoiceField(
        label=_("Did you talk the appeal over with the assessor?"), choices=ANSWERS, widget=Choice()
    )
    helper = forms.CharField(
        label=_("Would you like somebody to help you with the appeal?"),
        max_length=150,
        required=False,
        help_text=_("Then write the name. Leave it empty if nobody helps."),
    )
    typed_name = forms.CharField(
        label=_("Your full name"), max_length=150, help_text=_("It counts as your signature.")
    )


class SayForm(forms.Form):
    """What a side says."""

    optional = {"file"}

    words = forms.CharField(label=_("What you say"), widget=_area(5), max_length=6000)
    file = forms.FileField(label=_("Attachment"), required=False, widget=Drop(limits=LIMITS))


class RecordForm(SayForm):
    """What a side said, written down by a member of the team."""

    side = forms.ChoiceField(label=_("Who spoke?"), choices=Side, widget=Choice())
    field_order = ("side", "words", "file")


class ReasonForm(forms.Form):
    """Why."""

    words = forms.CharField(label=_("Reasons"), widget=_area(3), max_length=2000)


class SeatForm(forms.Form):
    """Somebody of the appeal team, from those who had no part."""

    member = forms.ModelChoiceField(label=_("Member"), queryset=None)
    is_chair = forms.BooleanField(label=_("Chairs the team"), required=False)

    def __init__(self, *args, members, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = members


class OutsiderForm(forms.Form):
    """Somebody from outside the appeal team, by the address of their account."""

    email = forms.EmailField(label=_("E-mail address of the account"), max_length=254)
    is_chair = forms.BooleanField(label=_("Chairs the team"), required=False)


class CallForm(forms.Form):
    """When and where both sides are heard."""

    on = WrittenDateField(label=_("Day"))
    starts_at = forms.TimeField(label=_("Hour"), help_text=_("Like 09.30."), input_formats=["%H.%M", "%H:%M"])
    place = forms.CharField(label=_("Place or link"), max_length=200)


class HoldForm(forms.Form):
    """Who came to the hearing, and how it went."""

    appellant_came = forms.ChoiceField(label=_("Did the appellant come?"), choices=ANSWERS, widget=Choice())
    lsp_came = forms.ChoiceField(label=_("Did the LSP come?"), choices=ANSWERS, widget=Choice())
    words = forms.CharField(label=_("How the hearing went"), widget=_area(5), max_length=6000)


class VoiceForm(forms.Form):
    """One member's word."""

    upholds = forms.ChoiceField(
        label=_("Your voice"),
        choices=[(YES, _("I uphold the appeal")), (NO, _("I reject the appeal"))],
        widget=Choice(stops={NO}),
    )
    words = forms.CharField(label=_("Your reasons"), widget=_area(), max_length=4000)


class RulingForm(forms.Form):
    """The ruling as the voices say it: its reasons, and what follows where the appeal is upheld."""

    optional = {"remedy"}

    remedy = forms.ChoiceField(label=_("What follows"), choices=(), widget=Choice(), required=False)
    reasons = forms.CharField(
        label=_("Reasons of the ruling"),
        widget=_area(7),
        max_length=8000,
        help_text=_("Answer what the appellant brought forward, point by point. Both sides read it."),
    )

    def __init__(self, *args, remedies=Remedy.values, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["remedy"].choices = [choice for choice in Remedy.choices if choice[0] in remedies]
        if not remedies:
            del self.fields["remedy"]
