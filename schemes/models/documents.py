"""What an applicant hands in with the application, and for which requirement (9.1.2 a-f)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .bilingual import InBothLanguages


class DocumentSlot(models.TextChoices):
    """Names of the upload slots of foundation.documents that an application uses."""

    PHOTO = "PHOTO", _("Photo")
    DOCUMENT = "DOCUMENT", _("Document")


class DocumentRequirement(models.Model):
    """One letter of 9.1.2; without requirements of its own, everybody hands it in."""

    version = models.ForeignKey(
        "schemes.SchemeVersion", on_delete=models.CASCADE, related_name="document_requirements"
    )
    position = models.PositiveSmallIntegerField(_("Order"))
    code = models.CharField(_("Code"), max_length=8)
    clause = models.CharField(_("Clause"), max_length=20)
    slot = models.CharField(_("Kind of file"), max_length=12, choices=DocumentSlot)
    title_id = models.CharField(_("Document"), max_length=300)
    title_en = models.CharField(_("Document in English"), max_length=300, blank=True)
    title = InBothLanguages()
    hint_id = models.CharField(_("Hint"), max_length=400, blank=True)
    hint_en = models.CharField(_("Hint in English"), max_length=400, blank=True)
    hint = InBothLanguages()
    requirements = models.ManyToManyField("schemes.Requirement", blank=True, related_name="documents")
    max_files = models.PositiveSmallIntegerField(_("Files at most"), default=1)
    # For photos only. A background that is not red is pointed out to the reviewer, never refused.
    ratio_width = models.PositiveSmallIntegerField(_("Width of the shape"), null=True, blank=True)
    ratio_height = models.PositiveSmallIntegerField(_("Height of the shape"), null=True, blank=True)
    min_width = models.PositiveSmallIntegerField(_("Smallest width in pixels"), null=True, blank=True)
    min_height = models.PositiveSmallIntegerField(_("Smallest height in pixels"), null=True, blank=True)
    red_background = models.BooleanField(_("Red background"), default=False)
    max_age_months = models.PositiveSmallIntegerField(_("Age in months at most"), null=True, blank=True)

    class Meta:
        verbose_name = _("required document")
        verbose_name_plural = _("required documents")
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "code"], name="a_required_document_stands_once"),
            models.CheckConstraint(
                condition=Q(max_files__gte=1), name="a_required_document_is_at_least_one_file"
            ),
            models.CheckConstraint(
                condition=Q(slot=DocumentSlot.PHOTO, ratio_width__isnull=False, ratio_height__isnull=False)
                | Q(slot=DocumentSlot.DOCUMENT, ratio_width=None, ratio_height=None, red_background=False),
                name="only_a_photo_has_a_shape",
            ),
        ]

    def __str__(self):
        return f"{self.code}. {self.title}"

    @property
    def is_photo(self):
        return self.slot == DocumentSlot.PHOTO

    def is_needed_for(self, requirement_ids):
        """True when everybody hands it in, or one of these requirements asks for it."""
        own = {requirement.pk for requirement in self.requirements.all()}
        return not own or bool(own & set(requirement_ids))
