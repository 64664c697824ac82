"""A decision that an appeal set aside: it stands until another meeting decides anew (9.9.6)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Way(models.TextChoices):
    """How it comes to the new decision."""

    PLENARY = "PLENARY", _("A new plenary meeting decides, with other members")
    ASSESSMENT = "ASSESSMENT", _("Other assessors assess anew, then a new plenary meeting decides")


class Reopening(models.Model):
    """The case is decided again by people without a part in the first decision. Added, never changed."""

    decision = models.OneToOneField("decisions.Decision", on_delete=models.PROTECT, related_name="reopening")
    way = models.CharField(_("way to the new decision"), max_length=10, choices=Way)
    # The record of the upper floor that brought it about.
    because_label = models.CharField(max_length=60)
    because_id = models.CharField(max_length=40)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("decision set aside")
        verbose_name_plural = _("decisions set aside")

    def __str__(self):
        return str(self.decision)
