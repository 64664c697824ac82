"""The agreement on the use of a certificate, and its handover (9.4.7, 9.8)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from foundation.documents.models import Hand

from .certificate import Certificate


class UseAgreement(Hand):
    """The holder's promise on the use of the certificate, signed before it is handed over (9.8.1–9.8.4)."""

    certificate = models.OneToOneField(Certificate, on_delete=models.PROTECT, related_name="agreement")
    text = models.TextField(editable=False)
    text_sha256 = models.CharField(max_length=64, editable=False)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("agreement on the use of a certificate")
        verbose_name_plural = _("agreements on the use of certificates")
        constraints = [
            models.CheckConstraint(
                condition=~Q(typed_name="") | Q(drawn__isnull=False), name="a_use_agreement_is_signed"
            ),
        ]

    def __str__(self):
        return str(self.certificate)


class HandoverManner(models.TextChoices):
    """How the certificate reached the holder."""

    ONLINE = "ONLINE", _("Online")
    IN_PERSON = "IN_PERSON", _("In person")
    BY_PROXY = "BY_PROXY", _("To a person with power of attorney")


class Handover(models.Model):
    """The certificate was handed over; downloads open with it (9.4.7)."""

    certificate = models.OneToOneField(Certificate, on_delete=models.PROTECT, related_name="handover")
    manner = models.CharField(_("manner"), max_length=10, choices=HandoverManner)
    received_by = models.CharField(_("received by"), max_length=150)
    proxy_identity = models.CharField(_("identity of the proxy"), max_length=80, blank=True)
    power_of_attorney = models.ForeignKey(
        "documents.Upload", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    handed_over_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    handed_over_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("handover")
        verbose_name_plural = _("handovers")
        constraints = [
            models.CheckConstraint(
                condition=~Q(manner="BY_PROXY")
                | (~Q(proxy_identity="") & Q(power_of_attorney__isnull=False)),
                name="a_proxy_shows_identity_and_power",
            ),
        ]

    def __str__(self):
        return str(self.certificate)
