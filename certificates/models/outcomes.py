"""Letters of outcome to who is not yet competent (9.4.5)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class OutcomeLetter(models.Model):
    """The letter with reasons to someone not yet competent, released with the decree (9.4.5)."""

    decision = models.OneToOneField("decisions.Decision", on_delete=models.PROTECT, related_name="+")
    number = models.CharField(_("number of the letter"), max_length=60, unique=True, editable=False)
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="outcome_letters"
    )
    paper = models.ForeignKey("documents.Paper", on_delete=models.PROTECT, related_name="+", editable=False)
    released_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("letter of outcome")
        verbose_name_plural = _("letters of outcome")

    def __str__(self):
        return self.number
