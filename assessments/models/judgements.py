"""The judgement of evidence by VATM: of the portfolio, and of what a competency test brought (9.2.5, 9.3.4)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from foundation.workflow.versions import Versioned


def _no_needs_remark(rule):
    return models.CheckConstraint(
        condition=Q(**{f"{rule}__isnull": True}) | Q(**{rule: True}) | ~Q(**{f"{rule}_remark": ""}),
        name=f"a_no_to_{rule}_has_its_remark",
    )


class Judgement(Versioned):
    """One piece of evidence against one element: four answers, each on its own. Empty is not yet judged (9.2.5).

    Each assessor has their own: who takes over half-way judges anew, and the earlier record keeps its name (9.2.2).
    Where two assessors see it differently both stay, and the lead's says why it weighs more (9.3.6).
    """

    RULES = ("valid", "authentic", "current", "sufficient")

    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.PROTECT, related_name="judgements"
    )
    # Of the one or the other: what was handed in with the self-assessment, or what the test brought.
    evidence = models.ForeignKey(
        "applications.Evidence", null=True, on_delete=models.PROTECT, related_name="+"
    )
    test_evidence = models.ForeignKey(
        "assessments.TestEvidence", null=True, on_delete=models.PROTECT, related_name="+"
    )
    element = models.ForeignKey("schemes.Element", on_delete=models.PROTECT, related_name="+")
    valid = models.BooleanField(_("Valid"), null=True, blank=True)
    valid_remark = models.TextField(_("remark on validity"), blank=True)
    authentic = models.BooleanField(_("Authentic"), null=True, blank=True)
    authentic_remark = models.TextField(_("remark on authenticity"), blank=True)
    current = models.BooleanField(_("Current"), null=True, blank=True)
    current_remark = models.TextField(_("remark on currency"), blank=True)
    sufficient = models.BooleanField(_("Sufficient"), null=True, blank=True)
    sufficient_remark = models.TextField(_("remark on sufficiency"), blank=True)
    weighing = models.TextField(_("why it weighs more than the other assessor's"), blank=True)
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
            models.UniqueConstraint(
                fields=["assessment", "test_evidence", "element", "judged_by"],
                name="an_assessor_judges_a_cell_of_the_test_once",
            ),
            models.CheckConstraint(
                condition=Q(evidence__isnull=True) ^ Q(test_evidence__isnull=True),
                name="a_judgement_is_of_one_piece_of_evidence",
            ),
            *[_no_needs_remark(rule) for rule in ("valid", "authentic", "current", "sufficient")],
        ]

    def __str__(self):
        return f"{self.of} × {self.element}"

    @property
    def of(self):
        """The evidence that is judged, whichever kind it is."""
        return self.evidence or self.test_evidence

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
