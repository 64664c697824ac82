"""The plan of the test: for just the elements that the evidence left short, by which instruments (9.2.1, 9.3.1)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .approach import EvidenceKind
from .sides import Side


class TestPlan(models.Model):
    """What is tested and how, FR.MAPA.01 and FR.MAPA.02; a change is a new plan, and the last one counts."""

    __test__ = False  # no test case, though its name begins like one

    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.PROTECT, related_name="test_plans"
    )
    number = models.PositiveSmallIntegerField(default=1)
    # The review that left elements short: the plan is for those.
    recommendation = models.ForeignKey(
        "assessments.Recommendation", on_delete=models.PROTECT, related_name="+"
    )
    # The fields of FR.MAPA.01 by their keys, as the form asks for them.
    particulars = models.JSONField(default=dict)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(editable=False)
    change_asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    change_asked_at = models.DateTimeField(null=True, editable=False)
    change_reason = models.TextField(_("what should be different"), blank=True)
    # Since both hands are under it.
    agreed_at = models.DateTimeField(null=True, editable=False)
    mapa01 = models.ForeignKey(
        "documents.Paper", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    mapa02 = models.ForeignKey(
        "documents.Paper", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )

    class Meta:
        verbose_name = _("test plan")
        verbose_name_plural = _("test plans")
        ordering = ["assessment", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "number"], name="test_plans_of_an_assessment_are_counted"
            ),
            models.CheckConstraint(
                condition=Q(change_asked_at__isnull=True, change_asked_by__isnull=True)
                | (Q(change_asked_at__isnull=False, change_asked_by__isnull=False) & ~Q(change_reason="")),
                name="who_asks_for_another_test_plan_says_why",
            ),
            models.CheckConstraint(
                condition=Q(agreed_at__isnull=True) | Q(change_asked_at__isnull=True),
                name="an_agreed_test_plan_is_not_in_question",
            ),
        ]

    def __str__(self):
        return f"{self.assessment} #{self.number}"

    def get_absolute_url(self):
        return reverse("examinations:plan", args=[self.assessment_id])

    @property
    def measures(self):
        """What is done for its candidate, never why; lists read it with `assessment__adjustments`."""
        agreed = [made for made in self.assessment.adjustments.all() if made.agreed_at]
        return agreed[0].measures_read if agreed else []


class PlannedMethod(models.Model):
    """One element is tested with one instrument; an element may be tested with several."""

    plan = models.ForeignKey(TestPlan, on_delete=models.PROTECT, related_name="methods")
    element = models.ForeignKey("schemes.Element", on_delete=models.PROTECT, related_name="+")
    instrument = models.ForeignKey("instruments.Instrument", on_delete=models.PROTECT, related_name="+")
    # As the assessor ticked it in FR.MAPA.01: the form leaves it to them which kind of evidence it gives here.
    kind = models.CharField(_("kind of evidence"), max_length=2, choices=EvidenceKind)

    class Meta:
        verbose_name = _("planned method")
        verbose_name_plural = _("planned methods")
        ordering = ["plan", "element__unit__position", "element__position", "instrument__form"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "element", "instrument"], name="an_instrument_is_planned_once_for_an_element"
            ),
        ]

    def __str__(self):
        return f"{self.element} × {self.instrument}"


class PlanAgreement(Side):
    """One hand under the plan of the test: candidate and assessor each sign in as themself (9.2.4)."""

    plan = models.ForeignKey(TestPlan, on_delete=models.PROTECT, related_name="agreements")

    class Meta:
        verbose_name = _("agreement to a test plan")
        verbose_name_plural = _("agreements to test plans")
        constraints = [
            models.UniqueConstraint(fields=["plan", "signer"], name="each_side_agrees_once_to_a_test_plan"),
            models.UniqueConstraint(fields=["plan", "user"], name="nobody_agrees_to_a_test_for_both_sides"),
            models.CheckConstraint(
                condition=~Q(typed_name="") | Q(drawn__isnull=False), name="an_agreement_to_a_test_is_signed"
            ),
        ]

    def __str__(self):
        return f"{self.plan}: {self.get_signer_display()}"
