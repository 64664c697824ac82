"""A candidate's seat in a session: whether they came, who they were seen to be, what happened there (9.3.2)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from foundation.documents.models import Hand


class Presence(models.TextChoices):
    """What became of a candidate's seat: recorded, and never by itself a "not yet competent" (9.3)."""

    PRESENT = "PRESENT", _("Present")
    LATE = "LATE", _("Late")
    ABSENT = "ABSENT", _("Absent")
    LEFT = "LEFT", _("Left before the end")
    EXCLUDED = "EXCLUDED", _("Excluded for cheating")


HERE = (Presence.PRESENT, Presence.LATE)
TOOK_PART = (*HERE, Presence.LEFT, Presence.EXCLUDED)


class SeatQuerySet(models.QuerySet):
    def live(self):
        """Neither given up nor moved to another session."""
        return self.filter(given_up_at__isnull=True)

    def let_in(self):
        """Not of those who came late and whom an assessor did not let in."""
        return self.exclude(admitted=False)

    def with_candidate(self):
        """Read with whose seat it is and what for."""
        return self.select_related(
            "session__venue",
            "session__scheme_version",
            "plan__assessment__application__particulars",
            "plan__assessment__application__applicant",
        )


class Seat(models.Model):
    """A candidate's place in a session, for what the agreed plan says."""

    session = models.ForeignKey("examinations.Session", on_delete=models.PROTECT, related_name="seats")
    # Of as many as the session has room for: two people never get the last one.
    number = models.PositiveSmallIntegerField(_("seat"), default=1, editable=False)
    plan = models.ForeignKey("examinations.TestPlan", on_delete=models.PROTECT, related_name="seats")
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(editable=False)
    given_up_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    given_up_at = models.DateTimeField(null=True, editable=False)
    given_up_reason = models.TextField(blank=True, editable=False)
    # Empty until somebody has seen whether the candidate came.
    presence = models.CharField(max_length=10, choices=Presence, blank=True)
    arrived_at = models.DateTimeField(null=True, editable=False)
    left_at = models.DateTimeField(null=True, editable=False)
    # Who came too late is let in, or not, by an assessor; nobody's answer is not yet a no.
    admitted = models.BooleanField(null=True, editable=False)
    admitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    admission_reason = models.TextField(blank=True, editable=False)
    # The face was compared with the photo of the application before the start (E6).
    identified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    identified_at = models.DateTimeField(null=True, editable=False)

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("seat in a session")
        verbose_name_plural = _("seats in sessions")
        ordering = ["session", "number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "plan"],
                condition=Q(given_up_at__isnull=True),
                name="a_candidate_has_one_seat_in_a_session",
            ),
            models.UniqueConstraint(
                fields=["session", "number"],
                condition=Q(given_up_at__isnull=True),
                name="a_seat_is_one_persons",
            ),
            models.CheckConstraint(condition=Q(number__gt=0), name="seats_are_counted_from_one"),
            models.CheckConstraint(
                condition=Q(given_up_at__isnull=True) | ~Q(given_up_reason=""),
                name="a_seat_given_up_says_why",
            ),
            models.CheckConstraint(
                condition=Q(identified_at__isnull=True, identified_by__isnull=True)
                | Q(identified_at__isnull=False, identified_by__isnull=False),
                name="who_identified_a_candidate_and_when",
            ),
            models.CheckConstraint(
                condition=Q(admitted__isnull=True, admitted_by__isnull=True)
                | (Q(admitted__isnull=False, admitted_by__isnull=False) & ~Q(admission_reason="")),
                name="who_let_a_late_candidate_in_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(presence__in=["PRESENT", "LATE", "LEFT"]) | Q(arrived_at__isnull=False),
                name="who_is_present_has_arrived",
            ),
        ]

    def __str__(self):
        return f"{self.plan.assessment} – {self.session}"

    def get_absolute_url(self):
        return reverse("examinations:seat", args=[self.pk])

    @property
    def candidate(self):
        """Who sits here."""
        return self.plan.assessment.application.applicant

    @property
    def application(self):
        """The case that this is about."""
        return self.plan.assessment.application

    @property
    def name(self):
        """The candidate by the name of the form."""
        return self.application.particulars.full_name

    @property
    def minutes_late(self):
        """How long after the beginning the candidate came; 0 for who was on time, and for who has not come."""
        if self.arrived_at is None:
            return 0
        return max(0, int((self.arrived_at - self.session.begins_at).total_seconds() // 60))

    @property
    def is_here(self):
        return self.presence in HERE

    @property
    def took_part(self):
        """Whether there may be results of this seat."""
        return self.presence in TOOK_PART and self.identified_at is not None

    @property
    def waits_for_admission(self):
        return self.presence == Presence.LATE and self.admitted is None


class ArrivalWay(models.TextChoices):
    SIGNATURE = "SIGNATURE", _("Signed on the list")
    QR = "QR", _("Code on the candidate's phone")


class Arrival(Hand):
    """The line of the attendance list: the candidate signed, or showed the code of their own account."""

    seat = models.OneToOneField(Seat, on_delete=models.PROTECT, related_name="arrival")
    way = models.CharField(max_length=9, choices=ArrivalWay)
    seen_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    seen_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("line of the attendance list")
        verbose_name_plural = _("lines of the attendance list")
        constraints = [
            models.CheckConstraint(
                condition=~Q(way="SIGNATURE") | ~Q(typed_name="") | Q(drawn__isnull=False),
                name="who_signs_the_list_signs_it",
            ),
        ]

    def __str__(self):
        return f"{self.seat}: {self.get_way_display()}"


class IncidentKind(models.TextChoices):
    CHEATING = "CHEATING", _("Cheating")
    IDENTITY = "IDENTITY", _("Doubt about who somebody is")
    DISTURBANCE = "DISTURBANCE", _("Disturbance")
    TECHNICAL = "TECHNICAL", _("Power, network or equipment")
    HEALTH = "HEALTH", _("Health or accident")
    OTHER = "OTHER", _("Something else")


class Incident(models.Model):
    """What happened in a session, told by whoever saw it; added, never changed."""

    session = models.ForeignKey("examinations.Session", on_delete=models.PROTECT, related_name="incidents")
    # Empty where it was about the room and no single candidate.
    seat = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="incidents")
    kind = models.CharField(_("kind"), max_length=11, choices=IncidentKind)
    description = models.TextField(_("what happened"))
    photo = models.ForeignKey("documents.Upload", null=True, on_delete=models.PROTECT, related_name="+")
    happened_at = models.DateTimeField(_("when it happened"))
    told_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    told_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("incident")
        verbose_name_plural = _("incidents")
        ordering = ["session", "happened_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(description=""), name="an_incident_is_described"),
            models.CheckConstraint(
                condition=~Q(kind__in=["CHEATING", "IDENTITY"]) | Q(seat__isnull=False),
                name="an_incident_about_a_person_names_the_seat",
            ),
        ]

    def __str__(self):
        return f"{self.session}: {self.get_kind_display()}"


class DispositionOutcome(models.TextChoices):
    """What becomes of a result that was measured with equipment found lapsed; nothing is preselected."""

    KEPT = "KEPT", _("The result stands")
    VOID = "VOID", _("The result does not count")


class Disposition(models.Model):
    """A result in doubt is settled, with a reason; until then the case is not decided (9.3.3)."""

    doubt = models.ForeignKey("venues.EquipmentDoubt", on_delete=models.PROTECT, related_name="+")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="dispositions")
    outcome = models.CharField(_("outcome"), max_length=4, choices=DispositionOutcome)
    reason = models.TextField(_("reason"))
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("disposition of a result in doubt")
        verbose_name_plural = _("dispositions of results in doubt")
        ordering = ["-settled_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["doubt", "seat"], name="a_result_in_doubt_is_settled_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="a_disposition_says_why"),
        ]

    def __str__(self):
        return f"{self.seat}: {self.get_outcome_display()}"
