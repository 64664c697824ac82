"""Changes of employer that were reported after the application was sent, and what became of them (2.1, 8.2.3)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applications.models.particulars import check_name


class EmployerOutcome(models.TextChoices):
    """What the secretariat found; empty as long as nobody has looked."""

    STAYS = "STAYS", _("The employer is the same as before")
    CHANGED = "CHANGED", _("The case goes on with another employer")
    ENDED = "ENDED", _("The case ended")


class EmployerReportQuerySet(models.QuerySet):
    """Reports as they stand."""

    def open(self):
        """Those that wait for the secretariat: until then their case stands still."""
        return self.filter(settled_at__isnull=True)


class EmployerReport(models.Model):
    """Somebody says that the applicant works elsewhere, or nowhere. Settled once, and never changed after that."""

    application = models.ForeignKey(
        "applications.Application", on_delete=models.CASCADE, related_name="employer_reports"
    )
    # With which employer the case stood when it was reported.
    before = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    # Empty where the applicant works for no company that the scheme is for.
    organisation = models.ForeignKey(
        "accounts.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    changed_on = models.DateField(_("since when"))
    superior_name = models.CharField(
        _("name of the new direct superior"), max_length=150, blank=True, validators=[check_name]
    )
    superior_email = models.EmailField(_("e-mail of the new direct superior"), blank=True)
    proof = models.OneToOneField("documents.Upload", null=True, on_delete=models.PROTECT, related_name="+")
    reported_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reported_at = models.DateTimeField(editable=False)
    outcome = models.CharField(max_length=8, choices=EmployerOutcome, blank=True, editable=False)
    settled_as = models.ForeignKey(
        "accounts.Organisation", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    reason = models.TextField(_("reason"), blank=True, editable=False)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    settled_at = models.DateTimeField(null=True, editable=False)

    objects = EmployerReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("reported change of employer")
        verbose_name_plural = _("reported changes of employer")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(settled_at__isnull=True),
                name="one_change_of_employer_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, settled_by__isnull=True, outcome="", reason="")
                | (Q(settled_at__isnull=False, settled_by__isnull=False) & ~Q(outcome="") & ~Q(reason="")),
                name="a_settled_employer_says_who_when_and_why",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["", "ENDED"], settled_as__isnull=True)
                | Q(outcome__in=["STAYS", "CHANGED"], settled_as__isnull=False),
                name="a_case_goes_on_with_an_employer",
            ),
        ]

    def __str__(self):
        return f"{self.application}: {self.organisation or '–'}"
