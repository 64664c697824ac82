"""Who writes on which device, and what an outage took from the room (E5, E6)."""

import datetime as dt
import hashlib
import hmac

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

CODE_LASTS = dt.timedelta(minutes=10)
CODE_TRIES = 5


class DeviceCode(models.Model):
    """The invigilator lets a candidate go on at another device: once, within minutes, after a look at the person.

    The code itself is not kept: it follows from the number of the row and the secret of the portal.
    """

    paper = models.ForeignKey("examinations.WrittenPaper", on_delete=models.PROTECT, related_name="codes")
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(editable=False)
    tries = models.PositiveSmallIntegerField(default=0, editable=False)
    used_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("code for another device")
        verbose_name_plural = _("codes for other devices")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.paper}: {self.given_at:%H.%M}"

    @property
    def digits(self):
        """Six of them, for the invigilator to read out."""
        name = f"examinations.DeviceCode:{self.pk}:{self.given_at.timestamp()}"
        seal = hmac.new(settings.SECRET_KEY.encode(), name.encode(), hashlib.sha256)
        return f"{int(seal.hexdigest(), 16) % 1_000_000:06}"

    def is_good(self, at):
        """Not used yet, not too old, not guessed at too often."""
        return self.used_at is None and at < self.given_at + CODE_LASTS and self.tries < CODE_TRIES


class WritingDevice(models.Model):
    """A browser that holds the paper; the last one is the live one."""

    paper = models.ForeignKey("examinations.WrittenPaper", on_delete=models.PROTECT, related_name="devices")
    token_sha256 = models.CharField(max_length=64, editable=False)
    # Empty for the first one.
    let_in_with = models.OneToOneField(
        DeviceCode, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    began_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("device of a candidate")
        verbose_name_plural = _("devices of candidates")
        ordering = ["paper_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["paper"],
                condition=Q(let_in_with=None),
                name="only_the_first_device_needs_no_code",
            ),
        ]

    def __str__(self):
        return f"{self.paper}: {self.began_at:%H.%M}"


class Outage(models.Model):
    """A stretch of time in which the room could not work; it is given back once (E5)."""

    session = models.ForeignKey("examinations.Session", on_delete=models.PROTECT, related_name="outages")
    began_at = models.DateTimeField(_("began"))
    ended_at = models.DateTimeField(_("ended"))
    reason = models.CharField(_("reason"), max_length=300)
    given_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    given_back_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("outage")
        verbose_name_plural = _("outages")
        ordering = ["session", "began_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__gt=F("began_at")), name="an_outage_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="an_outage_says_why"),
        ]

    def __str__(self):
        return f"{self.session}: {self.began_at:%H.%M}–{self.ended_at:%H.%M}"

    @property
    def seconds(self):
        return int((self.ended_at - self.began_at).total_seconds())


class OutageShare(models.Model):
    """What one paper got back for it: less than the whole where it began or ended within the outage."""

    outage = models.ForeignKey(Outage, on_delete=models.PROTECT, related_name="shares")
    paper = models.ForeignKey(
        "examinations.WrittenPaper", on_delete=models.PROTECT, related_name="outage_shares"
    )
    seconds = models.PositiveIntegerField(editable=False)
    # So long it lay closed by the clock before it was opened again.
    closed_seconds = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("time given back to a paper")
        verbose_name_plural = _("times given back to papers")
        constraints = [
            models.UniqueConstraint(
                fields=["outage", "paper"], name="an_outage_is_given_back_once_to_a_paper"
            ),
        ]

    def __str__(self):
        return f"{self.paper}: {self.seconds}"
