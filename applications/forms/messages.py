"""A message into the thread of a case, and the reason to hold one back (7.1.2)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.models import Audience


class MessageForm(forms.Form):
    """Staff choose who reads it, nothing preselected; the applicant writes to everybody in the case."""

    body = forms.CharField(label=_("Your message"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))
    audience = forms.ChoiceField(label=_("Who reads this"), choices=Audience, widget=forms.RadioSelect)

    def __init__(self, *args, is_staff, **kwargs):
        super().__init__(*args, **kwargs)
        if not is_staff:
            del self.fields["audience"]

    @property
    def readers(self):
        """Who reads it: as staff chose; all, where the applicant writes."""
        return self.cleaned_data.get("audience", Audience.CASE)


class HoldForm(forms.Form):
    """Why a message is held back; its author reads it."""

    reason = forms.CharField(label=_("Why is it held back"), max_length=200)
