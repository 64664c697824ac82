"""The return of a certificate that is suspended or withdrawn: asked for, and come back (9.8.4)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .cases import SanctionCase


class ReturnRequest(models.Model):
    """The holder is to give the certificate back by a day. Added, never changed."""

    case = models.OneToOneField(SanctionCase, on_delete=models.PROTECT, related_name="return_request")
    due_on = models.DateField(editable=False)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("request for the return of a certificate")
        verbose_name_plural = _("requests for the return of certificates")

    def __str__(self):
        return str(self.case)

    def get_absolute_url(self):
        return self.case.get_absolute_url()


class ReturnManner(models.TextChoices):
    """What came back."""

    PAPER = "PAPER", _("The printed certificate came back")
    DIGITAL = "DIGITAL", _("Nothing is printed; the holder stopped using the file")


class CertificateReturn(models.Model):
    """What came back, when, and who took it. Added, never changed."""

    request = models.OneToOneField(ReturnRequest, on_delete=models.PROTECT, related_name="came_back")
    manner = models.CharField(_("what came back"), max_length=8, choices=ReturnManner)
    returned_on = models.DateField(_("on"))
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    words = models.TextField(_("note"), blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("return of a certificate")
        verbose_name_plural = _("returns of certificates")
        constraints = [
            models.CheckConstraint(
                condition=~Q(manner="PAPER") | Q(received_by__isnull=False),
                name="paper_is_received_by_somebody",
            ),
        ]

    def __str__(self):
        return str(self.request)
