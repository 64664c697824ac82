"""A bank of items leaves the house only when a second person has allowed it, once, to who asked (9.3.1)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from instruments.states import EXPORT_MOVES, ExportState


class Export(models.Model):
    """Who asked for all items of an instrument with their keys, why, who allowed it, and when it was taken."""

    MOVES = EXPORT_MOVES

    instrument = models.ForeignKey("instruments.Instrument", on_delete=models.PROTECT, related_name="exports")
    reason = models.CharField(_("Reason"), max_length=300)
    state = models.CharField(
        _("State"), max_length=8, choices=ExportState, default=ExportState.ASKED, editable=False
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(editable=False)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, editable=False)
    taken_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("export of items")
        verbose_name_plural = _("exports of items")
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_by=None) | ~Q(settled_by=F("asked_by")),
                name="who_asks_for_the_bank_does_not_allow_it",
            ),
            models.CheckConstraint(
                condition=Q(state="ASKED", settled_by=None, settled_at=None)
                | ~Q(state="ASKED") & Q(settled_by__isnull=False, settled_at__isnull=False),
                name="who_settled_an_export_and_when",
            ),
            models.CheckConstraint(
                condition=Q(state="TAKEN", taken_at__isnull=False) | ~Q(state="TAKEN") & Q(taken_at=None),
                name="a_bank_that_was_taken_says_when",
            ),
            models.UniqueConstraint(
                fields=["instrument", "asked_by"],
                condition=Q(state__in=["ASKED", "ALLOWED"]),
                name="one_open_export_per_person",
            ),
        ]

    def __str__(self):
        return f"{self.instrument}: {self.asked_by}"
