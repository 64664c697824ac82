"""Work waiting to be done: the database is its only keeper, the message broker only rings the bell."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from foundation.workflow.handlers import handler_of


class JobQuerySet(models.QuerySet):
    """Jobs by where they stand."""

    def waiting(self):
        """Neither done nor parked."""
        return self.filter(done_at=None, parked_at=None)

    def due(self, at):
        """Waiting, its hour come, and in nobody's hands (or in those of one who died)."""
        return self.waiting().filter(Q(leased_until=None) | Q(leased_until__lt=at), next_try_at__lte=at)

    def parked(self):
        """Given up, with a reason; somebody has to look."""
        return self.filter(parked_at__isnull=False)


class Job(models.Model):
    """One piece of work, written in the transaction that caused it; its payload holds ids, never things."""

    kind = models.CharField(_("Kind"), max_length=64, editable=False)
    payload = models.JSONField(_("Payload"), default=dict, editable=False)
    key = models.CharField(_("Key"), max_length=200, blank=True, editable=False)
    created_at = models.DateTimeField(_("Created"), editable=False)
    attempts = models.PositiveSmallIntegerField(_("Tries"), default=0, editable=False)
    next_try_at = models.DateTimeField(_("Next try"), editable=False)
    leased_until = models.DateTimeField(null=True, editable=False)
    lease = models.UUIDField(null=True, editable=False)
    done_at = models.DateTimeField(_("Done"), null=True, editable=False)
    parked_at = models.DateTimeField(_("Put aside"), null=True, editable=False)
    parked_reason = models.TextField(_("Reason"), blank=True, editable=False)
    last_error = models.TextField(_("Technical message"), blank=True, editable=False)
    # The trail stands above this floor, so who asked for another try is kept here.
    retried_by = models.CharField(_("Tried again by"), max_length=200, blank=True, editable=False)
    retried_at = models.DateTimeField(null=True, editable=False)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        ordering = ("next_try_at", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["key"], condition=~Q(key=""), name="a_job_with_a_key_is_written_once"
            ),
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(parked_at=None), name="a_job_is_done_or_put_aside_not_both"
            ),
            models.CheckConstraint(
                condition=Q(parked_at=None) | ~Q(parked_reason=""), name="what_is_put_aside_has_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(lease=None, leased_until=None)
                | Q(lease__isnull=False, leased_until__isnull=False),
                name="a_lease_has_an_end",
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_try_at", "id"],
                condition=Q(done_at=None, parked_at=None),
                name="jobs_waiting",
            ),
        ]

    def __str__(self):
        return f"{self.kind} #{self.pk}"

    @property
    def label(self):
        """What the job does, in words for the secretariat."""
        handler = handler_of(self.kind)
        return handler.label if handler else self.kind
