"""A hand under a text, drawn or typed, and from where it was given: a part of every record that is signed."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Hand(models.Model):
    """Who signed and when, and whether one of the two is required, each record says itself."""

    address = models.GenericIPAddressField(null=True, editable=False)
    typed_name = models.CharField(_("signature, typed"), max_length=150, blank=True)
    drawn = models.ForeignKey(
        "documents.Upload", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        abstract = True
