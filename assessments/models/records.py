"""What is submitted with and after a report: corrections, FR.AK.05, FR.AK.03, FR.AK.06 (9.3.6)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .answers import Aspect, Dimension, Principle, Statement


class Correction(models.Model):
    """The assessor asks to take a submitted record back, with a reason; a second person answers (9.2.6, 9.3.6).

    Granted, the case is judged again and the next recommendation is the new version; the earlier one stays.
    """

    recommendation = models.ForeignKey(
        "assessments.Recommendation", on_delete=models.PROTECT, related_name="corrections"
    )
    reason = models.TextField(_("what has to be corrected, and why"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(editable=False)
    # Nobody's answer is not yet a no.
    granted = models.BooleanField(null=True, editable=False)
    answer = models.TextField(_("answer"), blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    answered_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("correction of a record")
        verbose_name_plural = _("corrections of records")
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="a_correction_says_why"),
            models.UniqueConstraint(
                fields=["recommendation"],
                condition=Q(granted__isnull=True),
                name="one_correction_waits_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(granted__isnull=True, answered_by__isnull=True, answered_at__isnull=True)
                | Q(granted__isnull=False, answered_by__isnull=False, answered_at__isnull=False)
                & ~Q(answer="")
                & ~Q(answered_by=F("asked_by")),
                name="a_second_person_answers_a_correction",
            ),
        ]

    def __str__(self):
        return f"{self.recommendation}: {self.reason[:40]}"

    def get_absolute_url(self):
        return reverse("assessments:correction", args=[self.recommendation.assessment_id, self.pk])


class EventReportQuerySet(models.QuerySet):
    """Reports that count: the first of its event, and corrections that a second person has confirmed."""

    def standing(self):
        """Those that no confirmed correction has replaced."""
        counting = self.filter(Q(number=1) | Q(confirmed_at__isnull=False))
        later = EventReport.objects.filter(corrects=models.OuterRef("pk"), confirmed_at__isnull=False)
        return counting.exclude(models.Exists(later))


class EventReport(models.Model):
    """FR.AK.05: one assessor about one event, fixed from the moment it is sent; a correction is a new one (9.3.6).

    `event` is the key of the day or session it is about, and `rows` are the candidates with what was recommended, as
    they stood. A correction names what it `corrects` and why, and counts once a second person has confirmed it.
    """

    assessor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    event = models.CharField(max_length=80)
    title = models.CharField(_("event"), max_length=200)
    place = models.CharField(_("place"), max_length=200)
    held_on = models.DateField(_("day"))
    assessments = models.ManyToManyField("assessments.Assessment", related_name="event_reports")
    negative = models.TextField(_("what went badly"), blank=True)
    positive = models.TextField(_("what went well"), blank=True)
    refusals = models.TextField(_("results that candidates did not accept"), blank=True)
    suggestions = models.TextField(_("suggestions for improvement"), blank=True)
    note = models.TextField(_("notes"), blank=True)
    rows = models.JSONField(default=list, editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    number = models.PositiveSmallIntegerField(default=1, editable=False)
    corrects = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="corrected_by", editable=False
    )
    reason = models.TextField(_("what is corrected, and why"), blank=True)
    submitted_at = models.DateTimeField(editable=False)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    confirmed_at = models.DateTimeField(null=True, editable=False)
    paper = models.ForeignKey(
        "documents.Paper", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )

    objects = EventReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("assessment report")
        verbose_name_plural = _("assessment reports")
        ordering = ["-held_on", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessor", "event", "number"], name="one_report_per_assessor_and_event"
            ),
            models.CheckConstraint(
                condition=Q(number=1, corrects__isnull=True)
                | (Q(number__gt=1, corrects__isnull=False) & ~Q(reason="")),
                name="a_later_report_corrects_one_and_says_why",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False) & ~Q(confirmed_by=F("assessor")),
                name="a_second_person_confirms_a_corrected_report",
            ),
        ]

    def __str__(self):
        return f"FR.AK.05 {self.title}"

    @property
    def waits(self):
        """A correction that nobody has confirmed yet."""
        return self.number > 1 and self.confirmed_at is None


class Feedback(models.Model):
    """FR.AK.03: what the candidate says of the assessment, once, after the decision."""

    assessment = models.OneToOneField(
        "assessments.Assessment", on_delete=models.PROTECT, related_name="feedback"
    )
    # By statement: {"yes": bool, "comment": str}.
    answers = models.JSONField()
    note = models.TextField(_("other notes"), blank=True)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(editable=False)
    paper = models.ForeignKey(
        "documents.Paper", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )

    class Meta:
        verbose_name = _("feedback of the candidate")
        verbose_name_plural = _("feedback of candidates")

    def __str__(self):
        return f"{self.assessment}: FR.AK.03"

    @property
    def lines(self):
        """Statement, answer and comment in the order of the form."""
        return [
            (label, self.answers[key]["yes"], self.answers[key]["comment"])
            for key, label in Statement.choices
        ]


class ProcessReview(models.Model):
    """FR.AK.06: another assessor looks at how the assessment was done, after its report (9.3.6).

    Asked for by the secretariat; what was found stands from the moment it is sent.
    """

    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.PROTECT, related_name="process_reviews"
    )
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(editable=False)
    # Aspect by aspect the principles that it kept, and whether the decision rests on every dimension.
    aspects = models.JSONField(default=dict, editable=False)
    dimensions = models.JSONField(default=dict, editable=False)
    aspects_advice = models.TextField(_("recommendation on the process"), blank=True)
    dimensions_advice = models.TextField(_("recommendation on the decision"), blank=True)
    comment = models.TextField(_("comment"), blank=True)
    submitted_at = models.DateTimeField(null=True, editable=False)
    paper = models.ForeignKey(
        "documents.Paper", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )

    class Meta:
        verbose_name = _("review of the process")
        verbose_name_plural = _("reviews of the process")
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment"],
                condition=Q(submitted_at__isnull=True),
                name="one_review_of_the_process_waits_at_a_time",
            ),
        ]

    def __str__(self):
        return f"{self.assessment}: FR.AK.06"

    @property
    def rows(self):
        """Aspect by aspect: its label and, principle by principle, yes, no or what does not apply."""
        return [
            (label, [self.aspects.get(f"{aspect}.{principle}") for principle in Principle.values])
            for aspect, label in Aspect.choices
        ]

    @property
    def dimension_rows(self):
        """Dimension by dimension: its label, and whether the decision is consistent in it."""
        return [(label, self.dimensions.get(key)) for key, label in Dimension.choices]
