"""What a meeting decided, and the papers that carry it: manifest, minutes, decree (9.4.1, 9.4.3, 9.4.5)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .meetings import Outcome


class DecisionQuerySet(models.QuerySet):
    """Decisions inside and outside the team."""

    def live(self):
        """Not annulled by a meeting that went back into session."""
        return self.filter(annulled_at__isnull=True)

    def released(self):
        """Only these exist for anybody outside the meeting (embargo)."""
        return self.filter(released_at__isnull=False)

    def standing(self):
        """Released, not replaced by a later one, and not a mere sending back: at most one per application."""
        return self.released().filter(replaced_by__isnull=True).exclude(outcome=Outcome.SENT_BACK)


class Decision(models.Model):
    """The outcome of one agenda item. Added, never changed but for its release and its replacement."""

    item = models.ForeignKey("decisions.AgendaItem", on_delete=models.PROTECT, related_name="decisions")
    application = models.ForeignKey(
        "applications.Application", on_delete=models.PROTECT, related_name="decisions"
    )
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    reason = models.TextField(_("reason"), blank=True)
    differs = models.BooleanField(_("differs from the recommendation"), default=False)
    # Not yet competent: in which elements, as the meeting named them; letter, decree and retest follow from it.
    short_elements = models.ManyToManyField("schemes.Element", related_name="+")
    by_block = models.BooleanField(_("decided in one block"), default=False)
    decided_at = models.DateTimeField(editable=False)
    released_at = models.DateTimeField(null=True, editable=False)
    # A meeting that finds a conflict before the seal goes back into session and decides again (I2).
    annulled_at = models.DateTimeField(null=True, editable=False)
    annulled_reason = models.TextField(blank=True, editable=False)
    replaced_by = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="replaces", editable=False
    )

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        constraints = [
            models.CheckConstraint(
                condition=Q(differs=False, outcome="COMPETENT") | ~Q(reason=""),
                name="a_decision_against_or_not_competent_has_its_reason",
            ),
            models.UniqueConstraint(
                fields=["item"], condition=Q(annulled_at__isnull=True), name="an_item_is_decided_once"
            ),
            models.CheckConstraint(
                condition=Q(annulled_at__isnull=True, annulled_reason="")
                | (Q(annulled_at__isnull=False, released_at__isnull=True) & ~Q(annulled_reason="")),
                name="only_what_is_not_released_is_annulled_and_says_why",
            ),
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(released_at__isnull=False, replaced_by__isnull=True) & ~Q(outcome="SENT_BACK"),
                name="one_decision_stands_per_application",
            ),
        ]

    def __str__(self):
        return f"{self.application}: {self.get_outcome_display()}"


class Manifest(models.Model):
    """The file as it was decided: every document, judgement and form with its hash (9.4.1 b)."""

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="manifest")
    rows = models.JSONField()
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("manifest of the file")
        verbose_name_plural = _("manifests of files")

    def __str__(self):
        return self.sha256


class Decree(models.Model):
    """The decree (SK) by which the head sets the results; one per meeting, after the signed minutes (9.4.5)."""

    meeting = models.OneToOneField("decisions.Meeting", on_delete=models.PROTECT, related_name="decree")
    number = models.CharField(_("number of the decree"), max_length=40, unique=True, editable=False)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    signatory = models.ForeignKey("accounts.Signatory", on_delete=models.PROTECT, related_name="+")
    signed_on = models.DateField(editable=False)
    signed_at = models.DateTimeField(editable=False)
    address = models.GenericIPAddressField(null=True, editable=False)
    paper = models.ForeignKey("documents.Paper", on_delete=models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = _("decree")
        verbose_name_plural = _("decrees")

    def __str__(self):
        return self.number
