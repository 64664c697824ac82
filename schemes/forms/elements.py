"""A table of elements as it is brought: first to look at, then to keep (5.2)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.look.fields import Drop
from foundation.look.tables import LARGEST_TABLE


class ElementsForm(forms.Form):
    file = forms.FileField(
        label=_("Table of elements and criteria"),
        widget=Drop(
            attrs={"accept": ".csv,.xlsx", "max_bytes": LARGEST_TABLE},
            camera=False,
            limits=_("CSV or XLSX, up to 1 MB and 2,000 rows."),
        ),
    )
    source = forms.CharField(
        label=_("Source"),
        max_length=300,
        help_text=_("Which document the words come from. Whoever confirms them compares with it."),
    )


class ImportForm(forms.Form):
    """What was looked at, once more: so that just that is kept, and nothing waits on the server."""

    table = forms.CharField(widget=forms.HiddenInput, strip=False)
    source = forms.CharField(widget=forms.HiddenInput, max_length=300)
