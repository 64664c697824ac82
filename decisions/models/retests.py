"""A retest after "not yet competent": asked for, paid, opened, and decided anew (9.3.5, 9.4.5)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class RetestQuerySet(models.QuerySet):
    """Retests, by how far they have come."""

    def live(self):
        """Those that count: asked for, and not withdrawn."""
        return self.filter(withdrawn_at__isnull=True)

    def waiting(self):
        """Asked for, and the test is not open yet."""
        return self.live().filter(opened_at__isnull=True)

    def opened(self):
        """Those by which the case is tested, and decided, again."""
        return self.filter(opened_at__isnull=False)


class Retest(models.Model):
    """Somebody is tested again in what a decision found short. One for each decision, so many for an application."""

    application = models.ForeignKey("applications.Application", on_delete=models.PROTECT, related_name="+")
    decision = models.ForeignKey("decisions.Decision", on_delete=models.PROTECT, related_name="retests")
    number = models.PositiveSmallIntegerField()
    # Empty where the scheme asks nothing for a retest.
    invoice = models.OneToOneField(
        "fees.Invoice", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(editable=False)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    opened_at = models.DateTimeField(null=True, editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    withdrawn_reason = models.TextField(_("reason"), blank=True, editable=False)

    objects = RetestQuerySet.as_manager()

    class Meta:
        verbose_name = _("retest")
        verbose_name_plural = _("retests")
        ordering = ["application", "number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["decision"],
                condition=Q(withdrawn_at__isnull=True),
                name="one_retest_follows_a_decision",
            ),
            models.UniqueConstraint(
                fields=["application", "number"],
                condition=Q(withdrawn_at__isnull=True),
                name="retests_of_a_case_are_counted",
            ),
            models.CheckConstraint(
                condition=Q(opened_at__isnull=True, opened_by__isnull=True)
                | Q(opened_at__isnull=False, opened_by__isnull=False, withdrawn_at__isnull=True),
                name="a_retest_is_opened_by_somebody_or_withdrawn",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True, withdrawn_reason="")
                | (Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_reason="")),
                name="a_withdrawn_retest_says_who_and_why",
            ),
        ]

    def __str__(self):
        return f"{self.application} #{self.number}"

    def get_absolute_url(self):
        return reverse("decisions:retest", args=[self.application_id])
