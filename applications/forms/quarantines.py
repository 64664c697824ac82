"""What was seen in a file, and the file that comes in its place (9.1.3)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.documents.models import Cause
from foundation.documents.rules.slots import SLOTS
from foundation.look.fields import Drop


class ShutAwayForm(forms.Form):
    """What can be seen, and where; the applicant reads it."""

    remark = forms.CharField(
        label=_("What can be seen, and on which page"),
        help_text=_(
            "For example: names and telephone numbers of customers on page 2. Do not copy them here."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
    )


class CopyForm(forms.Form):
    """Another file, and that the data of others is covered in it."""

    masked = forms.BooleanField(
        label=_("I have covered the personal data of customers in it, or there is none"),
        error_messages={
            "required": _("Cover the personal data of customers first, then tick that you have done so.")
        },
    )

    def __init__(self, *args, upload, **kwargs):
        super().__init__(*args, **kwargs)
        limits = SLOTS[upload.slot]
        self.fields["file"] = forms.FileField(
            label=_("File"),
            widget=Drop(attrs={"accept": limits.accept}, max_bytes=limits.size, limits=limits.words),
            error_messages={"required": _("Choose a file first.")},
        )
        self.order_fields(["file", "masked"])
        if upload.finding != Cause.OTHERS_DATA:
            del self.fields["masked"]
