"""The recommendation that follows from the judgements: sent once, and fixed from then on (9.2.6, 9.3.5, 9.3.6)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from foundation.documents.models import Hand


class RecommendationOutcome(models.TextChoices):
    """The assessor's word for the case. After the portfolio a test is the only other way (9.2.6)."""

    COMPETENT = "COMPETENT", _("Competent")
    TEST = "TEST", _("Competency test")
    NOT_YET = "NOT_YET", _("Not yet competent")


class Recommendation(models.Model):
    """Sent to the LSP and from then on fixed; a correction is a new one with the next number (9.3.6)."""

    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.PROTECT, related_name="recommendations"
    )
    number = models.PositiveSmallIntegerField(default=1)
    outcome = models.CharField(max_length=10, choices=RecommendationOutcome)
    note = models.TextField(_("note to the meeting"), blank=True)
    # As FR.AK.02 asks for them: what else has to be done, and what the assessor observed.
    follow_up = models.TextField(_("follow-up needed"), blank=True)
    comment = models.TextField(_("comment of the assessor"), blank=True)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(editable=False)
    # The judgements as they stood, and SHA-256 over them: later changes would show.
    judgements_read = models.JSONField(default=list, editable=False)
    judgements_sha256 = models.CharField(max_length=64, editable=False)
    # FR.IA.08, and FR.AK.02 where it is final.
    paper = models.ForeignKey(
        "documents.Paper", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    record_paper = models.ForeignKey(
        "documents.Paper", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    # Since when the candidate may read it: with the decision, never before (embargo).
    shown_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")
        ordering = ["assessment", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "number"], name="recommendations_of_an_assessment_are_counted"
            ),
        ]

    def __str__(self):
        return f"{self.assessment}: {self.get_outcome_display()}"


class UnitOutcome(models.TextChoices):
    """What follows for one unit."""

    COMPETENT = "COMPETENT", _("Competent")
    TEST = "TEST", _("Competency test")
    NOT_YET = "NOT_YET", _("Not yet competent")


class UnitRecommendation(models.Model):
    """Unit by unit; the case is competent only if every unit is. Short elements are named."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="units")
    unit = models.ForeignKey("schemes.Unit", on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=10, choices=UnitOutcome)
    short_elements = models.ManyToManyField("schemes.Element", related_name="+")

    class Meta:
        verbose_name = _("recommendation for a unit")
        verbose_name_plural = _("recommendations for units")
        ordering = ["unit__position"]
        constraints = [
            models.UniqueConstraint(fields=["recommendation", "unit"], name="one_recommendation_per_unit"),
        ]

    def __str__(self):
        return f"{self.unit}: {self.get_outcome_display()}"


class ElementReason(models.Model):
    """Why an element is not yet competent after the test, in the words of the assessor (9.3.5)."""

    unit = models.ForeignKey(UnitRecommendation, on_delete=models.PROTECT, related_name="reasons")
    element = models.ForeignKey("schemes.Element", on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(_("reason"))

    class Meta:
        verbose_name = _("reason for an element")
        verbose_name_plural = _("reasons for elements")
        ordering = ["unit__unit__position", "element__position"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "element"], name="one_reason_per_element"),
            models.CheckConstraint(
                condition=~Q(reason=""), name="not_yet_competent_has_a_reason_per_element"
            ),
        ]

    def __str__(self):
        return f"{self.element}: {self.reason[:40]}"


class RecordSignature(Hand):
    """The candidate's hand under the records FR.IA.08 and FR.AK.02: read and signed as themself, or refused with the
    reason. Nothing waits for it (9.2.5, 9.3.6).
    """

    recommendation = models.OneToOneField(Recommendation, on_delete=models.PROTECT, related_name="signature")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(editable=False)
    refused_because = models.TextField(_("why the signature is refused"), blank=True)

    class Meta:
        verbose_name = _("signature under a record")
        verbose_name_plural = _("signatures under records")
        constraints = [
            models.CheckConstraint(
                condition=(~Q(typed_name="") | Q(drawn__isnull=False)) & Q(refused_because="")
                | Q(typed_name="", drawn__isnull=True) & ~Q(refused_because=""),
                name="a_record_is_signed_or_refused_with_a_reason",
            ),
        ]

    def __str__(self):
        return f"{self.recommendation}: {self.user}"
