"""The assessment plan and the agreement of both sides, FR.MAPA.01 in short and FR.AK.01 (9.2.1, 9.2.4)."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from foundation.documents.models import Hand


class Potential(models.TextChoices):
    """Where the candidate comes from, in the five categories of FR.MAPA.01."""

    TRAINED_TO_STANDARD = "1", _("Trained by a curriculum traced to the standard")
    TRAINED_OTHERWISE = "2", _("Trained by a curriculum not based on competency")
    EXPERIENCED_TO_STANDARD = "3", _("Experienced, at a workplace traced to the standard")
    EXPERIENCED_OTHERWISE = "4", _("Experienced, at a workplace not based on competency")
    SELF_TAUGHT = "5", _("Self-taught")


class Method(models.TextChoices):
    """The evidence that FR.AK.01 offers to collect."""

    PORTFOLIO = "PORTFOLIO", _("Verification of the portfolio")
    PRODUCT = "PRODUCT", _("Review of a product")
    OBSERVATION = "OBSERVATION", _("Direct observation")
    STRUCTURED = "STRUCTURED", _("Structured activity")
    ORAL = "ORAL", _("Oral questions")
    WRITTEN = "WRITTEN", _("Written questions")
    INTERVIEW = "INTERVIEW", _("Interview")
    OTHER = "OTHER", _("Other")


class Plan(models.Model):
    """What was proposed, by whom; a change is a new plan, and the last one counts."""

    assessment = models.ForeignKey("assessments.Assessment", on_delete=models.PROTECT, related_name="plans")
    number = models.PositiveSmallIntegerField(default=1)
    potential = models.CharField(_("where the candidate comes from"), max_length=1, choices=Potential)
    methods = models.JSONField(_("evidence to be collected"), default=list)
    approach = models.TextField(_("approach"))
    place = models.CharField(_("place"), max_length=200)
    on = models.DateField(_("day"))
    starts_at = models.TimeField(_("from"))
    lasts = models.PositiveSmallIntegerField(_("duration in minutes"), default=60)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(editable=False)
    # The text of FR.AK.01 as both sign it, from the scheme version.
    statements = models.JSONField(default=list, editable=False)
    # The candidate or the assessor asks for something else, with a reason; then a new plan follows.
    change_asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    change_asked_at = models.DateTimeField(null=True, editable=False)
    change_reason = models.TextField(_("what should be different"), blank=True)
    paper = models.ForeignKey(
        "documents.Paper", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )

    class Meta:
        verbose_name = _("assessment plan")
        verbose_name_plural = _("assessment plans")
        ordering = ["assessment", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "number"], name="plans_of_an_assessment_are_counted"
            ),
            models.CheckConstraint(
                condition=Q(change_asked_at__isnull=True, change_asked_by__isnull=True)
                | (Q(change_asked_at__isnull=False, change_asked_by__isnull=False) & ~Q(change_reason="")),
                name="who_asks_for_another_plan_says_why",
            ),
            models.CheckConstraint(condition=Q(lasts__gt=0), name="an_appointment_takes_time"),
        ]

    def __str__(self):
        return f"{self.assessment} #{self.number}"

    @property
    def ends_at(self):
        """When the appointment is over, on the clock of its day."""
        return (datetime.combine(self.on, self.starts_at) + timedelta(minutes=self.lasts)).time()

    @property
    def method_labels(self):
        """The kinds of evidence to be collected, in words."""
        return [Method(value).label for value in self.methods]

    @property
    def statements_read(self):
        """Who states what in FR.AK.01, in the reader's language; Indonesian where there is no translation."""
        language = "en" if get_language() == "en" else "id"
        labels = dict(Signer.choices)
        return [
            {"speaker": labels.get(row["speaker"], row["speaker"]), "text": row[language] or row["id"]}
            for row in self.statements
        ]


class Signer(models.TextChoices):
    """The two hands under FR.AK.01."""

    CANDIDATE = "CANDIDATE", _("Candidate")
    ASSESSOR = "ASSESSOR", _("Assessor")


class Agreement(Hand):
    """One hand under FR.AK.01: each signs in as themself (9.2.4)."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="agreements")
    signer = models.CharField(max_length=10, choices=Signer)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("agreement to a plan")
        verbose_name_plural = _("agreements to plans")
        constraints = [
            models.UniqueConstraint(fields=["plan", "signer"], name="each_side_agrees_once_to_a_plan"),
            models.UniqueConstraint(fields=["plan", "user"], name="nobody_agrees_for_both_sides"),
            models.CheckConstraint(
                condition=~Q(typed_name="") | Q(drawn__isnull=False), name="an_agreement_is_signed"
            ),
        ]

    def __str__(self):
        return f"{self.plan}: {self.get_signer_display()}"
