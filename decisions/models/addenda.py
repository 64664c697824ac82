"""Addenda: what corrects the words of sealed minutes, which themselves are never changed (9.4.5).

An addendum holds words only. No field of it names an outcome, a vote or a decision, and nothing reads it to find one.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from decisions.states import ADDENDUM_MOVES, AddendumState


class AddendumQuerySet(models.QuerySet):
    """Addenda, by how far they have come."""

    def sealed(self):
        """Those that hold: signed by everybody who was present, in their order."""
        return self.filter(state=AddendumState.SEALED).order_by("meeting", "ordinal")

    def under_way(self):
        return self.filter(state__in=[AddendumState.DRAFT, AddendumState.SIGNING])


class Addendum(models.Model):
    """One passage of sealed minutes: how it reads, how it has to read, and why."""

    MOVES = ADDENDUM_MOVES

    meeting = models.ForeignKey("decisions.Meeting", on_delete=models.PROTECT, related_name="addenda")
    # Counted within the minutes and not in a series: whoever reads addendum 3 knows that there are 1 and 2.
    # Given when it is put up for signature; one that is withdrawn keeps it.
    ordinal = models.PositiveSmallIntegerField(null=True, editable=False)
    item = models.ForeignKey(
        "decisions.AgendaItem", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    # Where in the facts of the minutes ("candidates.2.reason"), and the same in the words of the paper.
    passage = models.CharField(max_length=40, editable=False)
    place = models.CharField(_("passage"), max_length=300, editable=False)
    reads = models.TextField(_("as the minutes read"), editable=False)
    corrected = models.TextField(_("as it has to read"))
    reason = models.TextField(_("reason"))
    state = models.CharField(
        _("state"), max_length=10, choices=AddendumState, default=AddendumState.DRAFT, editable=False
    )
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField(editable=False)
    put_up_at = models.DateTimeField(null=True, editable=False)
    # What every member signs; frozen when it is put up for signature.
    facts = models.JSONField(null=True, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    sealed_at = models.DateTimeField(null=True, editable=False)
    withdrawn_reason = models.TextField(blank=True, editable=False)
    paper = models.ForeignKey(
        "documents.Paper", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )

    objects = AddendumQuerySet.as_manager()

    class Meta:
        verbose_name = _("addendum to minutes")
        verbose_name_plural = _("addenda to minutes")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "ordinal"], name="addenda_are_counted_in_their_minutes"
            ),
            models.UniqueConstraint(
                fields=["meeting", "passage"],
                condition=Q(state__in=["DRAFT", "SIGNING"]),
                name="a_passage_has_one_addendum_under_way",
            ),
            models.CheckConstraint(
                condition=~Q(corrected="") & ~Q(reason="") & ~Q(corrected=F("reads")),
                name="an_addendum_corrects_something_and_says_why",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["DRAFT", "WITHDRAWN"])
                | (Q(ordinal__isnull=False, put_up_at__isnull=False, facts__isnull=False) & ~Q(sha256="")),
                name="an_addendum_to_sign_has_number_and_hash",
            ),
            models.CheckConstraint(
                condition=~Q(state="SEALED") | Q(sealed_at__isnull=False, paper__isnull=False),
                name="a_sealed_addendum_has_its_paper",
            ),
            models.CheckConstraint(
                condition=~Q(state="WITHDRAWN") | ~Q(withdrawn_reason=""),
                name="a_withdrawn_addendum_says_why",
            ),
        ]

    def __str__(self):
        return self.number or self.place

    def get_absolute_url(self):
        return reverse("decisions:addendum", args=[self.meeting_id, self.pk])

    @property
    def number(self):
        """The number of the minutes with its own behind it; empty before it is put up for signature."""
        return f"{self.meeting.number}/AD-{self.ordinal}" if self.ordinal else ""
