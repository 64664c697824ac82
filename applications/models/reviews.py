"""The secretariat's review, item by item (9.1.5).

Verdicts are added, never changed; the last of an item stands.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Verdict(models.TextChoices):
    """What the reviewer says of one item."""

    ACCEPTED = "ACCEPTED", _("Accepted")
    RETURNED = "RETURNED", _("Returned")


class ReviewItem(models.Model):
    """A verdict on one item, named by key:

    `document:3`, `job:7`, `particulars`, `education`, `training:1`, `apl02`, `consent`.
    """

    application = models.ForeignKey(
        "applications.Application", on_delete=models.CASCADE, related_name="review_items"
    )
    key = models.CharField(max_length=40)
    verdict = models.CharField(max_length=10, choices=Verdict)
    reason = models.ForeignKey(
        "schemes.Reason", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    remark = models.TextField(_("what the applicant should do"), blank=True)
    # The trainer or superior of the item, where they are a user here; empty: none of ours (9.4.2).
    matched = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(editable=False)
    # The applicant answered it after it was returned: it waits for a new verdict.
    answered_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("verdict on an item")
        verbose_name_plural = _("verdicts on items")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(verdict="RETURNED") | Q(reason__isnull=False) | ~Q(remark=""),
                name="what_is_returned_says_why",
            ),
        ]

    def __str__(self):
        return f"{self.key}: {self.get_verdict_display()}"


class Return(models.Model):
    """One sending back: which items reopen, and until when (9.1.5)."""

    application = models.ForeignKey(
        "applications.Application", on_delete=models.CASCADE, related_name="returns"
    )
    items = models.ManyToManyField(ReviewItem, related_name="returns")
    returned_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    returned_at = models.DateTimeField(editable=False)
    due_on = models.DateField()
    # Closed unanswered and opened again: that is granted once (TRUST 9.1.5-c).
    reopened_at = models.DateTimeField(null=True, editable=False)
    answered_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("return to the applicant")
        verbose_name_plural = _("returns to the applicant")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(answered_at__isnull=True),
                name="one_open_return_per_application",
            ),
        ]

    def __str__(self):
        return f"{self.application}: {self.due_on}"
