"""What a verifier found of a test place for a scheme, and from when to when that holds (9.3.2)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from venues.states import MOVES, VerificationState

from .places import Venue


class VerificationOutcome(models.TextChoices):
    """What the verifier says at the end; empty until then."""

    FIT = "FIT", _("Fit for the scheme")
    UNFIT = "UNFIT", _("Not fit for the scheme")


class VenueVerificationQuerySet(models.QuerySet):
    """The doors to verifications, and which of them hold."""

    def visible_to(self, user, *, on):
        """The office sees all, a verifier their own, an officer those of their own places."""
        if user.holds(Role.SECRETARIAT, Role.HEAD, on=on):
            return self
        own = Q(verifier=user) if user.holds(Role.ASSESSOR, on=on) else Q(pk__in=[])
        if user.holds(Role.VENUE, on=on):
            own |= Q(venue__in=Venue.objects.kept_by(user, on=on))
        return self.filter(own)

    def holding_on(self, day):
        """Found fit, and that day lies within its days; one that was taken back holds until the day before."""
        found = self.filter(outcome=VerificationOutcome.FIT, valid_from__lte=day, valid_until__gte=day)
        return found.filter(Q(withdrawn_from__isnull=True) | Q(withdrawn_from__gt=day))


class VenueVerification(models.Model):
    """Ordered by the office, carried out and concluded by another person, an assessor who is no officer there."""

    MOVES = MOVES

    venue = models.ForeignKey(Venue, on_delete=models.PROTECT, related_name="verifications")
    scheme = models.ForeignKey("schemes.Scheme", on_delete=models.PROTECT, related_name="+")
    checklist = models.ForeignKey(
        "venues.Checklist", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=VerificationState,
        default=VerificationState.ORDERED,
        editable=False,
    )
    verifier = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # The days of the one use, or the period for which an independent place is to be verified.
    asked_from = models.DateField(_("from"))
    asked_until = models.DateField(_("until"))
    due_on = models.DateField(_("to be concluded by"))
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    ordered_at = models.DateTimeField(editable=False)
    letter = models.ForeignKey(
        "documents.Paper", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    # No default: what nobody has concluded is neither fit nor unfit.
    outcome = models.CharField(
        _("outcome"), max_length=6, choices=VerificationOutcome, blank=True, editable=False
    )
    verified_on = models.DateField(_("looked at on"), null=True, editable=False)
    summary = models.TextField(_("what was found"), blank=True, editable=False)
    valid_from = models.DateField(_("valid from"), null=True, editable=False)
    valid_until = models.DateField(_("valid until"), null=True, editable=False)
    concluded_at = models.DateTimeField(null=True, editable=False)
    record = models.ForeignKey(
        "documents.Paper", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    # Cancelled before it was concluded, or taken back afterwards from a day on.
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    ended_at = models.DateTimeField(null=True, editable=False)
    end_reason = models.TextField(blank=True, editable=False)
    withdrawn_from = models.DateField(null=True, editable=False)

    objects = VenueVerificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("verification of a test place")
        verbose_name_plural = _("verifications of test places")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(verifier=F("ordered_by")), name="who_orders_a_verification_does_not_carry_it_out"
            ),
            models.CheckConstraint(
                condition=Q(asked_until__gte=F("asked_from")), name="a_verification_is_for_a_day_at_least"
            ),
            models.CheckConstraint(
                condition=(
                    Q(
                        state__in=["CONCLUDED", "WITHDRAWN"],
                        concluded_at__isnull=False,
                        verified_on__isnull=False,
                    )
                    & ~Q(outcome="")
                    & ~Q(summary="")
                )
                | Q(
                    state__in=["ORDERED", "CANCELLED"],
                    outcome="",
                    concluded_at__isnull=True,
                    verified_on__isnull=True,
                ),
                name="what_is_concluded_has_an_outcome_and_a_day",
            ),
            models.CheckConstraint(
                condition=Q(
                    outcome="FIT",
                    valid_from__gte=F("verified_on"),
                    valid_until__gte=F("valid_from"),
                    valid_until__lte=F("asked_until"),
                )
                | (~Q(outcome="FIT") & Q(valid_from__isnull=True, valid_until__isnull=True)),
                name="only_a_fit_place_is_valid_and_from_when_to_when",
            ),
            models.CheckConstraint(
                condition=(
                    Q(state__in=["CANCELLED", "WITHDRAWN"], ended_by__isnull=False, ended_at__isnull=False)
                    & ~Q(end_reason="")
                )
                | Q(
                    state__in=["ORDERED", "CONCLUDED"],
                    ended_by__isnull=True,
                    ended_at__isnull=True,
                    end_reason="",
                ),
                name="a_verification_that_ended_says_who_when_and_why",
            ),
            models.CheckConstraint(
                condition=Q(state="WITHDRAWN", outcome="FIT", withdrawn_from__isnull=False)
                | (~Q(state="WITHDRAWN") & Q(withdrawn_from__isnull=True)),
                name="only_a_fit_place_loses_what_was_said_of_it",
            ),
            models.UniqueConstraint(
                fields=["venue", "scheme", "asked_from"],
                condition=Q(state="ORDERED"),
                name="a_verification_is_ordered_once",
            ),
        ]

    def __str__(self):
        return f"{self.venue} ({self.scheme})"

    def get_absolute_url(self):
        return reverse("venues:verification", args=[self.pk])

    @property
    def is_open(self):
        return self.state == VerificationState.ORDERED

    @property
    def is_fit(self):
        return self.outcome == VerificationOutcome.FIT

    def holds_on(self, day):
        """Whether tests may be held on the strength of it that day."""
        begun = self.is_fit and self.valid_from <= day <= self.valid_until
        return begun and (self.withdrawn_from is None or day < self.withdrawn_from)


class FindingAnswer(models.TextChoices):
    """What was found at one point; nothing is preselected."""

    MET = "MET", _("Met")
    NOT_MET = "NOT_MET", _("Not met")
    NOT_APPLICABLE = "NOT_APPLICABLE", _("Does not apply")


class Finding(models.Model):
    """What the verifier found at one point of the checklist."""

    verification = models.ForeignKey(VenueVerification, on_delete=models.CASCADE, related_name="findings")
    point = models.ForeignKey("venues.ChecklistPoint", on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(_("finding"), max_length=14, choices=FindingAnswer)
    remark = models.TextField(_("remark"), blank=True)
    found_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("finding at a test place")
        verbose_name_plural = _("findings at test places")
        ordering = ["verification", "point__position"]
        constraints = [
            models.UniqueConstraint(fields=["verification", "point"], name="a_point_has_one_finding"),
            models.CheckConstraint(
                condition=Q(answer="MET") | ~Q(remark=""), name="what_is_not_met_says_what_is_missing"
            ),
        ]

    def __str__(self):
        return f"{self.point}: {self.get_answer_display()}"
