"""Named votes, and who stood aside (9.4.2, 9.4.5). A trigger refuses the vote of anyone who had a part in the case."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .meetings import Outcome


class Recusal(models.Model):
    """A member stands aside for one item: computed by the portal or declared by the member."""

    item = models.ForeignKey("decisions.AgendaItem", on_delete=models.PROTECT, related_name="recusals")
    seat = models.ForeignKey("decisions.Seat", on_delete=models.PROTECT, related_name="recusals")
    reason = models.TextField(_("reason"))
    is_declared = models.BooleanField(_("declared by the member"), default=False)
    recorded_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("recusal")
        verbose_name_plural = _("recusals")
        constraints = [
            models.UniqueConstraint(fields=["item", "seat"], name="a_member_stands_aside_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="who_stands_aside_says_why"),
        ]

    def __str__(self):
        return f"{self.seat}: {self.item}"


class Vote(models.Model):
    """One member's voice on one candidate. It can be changed until the item is decided, never after."""

    item = models.ForeignKey("decisions.AgendaItem", on_delete=models.PROTECT, related_name="votes")
    seat = models.ForeignKey("decisions.Seat", on_delete=models.PROTECT, related_name="votes")
    outcome = models.CharField(max_length=10, choices=Outcome)
    dissent = models.TextField(_("reason of the dissent"), blank=True)
    cast_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("vote")
        verbose_name_plural = _("votes")
        ordering = ["seat__letter"]
        constraints = [
            models.UniqueConstraint(fields=["item", "seat"], name="a_member_votes_once_on_an_item"),
        ]

    def __str__(self):
        return f"{self.seat}: {self.get_outcome_display()}"
