"""Forms that were handled: the same one sent again gets the same answer and has no second effect."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Receipt(models.Model):
    """One form, by the key it was printed with, the person who sent it and where to."""

    key = models.CharField(max_length=32, editable=False)
    sender = models.CharField(max_length=80, editable=False)
    path = models.CharField(max_length=500, editable=False)
    digest = models.CharField(max_length=64, editable=False)
    begun_at = models.DateTimeField(editable=False)
    answered_at = models.DateTimeField(null=True, editable=False)
    status = models.PositiveSmallIntegerField(null=True, editable=False)
    headers = models.JSONField(default=dict, editable=False)

    class Meta:
        verbose_name = _("receipt")
        verbose_name_plural = _("receipts")
        constraints = [
            models.UniqueConstraint(fields=["key", "sender", "path"], name="a_form_is_handled_once"),
            models.CheckConstraint(
                condition=models.Q(answered_at=None, status=None)
                | models.Q(answered_at__isnull=False, status__isnull=False),
                name="an_answer_has_its_hour",
            ),
        ]
        indexes = [models.Index(fields=["begun_at"], name="receipts_age")]

    def __str__(self):
        return f"{self.path} {self.key}"
