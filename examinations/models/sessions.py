"""A day at a test place: who comes, who assesses, who watches over it, with which equipment (9.3.2, 9.3.3)."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from examinations.states import SESSION_MOVES, SessionState


class Session(models.Model):
    """Candidates of one scheme version at one test place, from one hour to another."""

    MOVES = SESSION_MOVES

    venue = models.ForeignKey("venues.Venue", on_delete=models.PROTECT, related_name="+")
    verification = models.ForeignKey("venues.VenueVerification", on_delete=models.PROTECT, related_name="+")
    scheme_version = models.ForeignKey("schemes.SchemeVersion", on_delete=models.PROTECT, related_name="+")
    begins_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    capacity = models.PositiveSmallIntegerField(_("candidates at most"))
    invigilator = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(
        _("state"), max_length=10, choices=SessionState, default=SessionState.PLANNED, editable=False
    )
    equipment = models.ManyToManyField("venues.Equipment", related_name="+", blank=True)
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField(editable=False)
    # Calendars know the appointment by these two: each change raises the second.
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    cancelled_reason = models.TextField(blank=True, editable=False)

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
        ]

    def __str__(self):
        return f"{self.venue} · {timezone.localtime(self.begins_at):%d-%m-%Y %H.%M}"

    @property
    def on(self):
        """The day of the session, by the calendar of the LSP."""
        return timezone.localdate(self.begins_at)


class SessionAssessor(models.Model):
    """An assessor who works in this session."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="assessors")
    registration = models.ForeignKey(
        "accounts.AssessorRegistration", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("assessor of a session")
        verbose_name_plural = _("assessors of sessions")
        constraints = [
            models.UniqueConstraint(
                fields=["session", "registration"], name="an_assessor_is_in_a_session_once"
            ),
        ]

    def __str__(self):
        return f"{self.registration} – {self.session}"


class Presence(models.TextChoices):
    """What became of a candidate's seat: recorded, and never by itself a "not yet competent" (9.3)."""

    PRESENT = "PRESENT", _("Present")
    LATE = "LATE", _("Late")
    ABSENT = "ABSENT", _("Absent")
    LEFT = "LEFT", _("Left before the end")
    EXCLUDED = "EXCLUDED", _("Excluded for cheating")


class SeatQuerySet(models.QuerySet):
    def live(self):
        """Neither given up nor moved to another session."""
        return self.filter(given_up_at__isnull=True)


class Seat(models.Model):
    """A candidate's place in a session, for what the agreed plan says."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="seats")
    plan = models.ForeignKey("examinations.TestPlan", on_delete=models.PROTECT, related_name="seats")
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(editable=False)
    given_up_at = models.DateTimeField(null=True, editable=False)
    given_up_reason = models.TextField(blank=True, editable=False)
    # Empty until somebody has seen whether the candidate came.
    presence = models.CharField(max_length=10, choices=Presence, blank=True)
    arrived_at = models.DateTimeField(null=True, editable=False)
    # The face was compared with the photo of the application before the start (E6).
    identified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    identified_at = models.DateTimeField(null=True, editable=False)

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("seat in a session")
        verbose_name_plural = _("seats in sessions")
        ordering = ["session", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "plan"],
                condition=Q(given_up_at__isnull=True),
                name="a_candidate_has_one_seat_in_a_session",
            ),
            models.CheckConstraint(
                condition=Q(given_up_at__isnull=True) | ~Q(given_up_reason=""),
                name="a_seat_given_up_says_why",
            ),
            models.CheckConstraint(
                condition=Q(identified_at__isnull=True, identified_by__isnull=True)
                | Q(identified_at__isnull=False, identified_by__isnull=False),
                name="who_identified_a_candidate_and_when",
            ),
        ]

    def __str__(self):
        return f"{self.plan.assessment} – {self.session}"

    @property
    def candidate(self):
        """Who sits here."""
        return self.plan.assessment.application.applicant
