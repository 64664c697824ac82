"""The certification body itself, for its papers and pages; what it has not given stays empty and is shown so."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CertificationBody(models.Model):
    """One row: the LSP. Nothing here has an invented default."""

    name = models.CharField(_("name of the LSP"), max_length=150)
    kind = models.CharField(_("kind of LSP"), max_length=100, blank=True)
    licence_number = models.CharField(_("BNSP licence number"), max_length=60, blank=True)
    address = models.CharField(_("address"), max_length=250, blank=True)
    contact = models.CharField(_("contact"), max_length=150, blank=True)
    opening_hours = models.CharField(_("opening hours"), max_length=150, blank=True)
    place = models.CharField(_("place where papers are signed"), max_length=80, blank=True)
    sector_code = models.CharField(_("sector code in registration numbers"), max_length=10, blank=True)
    licence_suffix = models.CharField(_("licence suffix in registration numbers"), max_length=10, blank=True)
    only = models.BooleanField(default=True, editable=False)

    class Meta:
        verbose_name = _("certification body")
        verbose_name_plural = _("certification body")
        constraints = [
            models.UniqueConstraint(fields=["only"], name="there_is_one_certification_body"),
            models.CheckConstraint(
                condition=models.Q(only=True), name="the_certification_body_is_the_only_one"
            ),
        ]

    def __str__(self):
        return self.name
