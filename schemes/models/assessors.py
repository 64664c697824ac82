"""For which schemes an assessor may assess, and until when (9.2.2)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class AssessorAuthorisationQuerySet(models.QuerySet):
    def in_force_on(self, day):
        begun = self.filter(starts_on__lte=day)
        return begun.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day))


class AssessorAuthorisation(models.Model):
    """Dates decide; ending it sets the last day, and the row stays."""

    scheme = models.ForeignKey("schemes.Scheme", on_delete=models.PROTECT, related_name="authorisations")
    registration = models.ForeignKey(
        "accounts.AssessorRegistration", on_delete=models.PROTECT, related_name="scheme_authorisations"
    )
    starts_on = models.DateField(_("From"))
    ends_on = models.DateField(_("Until"), null=True, blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    given_at = models.DateTimeField(editable=False)

    objects = AssessorAuthorisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("authorisation of an assessor")
        verbose_name_plural = _("authorisations of assessors")
        ordering = ["scheme", "registration", "starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="an_authorisation_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["scheme", "registration"],
                condition=Q(ends_on=None),
                name="one_open_authorisation_per_assessor_and_scheme",
            ),
        ]

    def __str__(self):
        return f"{self.registration}: {self.scheme}"

    def in_force_on(self, day):
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)
