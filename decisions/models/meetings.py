"""The meeting, its seats and its agenda (9.4.2, 9.4.5)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from decisions.states import MOVES, MeetingState
from foundation.workflow.versions import Versioned


class Outcome(models.TextChoices):
    """What a meeting can say of a candidate. There is no default: what nobody decided is not a decision."""

    COMPETENT = "COMPETENT", _("Competent")
    NOT_YET = "NOT_YET", _("Not yet competent")
    SENT_BACK = "SENT_BACK", _("Sent back")


class MeetingQuerySet(models.QuerySet):
    """The doors to meetings."""

    def visible_to(self, user):
        """Those who prepare them, those who sit in them, and the head; outcomes have doors of their own."""
        if user.holds(Role.SECRETARIAT, Role.HEAD):
            return self
        if user.holds(Role.DECISION):
            return self.filter(seats__user=user)
        return self.none()


class Meeting(Versioned):
    """A plenary meeting of the technical team."""

    MOVES = MOVES

    number = models.CharField(_("number of the minutes"), max_length=40, blank=True, editable=False)
    on = models.DateField(_("day"))
    starts_at = models.TimeField(_("from"))
    place = models.CharField(_("place"), max_length=200)
    basis = models.CharField(_("decree that formed the team"), max_length=200, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=MeetingState, default=MeetingState.PLANNED, editable=False
    )
    called_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    called_at = models.DateTimeField(editable=False)
    convened_at = models.DateTimeField(null=True, editable=False)
    minuted_at = models.DateTimeField(null=True, editable=False)
    sealed_at = models.DateTimeField(null=True, editable=False)
    cancelled_reason = models.TextField(blank=True, editable=False)
    conclusion = models.TextField(_("conclusion"), blank=True)
    # The facts of the minutes as every member signs them; frozen when minuted.
    minutes_facts = models.JSONField(null=True, editable=False)
    minutes_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    minutes = models.ForeignKey(
        "documents.Paper", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("plenary meeting")
        verbose_name_plural = _("plenary meetings")
        ordering = ["-on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["number"], condition=~Q(number=""), name="a_number_of_minutes_is_used_once"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["MINUTED", "SEALED"])
                | (~Q(number="") & ~Q(minutes_sha256="") & Q(minuted_at__isnull=False)),
                name="what_is_minuted_has_number_and_hash",
            ),
            models.CheckConstraint(
                condition=~Q(state="SEALED") | Q(sealed_at__isnull=False, minutes__isnull=False),
                name="what_is_sealed_has_its_minutes",
            ),
            models.CheckConstraint(
                condition=~Q(state="CANCELLED") | ~Q(cancelled_reason=""), name="a_cancelled_meeting_says_why"
            ),
        ]

    def __str__(self):
        return self.number or f"{self.on:%Y-%m-%d}"

    def get_absolute_url(self):
        return reverse("decisions:meeting", args=[self.pk])


class Presence(models.TextChoices):
    """How a member takes part."""

    IN_PERSON = "IN_PERSON", _("present")
    ONLINE = "ONLINE", _("present online")


class Seat(models.Model):
    """A member of the team in this meeting; the letter stands for the name in the minutes."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="seats")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    qualification = models.ForeignKey(
        "accounts.DecisionQualification", on_delete=models.PROTECT, related_name="+"
    )
    letter = models.CharField(max_length=1)
    is_chair = models.BooleanField(_("chairs the meeting"), default=False)
    # Empty until the member is there.
    presence = models.CharField(_("attendance"), max_length=10, choices=Presence, blank=True)
    arrived_at = models.DateTimeField(null=True, editable=False)
    # 9.4.2: the member declares, for each meeting, to have had no part beyond what is recused.
    declared_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("seat in a meeting")
        verbose_name_plural = _("seats in meetings")
        ordering = ["letter"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "user"], name="a_member_has_one_seat"),
            models.UniqueConstraint(fields=["meeting", "letter"], name="a_letter_stands_for_one_member"),
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(is_chair=True), name="a_meeting_has_one_chair"
            ),
            models.CheckConstraint(
                condition=Q(presence="", arrived_at__isnull=True)
                | (~Q(presence="") & Q(arrived_at__isnull=False)),
                name="who_is_present_arrived_at_an_hour",
            ),
        ]

    def __str__(self):
        return f"{self.letter} {self.user}"


class AgendaItem(models.Model):
    """One candidate on the agenda of one meeting, with the recommendation that is decided upon (9.4.3)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    application = models.ForeignKey("applications.Application", on_delete=models.PROTECT, related_name="+")
    recommendation = models.ForeignKey(
        "assessments.Recommendation", on_delete=models.PROTECT, related_name="+"
    )
    position = models.PositiveSmallIntegerField()
    # A case can be on one living agenda; cancelled meetings and sent-back cases set it free.
    is_live = models.BooleanField(default=True, editable=False)
    # Unanimous recommendations are decided together unless somebody pulls one out.
    pulled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )

    class Meta:
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"], condition=Q(is_live=True), name="a_case_is_on_one_living_agenda"
            ),
            models.UniqueConstraint(fields=["meeting", "application"], name="a_case_is_once_on_an_agenda"),
        ]

    def __str__(self):
        return f"{self.position}. {self.application}"
