"""The judgement of evidence by VATM, and the recommendation that follows from it (9.2.5, 9.2.6, 9.3.5)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from foundation.documents.models import Hand
from foundation.workflow.versions import Versioned


def _no_needs_remark(rule):
    return models.CheckConstraint(
        condition=Q(**{f"{rule}__isnull": True}) | Q(**{rule: True}) | ~Q(**{f"{rule}_remark": ""}),
        name=f"a_no_to_{rule}_has_its_remark",
    )


class Judgement(Versioned):
    """One piece of evidence against one element: four answers, each on its own. Empty is not yet judged (9.2.5).

    Each assessor has their own: who takes over half-way judges anew, and the earlier record keeps its name (9.2.2).
    """

    RULES = ("valid", "authentic", "current", "sufficient")

    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.PROTECT, related_name="judgements"
    )
    evidence = models.ForeignKey("applications.Evidence", on_delete=models.PROTECT, related_name="+")
    element = models.ForeignKey("schemes.Element", on_delete=models.PROTECT, related_name="+")
    valid = models.BooleanField(_("Valid"), null=True, blank=True)
    valid_remark = models.TextField(_("remark on validity"), blank=True)
    authentic = models.BooleanField(_("Authentic"), null=True, blank=True)
    authentic_remark = models.TextField(_("remark on authenticity"), blank=True)
    current = models.BooleanField(_("Current"), null=True, blank=True)
    current_remark = models.TextField(_("remark on currency"), blank=True)
    sufficient = models.BooleanField(_("Sufficient"), null=True, blank=True)
    sufficient_remark = models.TextField(_("remark on sufficiency"), blank=True)
    judged_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    judged_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("judgement of evidence")
        verbose_name_plural = _("judgements of evidence")
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "evidence", "element", "judged_by"],
                name="an_assessor_judges_a_cell_once",
            ),
            *[_no_needs_remark(rule) for rule in ("valid", "authentic", "current", "sufficient")],
        ]

    def __str__(self):
        return f"{self.evidence} × {self.element}"

    @property
    def answers(self):
        """The four answers in the order V, A, T, M; None where nobody has judged."""
        return tuple(getattr(self, rule) for rule in self.RULES)

    @property
    def marks(self):
        """Letter and "y", "n" or "" for each of the four, as the matrix draws them."""
        return [
            (letter, "" if answer is None else "ny"[answer])
            for letter, answer in zip("VATM", self.answers, strict=True)
        ]

    @property
    def remarks(self):
        """What was said, in the order of the rules, without the empty ones."""
        return [words for rule in self.RULES if (words := getattr(self, f"{rule}_remark"))]


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
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(editable=False)
    # SHA-256 over the judgements as they stood: later changes would show.
    judgements_sha256 = models.CharField(max_length=64, editable=False)
    paper = models.ForeignKey(
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


class RecordSignature(Hand):
    """The candidate's hand under FR.IA.08: read, and signed as themself. Nothing waits for it (9.2.5)."""

    recommendation = models.OneToOneField(Recommendation, on_delete=models.PROTECT, related_name="signature")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("signature under a record")
        verbose_name_plural = _("signatures under records")
        constraints = [
            models.CheckConstraint(
                condition=~Q(typed_name="") | Q(drawn__isnull=False), name="a_signature_is_drawn_or_typed"
            ),
        ]

    def __str__(self):
        return f"{self.recommendation}: {self.user}"
