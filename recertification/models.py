"""Renewals, and the outages that keep their window open longer (9.7)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from applications.models import Purpose


class Renewal(models.Model):
    """The tie between a certificate and the application from which the next one follows. Added, never changed.

    It is there for what is asked for in time, and for the new application of whoever asked too late, too: in both
    cases the next certificate begins where this one ends, and not before (9.7.3).
    """

    certificate = models.ForeignKey(
        "certificates.Certificate", on_delete=models.PROTECT, related_name="renewals"
    )
    application = models.OneToOneField(
        "applications.Application", on_delete=models.PROTECT, related_name="renewal"
    )
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("recertification")
        verbose_name_plural = _("recertifications")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.certificate} → {self.application}"

    def get_absolute_url(self):
        return reverse("recertification:renewal", args=[self.certificate_id])

    @property
    def is_full(self):
        """Whether the scheme changed since: then everything is assessed anew (9.7.2 b)."""
        return self.application.scheme_version_id != self.certificate.scheme_version_id

    @property
    def is_in_time(self):
        """Whether it goes on as a renewal; what was asked for too late is a new application."""
        return self.application.purpose == Purpose.RECERTIFICATION


class PortalOutage(models.Model):
    """When nobody could send anything: what it took of a last day is given back. Added, never changed."""

    began_at = models.DateTimeField(_("from"))
    ended_at = models.DateTimeField(_("until"))
    words = models.TextField(_("what happened"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("outage of the portal")
        verbose_name_plural = _("outages of the portal")
        ordering = ["-began_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__gt=F("began_at")), name="an_outage_of_the_portal_takes_time"
            ),
            models.CheckConstraint(
                condition=Q(recorded_at__gte=F("ended_at")), name="an_outage_is_recorded_once_it_is_over"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="an_outage_of_the_portal_has_words"),
        ]

    def __str__(self):
        return f"{self.began_at} – {self.ended_at}"


class Pulse(models.Model):
    """The last minute in which the portal gave a sign of life; there is one row."""

    beat_at = models.DateTimeField()

    class Meta:
        verbose_name = _("sign of life")
        verbose_name_plural = _("signs of life")

    def __str__(self):
        return str(self.beat_at)
