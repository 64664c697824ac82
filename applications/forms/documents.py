"""The photo, cut to shape in the page (9.1.2 b)."""

from django import forms
from django.utils.translation import gettext_lazy as _


class PhotoForm(forms.Form):
    """The one file of a photo."""

    file = forms.FileField(
        label=_("Your photo"),
        help_text=_("Recent, face to the front, before a red background. You cut it here."),
    )
