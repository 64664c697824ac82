"""What the secretariat types about the calendar."""

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.look.fields import Choice, WrittenDateField
from foundation.workdays.models import Holiday, HolidayKind

HINTS = {
    HolidayKind.NATIONAL: _("Declared by the government; nobody works."),
    HolidayKind.JOINT_LEAVE: _("Counted or left out, as the scheme version says."),
    HolidayKind.LSP: _("Only this certification body is closed."),
}
WHERE = _("The decree with number and year, as it is shown beside the day.")


class HolidayForm(forms.Form):
    """A day on which nobody works, and the decree that says so."""

    day = WrittenDateField(label=_("Day"))
    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=HolidayKind, widget=Choice(hints=HINTS))
    source = forms.CharField(label=_("Decree or source"), max_length=200, help_text=WHERE)

    @property
    def holiday(self):
        """The day that was typed, unsaved."""
        return Holiday(**self.cleaned_data)


class StrikeForm(forms.Form):
    """On the strength of what a day is struck."""

    source = forms.CharField(label=_("Decree or source"), max_length=200, help_text=WHERE)
