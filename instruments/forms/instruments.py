"""An edition: its facts, its review, its end, and the bank that leaves the house (9.2.3, 9.3.1)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.look.fields import Choice, WrittenDateField
from foundation.workflow.versions import VersionedForm
from instruments.models import Instrument

LINES = forms.Textarea(attrs={"rows": 4})


class DraftForm(forms.Form):
    title_id = forms.CharField(label=_("Title"), max_length=200)
    title_en = forms.CharField(label=_("Title in English"), max_length=200, required=False)


class InstrumentForm(VersionedForm):
    class Meta:
        model = Instrument
        fields = ["title_id", "title_en", "form_edition", "instructions_id", "instructions_en"]
        widgets = {"instructions_id": LINES, "instructions_en": LINES}
        help_texts = {
            "form_edition": _("As printed on the form, for example 2023. Leave it empty where it says none."),
            "instructions_id": _("Whoever is tested reads them. Keep answers out of here."),
        }

    @property
    def changes(self):
        """What was typed, the saving apart."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class SendBackForm(forms.Form):
    reason = forms.CharField(label=_("What has to be mended"), max_length=1000, widget=LINES)


class InForceForm(forms.Form):
    valid_until = WrittenDateField(
        label=_("Last day"),
        required=False,
        help_text=_("After it nobody is tested with this edition. Leave it empty where none is laid down."),
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=300)


class ExportForm(forms.Form):
    reason = forms.CharField(
        label=_("What you need the file for"),
        max_length=300,
        help_text=_("It holds every item with its key. Whoever allows it reads this."),
    )


class SettleForm(forms.Form):
    allow = forms.TypedChoiceField(
        label=_("Your decision"),
        choices=[("yes", _("Allow it, for one day")), ("no", _("Refuse it"))],
        coerce=lambda value: value == "yes",
        widget=Choice(stops=["no"]),
    )
