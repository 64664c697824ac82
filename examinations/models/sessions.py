"""A day at a test place: who assesses, who watches over it, with which equipment (9.3.2, 9.3.3)."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from examinations.states import SESSION_MOVES, SessionState
from foundation.documents.models import Hand
from foundation.workflow.versions import Versioned


class SessionQuerySet(models.QuerySet):
    """The doors to sessions."""

    def visible_to(self, user):
        """The office sees every session; whoever works in one sees that one. Candidates have their seat."""
        if user.holds(Role.SECRETARIAT, Role.HEAD):
            return self
        return self.worked_in_by(user)

    def worked_in_by(self, user):
        """Those that this person watches over or assesses in."""
        assessing = SessionAssessor.objects.filter(registration__user=user).values("session")
        return self.filter(Q(invigilator=user) | Q(pk__in=assessing))

    def standing(self):
        """Those that were not cancelled."""
        return self.exclude(state=SessionState.CANCELLED)

    def ahead(self):
        """Those that are still to be held, or are being held."""
        return self.filter(state__in=[SessionState.PLANNED, SessionState.RUNNING])


class Session(Versioned, models.Model):
    """Candidates of one scheme version at one test place, from one hour to another of one day."""

    MOVES = SESSION_MOVES

    venue = models.ForeignKey("venues.Venue", on_delete=models.PROTECT, related_name="+")
    verification = models.ForeignKey("venues.VenueVerification", on_delete=models.PROTECT, related_name="+")
    # A workplace or a temporary place: its verification is worth this one session.
    for_one_use = models.BooleanField(default=False, editable=False)
    scheme_version = models.ForeignKey("schemes.SchemeVersion", on_delete=models.PROTECT, related_name="+")
    begins_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    capacity = models.PositiveSmallIntegerField(_("candidates at most"))
    invigilator = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # What candidates bring and mind, beside their identity card.
    instructions = models.TextField(_("what candidates bring and mind"), blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=SessionState, default=SessionState.PLANNED, editable=False
    )
    equipment = models.ManyToManyField("venues.Equipment", related_name="+", blank=True)
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField(editable=False)
    # Calendars know the appointment by these two: each change raises the second.
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    started_at = models.DateTimeField(null=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    cancelled_at = models.DateTimeField(null=True, editable=False)
    cancelled_reason = models.TextField(blank=True, editable=False)

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("test session")
        verbose_name_plural = _("test sessions")
        ordering = ["begins_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("begins_at")), name="a_session_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=Q(capacity__gt=0), name="a_session_has_room_for_somebody"),
            models.CheckConstraint(
                condition=~Q(state="CANCELLED") | ~Q(cancelled_reason=""), name="a_cancelled_session_says_why"
            ),
            models.CheckConstraint(
                condition=~Q(state="RUNNING") | Q(started_at__isnull=False),
                name="a_running_session_was_started",
            ),
            models.CheckConstraint(
                condition=~Q(state="CLOSED") | Q(started_at__isnull=False, closed_at__isnull=False),
                name="a_closed_session_was_held",
            ),
            models.UniqueConstraint(
                fields=["verification"],
                condition=Q(for_one_use=True) & ~Q(state="CANCELLED"),
                name="a_verification_for_one_use_is_used_once",
            ),
        ]

    def __str__(self):
        return f"{self.venue} · {timezone.localtime(self.begins_at):%d-%m-%Y %H.%M}"

    def get_absolute_url(self):
        return reverse("examinations:session", args=[self.pk])

    @property
    def on(self):
        """The day of the session, by the calendar of the LSP."""
        return timezone.localdate(self.begins_at)

    @property
    def is_planned(self):
        return self.state == SessionState.PLANNED

    @property
    def is_running(self):
        return self.state == SessionState.RUNNING

    @property
    def is_closed(self):
        return self.state == SessionState.CLOSED

    @property
    def is_cancelled(self):
        return self.state == SessionState.CANCELLED


class SessionAssessor(models.Model):
    """An assessor who works in this session."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="assessors")
    registration = models.ForeignKey(
        "accounts.AssessorRegistration", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("assessor of a session")
        verbose_name_plural = _("assessors of sessions")
        ordering = ["session", "registration__user__full_name"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "registration"], name="an_assessor_is_in_a_session_once"
            ),
        ]

    def __str__(self):
        return f"{self.registration} – {self.session}"


class Task(models.TextChoices):
    """Why somebody is taken while a session is held."""

    INVIGILATOR = "INVIGILATOR", _("watches over the session")
    ASSESSOR = "ASSESSOR", _("assesses there")
    CANDIDATE = "CANDIDATE", _("is tested there")


class Engagement(models.Model):
    """The diary: a person is taken from one hour to another. Nobody is in two places at once, nor in two tasks (E8).

    The database itself writes these rows, from seats, assessors and hours of sessions, and refuses what overlaps
    (`migrations`): so no act, of whatever room, can forget it. They are read, and never written from here.
    """

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="engagements")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    task = models.CharField(max_length=11, choices=Task)
    begins_at = models.DateTimeField(editable=False)
    ends_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("engagement")
        verbose_name_plural = _("engagements")
        ordering = ["begins_at", "pk"]
        indexes = [models.Index(fields=["user", "begins_at"], name="engagements_of_a_person")]

    def __str__(self):
        return f"{self.user} {self.get_task_display()}: {self.session}"


class DayReport(Hand):
    """What the invigilator says of the day, signed as the session closes; from then on all of it stands (9.3.6)."""

    session = models.OneToOneField(Session, on_delete=models.PROTECT, related_name="report")
    summary = models.TextField(_("how the day went"))
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(editable=False)
    paper = models.ForeignKey("documents.Paper", on_delete=models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = _("report of a session")
        verbose_name_plural = _("reports of sessions")
        constraints = [
            models.CheckConstraint(condition=~Q(summary=""), name="a_report_says_how_the_day_went"),
            models.CheckConstraint(
                condition=~Q(typed_name="") | Q(drawn__isnull=False), name="a_report_of_a_day_is_signed"
            ),
        ]

    def __str__(self):
        return str(self.session)
