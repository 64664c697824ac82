"""What was found in a surveillance, by which method and by whom, and what it was concluded with (9.6.3)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .plans import Method, Surveillance


class VisitQuerySet(models.QuerySet):
    """Visits as they stand."""

    def to_come(self):
        """Neither reported nor called off."""
        return self.filter(cancelled_at=None, report=None)


class Visit(models.Model):
    """A visit at the workplace: who goes, when, where. Its report is a finding."""

    surveillance = models.ForeignKey(Surveillance, on_delete=models.PROTECT, related_name="visits")
    visitor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("visitor")
    )
    visit_on = models.DateField(_("day of the visit"))
    place = models.CharField(_("place"), max_length=300)
    arranged_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    arranged_at = models.DateTimeField(editable=False)
    cancelled_at = models.DateTimeField(null=True, editable=False)
    reason = models.CharField(_("reason"), max_length=500, blank=True, editable=False)

    objects = VisitQuerySet.as_manager()

    class Meta:
        verbose_name = _("visit")
        verbose_name_plural = _("visits")
        ordering = ["visit_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True, reason="")
                | Q(cancelled_at__isnull=False) & ~Q(reason=""),
                name="a_cancelled_visit_says_why",
            ),
        ]

    def __str__(self):
        return f"{self.surveillance}: {self.visit_on:%d-%m-%Y}"

    def get_absolute_url(self):
        return reverse("surveillance:visit", args=[self.pk])

    @property
    def is_to_come(self):
        """Neither reported nor called off."""
        return self.cancelled_at is None and not hasattr(self, "report")


class Result(models.TextChoices):
    """What a method showed."""

    KEPT = "KEPT", _("The competence was kept")
    NOT_KEPT = "NOT_KEPT", _("The competence was not kept")
    UNCLEAR = "UNCLEAR", _("It does not show")


class Finding(models.Model):
    """What one method showed. Added, never changed."""

    surveillance = models.ForeignKey(Surveillance, on_delete=models.PROTECT, related_name="findings")
    method = models.CharField(_("method"), max_length=11, choices=Method)
    result = models.CharField(_("result"), max_length=8, choices=Result)
    words = models.TextField(_("what was found"))
    found_on = models.DateField(_("day"))
    met_with = models.CharField(_("spoken with"), max_length=300, blank=True)
    # None where somebody from outside answered.
    found_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    found_at = models.DateTimeField(editable=False)
    visit = models.OneToOneField(Visit, null=True, on_delete=models.PROTECT, related_name="report")
    question = models.OneToOneField(
        "surveillance.Question", null=True, on_delete=models.PROTECT, related_name="finding"
    )

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="a_finding_says_what_was_found"),
            models.CheckConstraint(
                condition=Q(
                    method__in=["SUPERIOR", "THIRD_PARTY"], question__isnull=False, visit__isnull=True
                )
                | Q(method="VISIT", visit__isnull=False, question__isnull=True, found_by__isnull=False)
                | Q(
                    method__in=["LOGBOOK", "OTHER"],
                    visit__isnull=True,
                    question__isnull=True,
                    found_by__isnull=False,
                ),
                name="a_finding_says_from_where",
            ),
        ]

    def __str__(self):
        return f"{self.surveillance}: {self.get_method_display()}"


class FindingFile(models.Model):
    """A photo or file with a finding. Added, never changed."""

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="files")
    upload = models.ForeignKey("documents.Upload", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("file of a finding")
        verbose_name_plural = _("files of findings")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["finding", "upload"], name="a_finding_has_a_file_once")
        ]

    def __str__(self):
        return self.upload.name


class Outcome(models.TextChoices):
    """The three that there are."""

    MAINTAINED = "MAINTAINED", _("Maintained")
    FOLLOW_UP = "FOLLOW_UP", _("Follow-up until a day")
    SUSPEND = "SUSPEND", _("Proposal to suspend")


class Conclusion(models.Model):
    """What an independent person concluded. Added, never changed; a second one closes a follow-up."""

    surveillance = models.ForeignKey(Surveillance, on_delete=models.PROTECT, related_name="conclusions")
    position = models.PositiveSmallIntegerField(editable=False)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    words = models.TextField(_("reasons"))
    follow_up_on = models.DateField(_("to be done by"), null=True)
    follow_up = models.TextField(_("what the holder has to do"), blank=True)
    concluded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    concluded_at = models.DateTimeField(editable=False)
    paper = models.ForeignKey("documents.Paper", on_delete=models.PROTECT, related_name="+", editable=False)
    case = models.OneToOneField(
        "sanctions.SanctionCase", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )

    class Meta:
        verbose_name = _("conclusion")
        verbose_name_plural = _("conclusions")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["surveillance", "position"], name="conclusions_are_numbered"),
            models.CheckConstraint(condition=~Q(words=""), name="a_conclusion_has_reasons"),
            models.CheckConstraint(
                condition=Q(outcome="FOLLOW_UP", follow_up_on__isnull=False) & ~Q(follow_up="")
                | ~Q(outcome="FOLLOW_UP") & Q(follow_up_on__isnull=True, follow_up=""),
                name="a_follow_up_says_what_until_when",
            ),
            models.CheckConstraint(
                condition=Q(outcome="SUSPEND", case__isnull=False)
                | ~Q(outcome="SUSPEND") & Q(case__isnull=True),
                name="a_proposal_to_suspend_is_a_case",
            ),
        ]

    def __str__(self):
        return f"{self.surveillance}: {self.get_outcome_display()}"
