"""The photo, cut to shape in the page (9.1.2 b)."""

from django import forms
from django.utils.translation import gettext_lazy as _


class PhotoForm(forms.Form):
    """The one file of a photo, the applicant's word that it is recent, and the day that its camera wrote down.

    The page that cuts a photo reads that day beforehand: what is cut carries it no more.
    """

    optional = frozenset({"taken_on"})

    file = forms.FileField(
        label=_("Your photo"),
        help_text=_("Recent, face to the front, before a red background. You cut it here."),
    )
    is_recent = forms.BooleanField(label=_("I look like this now"))
    taken_on = forms.DateField(widget=forms.HiddenInput(attrs={"data-crop-day": ""}), required=False)

    def __init__(self, *args, months, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["is_recent"].help_text = _("The photo is at most %d months old.") % (months or 0)
        if not months:
            del self.fields["is_recent"], self.fields["taken_on"]
