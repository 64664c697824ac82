"""The assessment of one candidate, and who was assigned to it (9.2.2)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from assessments.states import MOVES, AssessmentState


class AssessmentQuerySet(models.QuerySet):
    """The doors to assessments."""

    def visible_to(self, user):
        """The candidate, the assessor who has not declined or been replaced, and the secretariat (7.1.3)."""
        if user.holds(Role.SECRETARIAT):
            return self
        return self.filter(
            Q(application__applicant=user)
            | Q(pk__in=Assignment.objects.live().filter(registration__user=user).values("assessment"))
        )


class Assessment(models.Model):
    """One application leads to one assessment."""

    MOVES = MOVES

    application = models.OneToOneField(
        "applications.Application", on_delete=models.PROTECT, related_name="assessment"
    )
    state = models.CharField(
        _("state"), max_length=10, choices=AssessmentState, default=AssessmentState.ASSIGNED, editable=False
    )
    opened_at = models.DateTimeField(editable=False)
    reported_at = models.DateTimeField(null=True, editable=False)
    # Ended before a decision: by the candidate who withdraws, or by the office, with its reason.
    stopped_at = models.DateTimeField(null=True, editable=False)
    stopped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    stopped_reason = models.TextField(blank=True, editable=False)
    # Why the plenary meeting sent the case back, the last time (9.4.5).
    sent_back_at = models.DateTimeField(null=True, editable=False)
    sent_back_reason = models.TextField(blank=True, editable=False)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="REPORTED") | Q(reported_at__isnull=False),
                name="what_is_reported_has_an_hour",
            ),
            models.CheckConstraint(
                condition=~Q(state="STOPPED") | ~Q(stopped_reason=""), name="a_stopped_assessment_says_why"
            ),
            models.CheckConstraint(
                condition=Q(sent_back_at__isnull=True) | ~Q(sent_back_reason=""),
                name="what_is_sent_back_says_why",
            ),
        ]

    def __str__(self):
        return str(self.application)

    def get_absolute_url(self):
        return reverse("assessments:assessment", args=[self.pk])

    @property
    def was_withdrawn(self):
        """Whether it was the candidate who ended it."""
        return self.stopped_by_id == self.application.applicant_id


class AssignmentQuerySet(models.QuerySet):
    """Assignments that give rights, and those that do so no more."""

    def live(self):
        """Neither declined nor ended: only these open a case (PEERS, declined assessors)."""
        return self.filter(declined_at__isnull=True, ended_at__isnull=True)


class AssignmentManager(models.Manager.from_queryset(AssignmentQuerySet)):
    """Reads with an assignment whose it is: nobody shows or measures the one without the other."""

    def get_queryset(self):
        return super().get_queryset().select_related("registration__user")


class Assignment(models.Model):
    """An assessor for this candidate, with the letter that says so; accepted, declined or ended, each with its hour."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="assignments")
    registration = models.ForeignKey(
        "accounts.AssessorRegistration", on_delete=models.PROTECT, related_name="+"
    )
    is_lead = models.BooleanField(_("lead assessor"), default=True)
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    assigned_at = models.DateTimeField(editable=False)
    letter = models.ForeignKey(
        "documents.Paper", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    accepted_at = models.DateTimeField(null=True, editable=False)
    declined_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    ending_reason = models.TextField(_("reason"), blank=True, editable=False)
    # For whoever takes over half-way: what was agreed with the candidate, what is still open (9.2.2).
    handover = models.TextField(_("hand-over note"), blank=True, editable=False)

    objects = AssignmentManager()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["-is_lead", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment"],
                condition=Q(is_lead=True, declined_at__isnull=True, ended_at__isnull=True),
                name="one_lead_assessor_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["assessment", "registration"],
                condition=Q(declined_at__isnull=True, ended_at__isnull=True),
                name="an_assessor_is_assigned_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(declined_at__isnull=True, ended_at__isnull=True) | ~Q(ending_reason=""),
                name="who_declines_or_is_replaced_has_a_reason",
            ),
        ]

    def __str__(self):
        return f"{self.registration} – {self.assessment}"

    @property
    def is_live(self):
        """Neither declined nor ended."""
        return self.declined_at is None and self.ended_at is None


class Objection(models.Model):
    """The candidate objects to an assessor, once in a case, with a reason (9.2.4)."""

    assessment = models.OneToOneField(Assessment, on_delete=models.PROTECT, related_name="objection")
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(_("reason"))
    raised_at = models.DateTimeField(editable=False)
    # Nobody's answer is not yet a no.
    upheld = models.BooleanField(null=True, editable=False)
    answer = models.TextField(_("answer"), blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    answered_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("objection to an assessor")
        verbose_name_plural = _("objections to assessors")
        constraints = [
            models.CheckConstraint(
                condition=Q(upheld__isnull=True, answered_by__isnull=True, answered_at__isnull=True)
                | (
                    Q(upheld__isnull=False, answered_by__isnull=False, answered_at__isnull=False)
                    & ~Q(answer="")
                ),
                name="an_answered_objection_has_its_answer",
            ),
        ]

    def __str__(self):
        return f"{self.assessment}: {self.reason[:40]}"
