"""Fees of a version: by kind of employer and purpose, each from a day (8.1-8.3)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import OrganisationKind


class FeePurpose(models.TextChoices):
    NEW = "NEW", _("Certification")
    RECERTIFICATION = "RECERTIFICATION", _("Recertification")


class Fee(models.Model):
    """One amount in whole rupiah. It is never changed: a later one takes its place from its day."""

    version = models.ForeignKey("schemes.SchemeVersion", on_delete=models.CASCADE, related_name="fees")
    organisation_kind = models.CharField(_("Employer"), max_length=16, choices=OrganisationKind)
    purpose = models.CharField(_("Purpose"), max_length=16, choices=FeePurpose)
    amount = models.PositiveBigIntegerField(_("Amount in rupiah"))
    admin_percent = models.PositiveSmallIntegerField(_("Registration and administration, in percent"))
    assessment_percent = models.PositiveSmallIntegerField(_("Test and assessor, in percent"))
    from_on = models.DateField(_("Holds from"))
    # Empty for what came with the version's definition: whoever set the version answers for those.
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("fee")
        verbose_name_plural = _("fees")
        ordering = ["version", "purpose", "organisation_kind", "from_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "organisation_kind", "purpose", "from_on"], name="one_fee_begins_on_a_day"
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="a_fee_is_more_than_nothing"),
            models.CheckConstraint(
                condition=Q(admin_percent=100 - F("assessment_percent")), name="the_shares_of_a_fee_add_up"
            ),
            models.CheckConstraint(
                condition=Q(added_by=None, added_at=None) | Q(added_by__isnull=False, added_at__isnull=False),
                name="who_added_a_fee_and_when",
            ),
        ]

    def __str__(self):
        return f"{self.get_organisation_kind_display()}: Rp {self.amount}"

    @property
    def assessment_part(self):
        """Rounded down, so that the odd rupiah goes to administration."""
        return self.amount * self.assessment_percent // 100

    @property
    def admin_part(self):
        return self.amount - self.assessment_part
