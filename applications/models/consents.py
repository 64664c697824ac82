"""What the applicant read and signed: which text, when, from where (7.1.1, 9.1.1, 9.1.4)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from foundation.documents.models import Hand


class AcknowledgementKind(models.TextChoices):
    """What was acknowledged."""

    EXPLANATION = "EXPLANATION", _("The explanation was read")
    CONSENT = "CONSENT", _("Consent to the requirements")


class Acknowledgement(Hand):
    """One text, read or signed by the applicant. Added, never changed; the last of a kind stands."""

    application = models.ForeignKey(
        "applications.Application", on_delete=models.CASCADE, related_name="acknowledgements"
    )
    kind = models.CharField(max_length=16, choices=AcknowledgementKind)
    text = models.TextField(editable=False)
    text_sha256 = models.CharField(max_length=64, editable=False)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("acknowledgement")
        verbose_name_plural = _("acknowledgements")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="CONSENT") | ~Q(typed_name="") | Q(drawn__isnull=False),
                name="a_consent_is_signed",
            ),
        ]

    def __str__(self):
        return self.get_kind_display()
