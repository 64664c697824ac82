"""Where people are tested, and who looks after the place (9.3.2)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from foundation.workflow.versions import Versioned

READERS = (Role.SECRETARIAT, Role.HEAD, Role.ASSESSOR)


class VenueKind(models.TextChoices):
    """The three kinds of test place; the first two are verified anew for each use."""

    WORKPLACE = "WORKPLACE", _("At the workplace")
    TEMPORARY = "TEMPORARY", _("Temporary")
    INDEPENDENT = "INDEPENDENT", _("Independent")


class VenueQuerySet(models.QuerySet):
    """The doors to test places."""

    def visible_to(self, user, *, on):
        """Who arranges, answers for or holds tests sees every place; its officers see their own."""
        if user.holds(*READERS, on=on):
            return self
        return self.kept_by(user, on=on) if user.holds(Role.VENUE, on=on) else self.none()

    def kept_by(self, user, *, on):
        """Those whose officer this person is on that day."""
        return self.filter(pk__in=VenueOfficer.objects.in_force_on(on).filter(user=user).values("venue"))

    def unkept(self, *, on):
        """Those that have no officer that day."""
        return self.exclude(pk__in=VenueOfficer.objects.in_force_on(on).values("venue"))

    def open_on(self, day):
        return self.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=day))


class Venue(Versioned, models.Model):
    """A test place (TUK). It is closed from a day on, never deleted: results point to it."""

    kind = models.CharField(_("kind"), max_length=12, choices=VenueKind)
    name = models.CharField(_("name"), max_length=150)
    address = models.TextField(_("address"))
    city = models.CharField(_("city"), max_length=80)
    # Whose place it is, where it is somebody's whom the LSP knows.
    organisation = models.ForeignKey(
        "accounts.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    seats = models.PositiveSmallIntegerField(_("seats"))
    closed_on = models.DateField(_("closed from"), null=True, editable=False)
    closed_reason = models.TextField(blank=True, editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    added_at = models.DateTimeField(editable=False)

    objects = VenueQuerySet.as_manager()

    class Meta:
        verbose_name = _("test place")
        verbose_name_plural = _("test places")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                Lower("city"),
                name="a_test_place_is_entered_once",
                violation_error_message=_("A test place of this name in this city is entered already."),
            ),
            models.CheckConstraint(condition=Q(seats__gt=0), name="a_test_place_has_a_seat"),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True, closed_reason="")
                | (Q(closed_on__isnull=False) & ~Q(closed_reason="")),
                name="a_closed_test_place_says_why",
            ),
        ]

    def __str__(self):
        return f"{self.name}, {self.city}"

    def get_absolute_url(self):
        return reverse("venues:venue", args=[self.pk])

    @property
    def is_verified_for_each_use(self):
        """At a workplace and in a temporary place a verification is worth the days of one use, and no more."""
        return self.kind != VenueKind.INDEPENDENT

    def is_closed_on(self, day):
        return self.closed_on is not None and self.closed_on <= day


class VenueOfficerQuerySet(models.QuerySet):
    def in_force_on(self, day):
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)

    def overlapping(self, *, starts_on, ends_on):
        """Those that share at least one day with this span (an open end lasts for ever)."""
        later = self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on))
        return later if ends_on is None else later.filter(starts_on__lte=ends_on)


class VenueOfficer(models.Model):
    """Who keeps a test place and its equipment, from a day to a day; ended, never deleted."""

    venue = models.ForeignKey(Venue, on_delete=models.PROTECT, related_name="officers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    appointed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    appointed_at = models.DateTimeField(editable=False)

    objects = VenueOfficerQuerySet.as_manager()

    class Meta:
        verbose_name = _("officer of a test place")
        verbose_name_plural = _("officers of test places")
        ordering = ["venue", "-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="an_officer_serves_a_day_at_least",
            ),
            models.CheckConstraint(
                condition=~Q(user=F("appointed_by")), name="nobody_makes_themselves_an_officer"
            ),
            models.UniqueConstraint(
                fields=["venue", "user"],
                condition=Q(ends_on__isnull=True),
                name="an_officer_serves_a_place_once",
            ),
        ]

    def __str__(self):
        return f"{self.user}: {self.venue}"

    def in_force_on(self, day):
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)
