"""Warnings: numbered letters with a day to comply by, that they arrived, and whether they were heeded (9.5.2)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .cases import SanctionCase


class WarningLetter(models.Model):
    """The first, second, third warning of a case. Added, never changed."""

    case = models.ForeignKey(SanctionCase, on_delete=models.PROTECT, related_name="warnings")
    position = models.PositiveSmallIntegerField(editable=False)
    number = models.CharField(_("number of the letter"), max_length=60, unique=True, editable=False)
    words = models.TextField(_("what the holder has to do"))
    comply_by = models.DateField(_("to comply by"))
    paper = models.ForeignKey("documents.Paper", on_delete=models.PROTECT, related_name="+", editable=False)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("warning")
        verbose_name_plural = _("warnings")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["case", "position"], name="warnings_of_a_case_are_numbered"),
            models.CheckConstraint(condition=~Q(words=""), name="a_warning_says_what_to_do"),
        ]

    def __str__(self):
        return self.number


class DeliveryManner(models.TextChoices):
    """How a warning reached the holder."""

    PORTAL = "PORTAL", _("Read here by the holder")
    BY_HAND = "BY_HAND", _("Handed over")
    BY_POST = "BY_POST", _("By post or courier")


class WarningDelivery(models.Model):
    """The holder has the warning: read here, or received on paper with a proof. Added, never changed."""

    warning = models.OneToOneField(WarningLetter, on_delete=models.PROTECT, related_name="delivery")
    manner = models.CharField(_("manner"), max_length=8, choices=DeliveryManner)
    received_by = models.CharField(_("received by"), max_length=150)
    received_on = models.DateField(_("received on"))
    proof = models.ForeignKey("documents.Upload", null=True, on_delete=models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("delivery of a warning")
        verbose_name_plural = _("deliveries of warnings")
        constraints = [
            models.CheckConstraint(
                condition=Q(manner="PORTAL") | Q(proof__isnull=False), name="a_delivery_on_paper_is_proved"
            ),
        ]

    def __str__(self):
        return str(self.warning)


class WarningOutcome(models.Model):
    """Whether the warning was heeded, as somebody found; "not" only once its time had run out."""

    warning = models.OneToOneField(WarningLetter, on_delete=models.PROTECT, related_name="outcome")
    heeded = models.BooleanField(_("heeded"))
    words = models.TextField(_("what was found"))
    found_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    found_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("outcome of a warning")
        verbose_name_plural = _("outcomes of warnings")
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="an_outcome_says_what_was_found")]

    def __str__(self):
        return str(self.warning)
