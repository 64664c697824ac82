"""Files of a case that were shut away, and what is asked of the applicant instead (9.1.3; UU 27/2022, 33 and 36)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class QuarantineQuerySet(models.QuerySet):
    def open(self):
        """Those whose file still stands in its place: no other was sent, and the piece was not taken back."""
        evidence = Q(evidence__removed_at=None, evidence__upload=F("upload"))
        return self.filter(evidence | Q(attachment__isnull=False, attachment__replaced_at=None))


class Quarantine(models.Model):
    """One file shut away, in the place of which another is asked; whether it came is read from that place."""

    application = models.ForeignKey(
        "applications.Application", on_delete=models.CASCADE, related_name="quarantines"
    )
    evidence = models.ForeignKey(
        "applications.Evidence", null=True, on_delete=models.PROTECT, related_name="quarantines"
    )
    attachment = models.ForeignKey(
        "applications.Attachment", null=True, on_delete=models.PROTECT, related_name="quarantines"
    )
    upload = models.OneToOneField("documents.Upload", on_delete=models.PROTECT, related_name="+")
    # What was seen in it, and where; the applicant reads it.
    remark = models.TextField(_("what can be seen, and where"), blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(editable=False)
    due_on = models.DateField()

    objects = QuarantineQuerySet.as_manager()

    class Meta:
        verbose_name = _("file shut away")
        verbose_name_plural = _("files shut away")
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(evidence__isnull=True) ^ Q(attachment__isnull=True),
                name="what_is_shut_away_stands_in_one_place",
            ),
        ]

    def __str__(self):
        return str(self.evidence or self.attachment)

    @property
    def is_open(self):
        """Whether another file is still awaited."""
        if self.evidence:
            return self.evidence.removed_at is None and self.evidence.upload_id == self.upload_id
        return self.attachment.replaced_at is None

    @property
    def replacement(self):
        """The file that stands in its place now; None while none does."""
        if self.is_open:
            return None
        if self.evidence:
            return None if self.evidence.removed_at else self.evidence.upload
        place = {"requirement": self.attachment.requirement, "place": self.attachment.place}
        found = self.application.attachments.current().filter(**place).first()
        return found and found.upload
