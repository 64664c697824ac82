"""Files of the case: the documents a–f of 9.1.2, and the pieces of evidence with the self-assessment (9.1.3)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class AttachmentQuerySet(models.QuerySet):
    """Old files stay for the audit, hidden behind the ones that replaced them."""

    def current(self):
        """The files that count now."""
        return self.filter(replaced_at__isnull=True)


class AttachmentManager(models.Manager.from_queryset(AttachmentQuerySet)):
    """Reads a file's row together with what it was asked for as: nobody shows the one without the other."""

    def get_queryset(self):
        return super().get_queryset().select_related("requirement", "upload")


class Attachment(models.Model):
    """One file for one required document of the scheme version (9.1.2 a–f)."""

    application = models.ForeignKey(
        "applications.Application", on_delete=models.CASCADE, related_name="attachments"
    )
    requirement = models.ForeignKey("schemes.DocumentRequirement", on_delete=models.PROTECT, related_name="+")
    # A requirement may take several files (two letters of two employers): each has its own place.
    place = models.PositiveSmallIntegerField(default=1, editable=False)
    upload = models.OneToOneField("documents.Upload", on_delete=models.PROTECT, related_name="+")
    attached_at = models.DateTimeField(editable=False)
    replaced_at = models.DateTimeField(null=True, editable=False)

    objects = AttachmentManager()

    class Meta:
        verbose_name = _("attached document")
        verbose_name_plural = _("attached documents")
        ordering = ["requirement__position", "place", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "requirement", "place"],
                condition=Q(replaced_at__isnull=True),
                name="one_current_file_in_a_place",
            ),
        ]

    def __str__(self):
        return str(self.requirement)


class EvidenceQuerySet(models.QuerySet):
    """What was taken back stays, for whoever rated by it, and is offered no more."""

    def current(self):
        """The pieces that count now."""
        return self.filter(removed_at__isnull=True)


class Evidence(models.Model):
    """A proof of competence; one piece may support many elements (9.1.3)."""

    application = models.ForeignKey(
        "applications.Application", on_delete=models.CASCADE, related_name="evidence"
    )
    title = models.CharField(_("what it is"), max_length=200)
    made_on = models.DateField(_("date of the evidence"), null=True, blank=True)
    upload = models.OneToOneField("documents.Upload", on_delete=models.PROTECT, related_name="+")
    # Evidence of this scheme is about customers: their data has to be covered before it comes here (UU 27/2022).
    others_data_masked = models.BooleanField(_("personal data of others is masked"), default=False)
    added_at = models.DateTimeField(editable=False)
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("piece of evidence")
        verbose_name_plural = _("pieces of evidence")
        ordering = ["pk"]

    def __str__(self):
        return self.title


class Rating(models.TextChoices):
    """How applicants rate themselves in FR.APL.02."""

    COMPETENT = "K", _("Competent")
    NOT_YET = "BK", _("Not yet competent")


class SelfRating(models.Model):
    """The applicant's own word on one element. No row, or an empty rating, is not yet an answer (9.1.3)."""

    application = models.ForeignKey(
        "applications.Application", on_delete=models.CASCADE, related_name="ratings"
    )
    element = models.ForeignKey("schemes.Element", on_delete=models.PROTECT, related_name="+")
    rating = models.CharField(_("rating"), max_length=2, choices=Rating, blank=True)
    evidence = models.ManyToManyField(Evidence, through="applications.EvidenceLink", related_name="ratings")
    rated_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("self-rating")
        verbose_name_plural = _("self-ratings")
        ordering = ["element__unit__position", "element__position"]
        constraints = [
            models.UniqueConstraint(fields=["application", "element"], name="one_self_rating_per_element"),
        ]

    def __str__(self):
        return f"{self.element}: {self.rating}"


class EvidenceLink(models.Model):
    """This evidence supports that element, says the applicant."""

    rating = models.ForeignKey(SelfRating, on_delete=models.CASCADE, related_name="links")
    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, related_name="links")
    linked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("evidence for an element")
        verbose_name_plural = _("evidence for elements")
        constraints = [
            models.UniqueConstraint(
                fields=["rating", "evidence"], name="a_piece_is_linked_once_to_an_element"
            ),
        ]

    def __str__(self):
        return f"{self.rating_id}–{self.evidence_id}"
