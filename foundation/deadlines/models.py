"""What is kept of deadlines: reminders that went out, days that moved, one's own feed. The days are reckoned anew."""

import datetime as dt
import hashlib
import hmac
import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from foundation.workdays.models import Holiday

from .states import Act


class Reminder(models.Model):
    """A person was told of a deadline at one of its steps: once, however often it is rung."""

    kind = models.CharField(_("Kind"), max_length=40, editable=False)
    key = models.CharField(_("Deadline"), max_length=60, editable=False)
    step = models.CharField(_("Step"), max_length=40, editable=False)
    # Empty for somebody without an account, whom the kind itself tells by mail.
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    due_on = models.DateField(_("Due"), editable=False)
    told_at = models.DateTimeField(_("Told"), editable=False)
    # Which ringing wrote it: of two at once, each finds the rows that are its own.
    ringing = models.UUIDField(editable=False)

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ("told_at", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key", "step", "person"],
                condition=Q(person__isnull=False),
                name="a_person_is_told_once_of_a_step",
            ),
            models.UniqueConstraint(
                fields=["kind", "key", "step"],
                condition=Q(person__isnull=True),
                name="the_outside_is_told_once_of_a_step",
            ),
        ]
        indexes = [models.Index(fields=["kind", "key"], name="deadlines_reminders")]

    def __str__(self):
        return f"{self.kind} {self.key} {self.step}"


class CalendarChange(models.Model):
    """The calendar was changed, by whom, on the strength of what, and from what to what."""

    act = models.CharField(_("What was done"), max_length=10, choices=Act, editable=False)
    source = models.CharField(_("Decree or source"), max_length=200, editable=False)
    struck = models.JSONField(_("Before"), default=list, editable=False)
    entered = models.JSONField(_("After"), default=list, editable=False)
    # Empty where the calendar of a new year was entered by itself.
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    made_at = models.DateTimeField(_("When"), editable=False)

    class Meta:
        verbose_name = _("change of the calendar")
        verbose_name_plural = _("changes of the calendar")
        ordering = ("-made_at", "-pk")

    def __str__(self):
        return f"{self.get_act_display()}, {self.made_at:%d-%m-%Y}"

    @property
    def days_struck(self):
        """The days as they stood before, unsaved."""
        return [_holiday(said) for said in self.struck]

    @property
    def days_entered(self):
        """The days as they stood since then, unsaved."""
        return [_holiday(said) for said in self.entered]


class DeadlineMove(models.Model):
    """A running deadline moved with the calendar; both days are kept."""

    change = models.ForeignKey(CalendarChange, on_delete=models.PROTECT, related_name="moves")
    kind = models.CharField(_("Kind"), max_length=40, editable=False)
    key = models.CharField(_("Deadline"), max_length=60, editable=False)
    from_on = models.DateField(_("Old day"), editable=False)
    to_on = models.DateField(_("New day"), editable=False)

    class Meta:
        verbose_name = _("moved deadline")
        verbose_name_plural = _("moved deadlines")
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["change", "kind", "key"], name="a_change_moves_a_deadline_once"),
            models.CheckConstraint(condition=~Q(from_on=models.F("to_on")), name="what_moved_has_two_days"),
        ]
        indexes = [models.Index(fields=["kind", "key"], name="deadlines_moves")]

    def __str__(self):
        return f"{self.kind} {self.key}: {self.from_on} → {self.to_on}"


def _holiday(said):
    return Holiday(**said | {"day": dt.date.fromisoformat(said["day"])})


def new_salt():
    return secrets.token_hex(16)


class CalendarFeed(models.Model):
    """An address under which a person's own deadlines can be read by their calendar, until they revoke it."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    salt = models.CharField(max_length=32, default=new_salt, editable=False)
    token_sha256 = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(_("Made"), editable=False)
    revoked_at = models.DateTimeField(_("Revoked"), null=True, editable=False)

    class Meta:
        verbose_name = _("calendar feed")
        verbose_name_plural = _("calendar feeds")
        constraints = [
            models.UniqueConstraint(
                fields=["owner"], condition=Q(revoked_at=None), name="a_person_has_one_calendar_feed"
            ),
        ]

    def __str__(self):
        return f"{self.owner}"

    def save(self, *args, **kwargs):
        self.token_sha256 = digest_of(self.token)
        super().save(*args, **kwargs)

    @property
    def token(self):
        """256 bits that follow from the salt and the secret of the portal; not in the database."""
        words = f"deadlines.CalendarFeed:{self.salt}".encode()
        return hmac.new(settings.SECRET_KEY.encode(), words, hashlib.sha256).hexdigest()


def digest_of(token):
    """What the database keeps of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
