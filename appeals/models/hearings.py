"""Who hears an appeal, and the hearing of both sides (9.9.3, 9.9.4). Triggers refuse whoever had a part."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .appeals import Appeal


class Seat(models.Model):
    """A member of the team of one appeal: appointed, accepts with a declaration, or falls out with a reason."""

    appeal = models.ForeignKey(Appeal, on_delete=models.PROTECT, related_name="seats")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    is_chair = models.BooleanField(_("chairs the team"), default=False)
    # Appointed by the head for this appeal, because too few of the appeal team had no part.
    is_outsider = models.BooleanField(_("from outside the appeal team"), default=False, editable=False)
    appointed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    appointed_at = models.DateTimeField(editable=False)
    # The member declares to have had no part.
    declared_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    ended_reason = models.TextField(blank=True, editable=False)

    class Meta:
        verbose_name = _("seat in an appeal team")
        verbose_name_plural = _("seats in appeal teams")
        ordering = ["-is_chair", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["appeal", "user"],
                condition=Q(ended_at__isnull=True),
                name="a_member_has_one_seat_in_an_appeal",
            ),
            models.UniqueConstraint(
                fields=["appeal"],
                condition=Q(is_chair=True, ended_at__isnull=True),
                name="an_appeal_team_has_one_chair",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_reason="")
                | (Q(ended_at__isnull=False) & ~Q(ended_reason="")),
                name="who_leaves_an_appeal_team_has_a_reason",
            ),
        ]

    def __str__(self):
        return f"{self.user} – {self.appeal}"


class Hearing(models.Model):
    """The day on which both sides are heard; another one where the team changed."""

    appeal = models.ForeignKey(Appeal, on_delete=models.PROTECT, related_name="hearings")
    on = models.DateField(_("day"))
    starts_at = models.TimeField(_("from"))
    place = models.CharField(_("place"), max_length=200)
    called_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    called_at = models.DateTimeField(editable=False)
    held_at = models.DateTimeField(null=True, editable=False)
    appellant_came = models.BooleanField(_("the appellant came"), null=True, editable=False)
    lsp_came = models.BooleanField(_("the LSP came"), null=True, editable=False)
    words = models.TextField(_("what was said"), blank=True, editable=False)

    class Meta:
        verbose_name = _("hearing of an appeal")
        verbose_name_plural = _("hearings of appeals")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    held_at__isnull=True, appellant_came__isnull=True, lsp_came__isnull=True, words=""
                )
                | (
                    Q(held_at__isnull=False, appellant_came__isnull=False, lsp_came__isnull=False)
                    & ~Q(words="")
                ),
                name="a_hearing_that_was_held_says_who_came",
            ),
        ]

    def __str__(self):
        return f"{self.appeal}: {self.on:%Y-%m-%d}"
