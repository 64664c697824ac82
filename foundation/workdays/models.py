"""The days on which nobody works: national holidays, joint leave, and the body's own."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class HolidayKind(models.TextChoices):
    """Who declared the day; joint leave is treated as the scheme version says."""

    NATIONAL = "NATIONAL", _("National holiday")
    JOINT_LEAVE = "JOINT_LEAVE", _("Joint leave")
    LSP = "LSP", _("Closed by the certification body")


class Holiday(models.Model):
    """One such day, with where it is written."""

    day = models.DateField(_("Day"))
    name = models.CharField(_("Name"), max_length=200)
    kind = models.CharField(_("Kind"), max_length=12, choices=HolidayKind)
    source = models.CharField(
        _("Source"), max_length=200, help_text=_("The decree, or where the date was taken from.")
    )

    class Meta:
        verbose_name = _("holiday")
        verbose_name_plural = _("holidays")
        ordering = ("day", "kind")
        constraints = [models.UniqueConstraint(fields=["day", "kind"], name="a_day_is_declared_once_by_each")]

    def __str__(self):
        return f"{self.day}: {self.name}"
