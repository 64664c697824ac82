"""What stands in a test place, when it was checked, and which days are in doubt (9.3.3)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from foundation.workflow.versions import Versioned

from .places import Venue


class CheckKind(models.TextChoices):
    """How it is made sure that equipment does what it should."""

    VERIFICATION = "VERIFICATION", _("Verification")
    CALIBRATION = "CALIBRATION", _("Calibration")


class EquipmentQuerySet(models.QuerySet):
    """The doors to equipment."""

    def visible_to(self, user, *, on):
        """Whoever sees the place sees what stands in it."""
        return self.filter(venue__in=Venue.objects.visible_to(user, on=on))

    def in_use_on(self, day):
        return self.filter(Q(retired_on__isnull=True) | Q(retired_on__gt=day))


class Equipment(Versioned, models.Model):
    """One thing that tests are held with. It is taken out of use from a day on, never deleted."""

    venue = models.ForeignKey(Venue, on_delete=models.PROTECT, related_name="equipment")
    name = models.CharField(_("name"), max_length=120)
    maker = models.CharField(_("make and model"), max_length=120, blank=True)
    serial = models.CharField(_("serial or inventory number"), max_length=60)
    # Where only a calibration will do, a verification is not enough; a calibration is always enough.
    needs = models.CharField(_("what it needs"), max_length=12, choices=CheckKind)
    retired_on = models.DateField(_("out of use from"), null=True, editable=False)
    retired_reason = models.TextField(blank=True, editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    added_at = models.DateTimeField(editable=False)

    objects = EquipmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("equipment")
        verbose_name_plural = _("equipment")
        ordering = ["name", "serial", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["venue", "serial"], name="a_serial_stands_once_in_a_place"),
            models.CheckConstraint(
                condition=Q(retired_on__isnull=True, retired_reason="")
                | (Q(retired_on__isnull=False) & ~Q(retired_reason="")),
                name="what_is_out_of_use_says_why",
            ),
        ]

    def __str__(self):
        return f"{self.name} ({self.serial})"

    def get_absolute_url(self):
        return reverse("venues:equipment", args=[self.pk])

    def is_retired_on(self, day):
        return self.retired_on is not None and self.retired_on <= day


class EquipmentCheckQuerySet(models.QuerySet):
    def standing(self):
        """Those that were not struck out."""
        return self.filter(struck_at__isnull=True)


class EquipmentCheck(models.Model):
    """A verification or calibration that was done. Added, never changed; a wrong one is struck out with a reason."""

    equipment = models.ForeignKey(Equipment, on_delete=models.PROTECT, related_name="checks")
    kind = models.CharField(_("kind"), max_length=12, choices=CheckKind)
    done_on = models.DateField(_("done on"))
    done_by = models.CharField(_("done by"), max_length=150)
    number = models.CharField(_("number of the certificate"), max_length=80, blank=True)
    # What fell through is out of use until the next one that holds, so nothing is due.
    passed = models.BooleanField(_("holds"))
    due_on = models.DateField(_("last day"), null=True, blank=True)
    remark = models.TextField(_("remark"), blank=True)
    upload = models.ForeignKey("documents.Upload", null=True, on_delete=models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    recorded_at = models.DateTimeField(editable=False)
    struck_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    struck_at = models.DateTimeField(null=True, editable=False)
    struck_reason = models.TextField(blank=True, editable=False)

    objects = EquipmentCheckQuerySet.as_manager()

    class Meta:
        verbose_name = _("check of equipment")
        verbose_name_plural = _("checks of equipment")
        ordering = ["-done_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(passed=True, due_on__gte=F("done_on"))
                | (Q(passed=False, due_on__isnull=True) & ~Q(remark="")),
                name="a_check_that_holds_has_a_last_day",
            ),
            models.CheckConstraint(
                condition=Q(struck_at__isnull=True, struck_by__isnull=True, struck_reason="")
                | (Q(struck_at__isnull=False, struck_by__isnull=False) & ~Q(struck_reason="")),
                name="a_check_struck_out_says_who_when_and_why",
            ),
        ]

    def __str__(self):
        return f"{self.equipment}: {self.get_kind_display()}, {self.done_on}"

    @property
    def is_struck(self):
        return self.struck_at is not None


class EquipmentDoubtQuerySet(models.QuerySet):
    def standing(self):
        """Those that were not taken back."""
        return self.filter(dropped_at__isnull=True)

    def on(self, day):
        return self.standing().filter(from_on__lte=day, until_on__gte=day)


class EquipmentDoubt(models.Model):
    """Days on which, as was found afterwards, the equipment was not in order: what it measured then is in doubt.

    Each result of those days is settled by itself, on the floor that holds the results (9.3.3).
    """

    equipment = models.ForeignKey(Equipment, on_delete=models.PROTECT, related_name="doubts")
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"))
    reason = models.TextField(_("reason"))
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    raised_at = models.DateTimeField(editable=False)
    dropped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    dropped_at = models.DateTimeField(null=True, editable=False)
    dropped_reason = models.TextField(blank=True, editable=False)

    objects = EquipmentDoubtQuerySet.as_manager()

    class Meta:
        verbose_name = _("doubt about equipment")
        verbose_name_plural = _("doubts about equipment")
        ordering = ["-from_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on")), name="a_doubt_has_a_day_at_least"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="a_doubt_says_why"),
            models.CheckConstraint(
                condition=Q(dropped_at__isnull=True, dropped_by__isnull=True, dropped_reason="")
                | (Q(dropped_at__isnull=False, dropped_by__isnull=False) & ~Q(dropped_reason="")),
                name="a_doubt_dropped_says_who_when_and_why",
            ),
            models.CheckConstraint(
                condition=Q(dropped_by__isnull=True) | ~Q(dropped_by=F("raised_by")),
                name="who_doubts_does_not_drop_the_doubt",
            ),
        ]

    def __str__(self):
        return f"{self.equipment}: {self.from_on} – {self.until_on}"
