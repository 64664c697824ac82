"""What was done to a certificate after its issue: suspended, reinstated, withdrawn, replaced (9.5, 9.7)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from certificates.states import ChangeKind


class StatusChange(models.Model):
    """A change holds from its moment on. Why it was made stands in the record it points to, and is never public."""

    certificate = models.ForeignKey(
        "certificates.Certificate", on_delete=models.PROTECT, related_name="changes"
    )
    # 1, 2, 3 …: of two people who change one certificate at once, the database lets one through.
    position = models.PositiveSmallIntegerField(editable=False)
    kind = models.CharField(_("change"), max_length=12, choices=ChangeKind, editable=False)
    at = models.DateTimeField(_("since"), editable=False)
    ends_on = models.DateField(_("last day of the suspension"), null=True, editable=False)
    because_label = models.CharField(max_length=80, editable=False)
    because_id = models.CharField(max_length=40, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    # The certificate with the word across it, as it is downloaded from now on; the old bytes stay.
    letter = models.ForeignKey(
        "documents.Paper", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    card = models.ForeignKey(
        "documents.Paper", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )

    class Meta:
        verbose_name = _("change of a certificate")
        verbose_name_plural = _("changes of certificates")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["certificate", "position"], name="changes_of_a_certificate_follow_each_other"
            ),
            models.CheckConstraint(
                condition=Q(kind="SUSPENDED", ends_on__isnull=False)
                | (~Q(kind="SUSPENDED") & Q(ends_on__isnull=True)),
                name="a_suspension_has_an_end",
            ),
            models.CheckConstraint(
                condition=Q(kind="REINSTATED", letter__isnull=True, card__isnull=True)
                | (~Q(kind="REINSTATED") & Q(letter__isnull=False, card__isnull=False)),
                name="what_is_not_valid_is_marked_so",
            ),
        ]

    def __str__(self):
        return f"{self.certificate}: {self.get_kind_display()}"

    @property
    def on(self):
        """Its day, where the certification body is."""
        return timezone.localdate(self.at)
