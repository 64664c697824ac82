"""The voices of the team, the ruling with its reasons, and the hands under it (9.9.4, 9.9.6)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .hearings import Hearing, Seat


class Voice(models.Model):
    """One member's word after the hearing, with reasons. Added, never changed."""

    hearing = models.ForeignKey(Hearing, on_delete=models.PROTECT, related_name="voices")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="voices")
    upholds = models.BooleanField(_("upholds the appeal"))
    words = models.TextField(_("reasons"))
    given_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("voice on an appeal")
        verbose_name_plural = _("voices on appeals")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["hearing", "seat"], name="a_member_speaks_once_on_an_appeal"),
            models.CheckConstraint(condition=~Q(words=""), name="a_voice_on_an_appeal_gives_reasons"),
        ]

    def __str__(self):
        return f"{self.hearing}: {self.seat.user}"


class Remedy(models.TextChoices):
    """What follows from an appeal that is upheld."""

    PLENARY = "PLENARY", _("A new plenary meeting decides, with other members")
    ASSESSMENT = "ASSESSMENT", _("Other assessors assess anew, then a new plenary meeting decides")
    GIVE_BACK = "GIVE_BACK", _("The certificate holds again")


class Ruling(models.Model):
    """What the team ruled, with its reasons; frozen under one hash for every member to sign. Added, never changed."""

    hearing = models.OneToOneField(Hearing, on_delete=models.PROTECT, related_name="ruling")
    number = models.CharField(_("number of the minutes"), max_length=60, unique=True, editable=False)
    upheld = models.BooleanField(_("upheld"))
    remedy = models.CharField(_("what follows"), max_length=10, choices=Remedy, blank=True)
    reasons = models.TextField(_("reasons"))
    facts = models.JSONField(editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("ruling on an appeal")
        verbose_name_plural = _("rulings on appeals")
        constraints = [
            models.CheckConstraint(condition=~Q(reasons=""), name="a_ruling_on_an_appeal_gives_reasons"),
            models.CheckConstraint(
                condition=(Q(upheld=True) & ~Q(remedy="")) | Q(upheld=False, remedy=""),
                name="what_is_upheld_has_its_remedy",
            ),
        ]

    def __str__(self):
        return self.number


class RulingSignature(models.Model):
    """A member's hand under the hash of the ruling. Nothing takes it back."""

    ruling = models.ForeignKey(Ruling, on_delete=models.PROTECT, related_name="signatures")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="signatures")
    sha256 = models.CharField(max_length=64)
    signed_at = models.DateTimeField(editable=False)
    address = models.GenericIPAddressField(null=True, editable=False)

    class Meta:
        verbose_name = _("signature under a ruling")
        verbose_name_plural = _("signatures under rulings")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["ruling", "seat"], name="a_member_signs_a_ruling_once"),
        ]

    def __str__(self):
        return f"{self.ruling}: {self.seat.user}"
