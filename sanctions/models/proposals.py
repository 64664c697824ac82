"""What one person proposes and another decides: suspend, withdraw, lift (9.5.1, 9.5.2)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .cases import Ground, SanctionCase


class Measure(models.TextChoices):
    """What is done to the certificate."""

    SUSPEND = "SUSPEND", _("Suspend the certificate")
    WITHDRAW = "WITHDRAW", _("Withdraw the certificate")
    LIFT = "LIFT", _("Lift the suspension")


class Outcome(models.TextChoices):
    """What became of a proposal; empty as long as it waits."""

    CARRIED = "CARRIED", _("Carried")
    REFUSED = "REFUSED", _("Refused")


class Proposal(models.Model):
    """A measure with its ground and reasons; what is proposed isn't changed, only settled."""

    case = models.ForeignKey(SanctionCase, on_delete=models.PROTECT, related_name="proposals")
    measure = models.CharField(_("measure"), max_length=8, choices=Measure, editable=False)
    ground = models.CharField(_("ground"), max_length=1, choices=Ground, editable=False)
    words = models.TextField(_("reasons"))
    ends_on = models.DateField(_("last day of the suspension"), null=True)
    condition = models.TextField(_("condition for lifting it"), blank=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(editable=False)
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome, blank=True, editable=False)
    settled_at = models.DateTimeField(null=True, editable=False)
    paper = models.ForeignKey(
        "documents.Paper", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    change = models.OneToOneField(
        "certificates.StatusChange", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )

    class Meta:
        verbose_name = _("proposal of a measure")
        verbose_name_plural = _("proposals of measures")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(outcome=""), name="one_open_proposal_per_case"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="a_proposal_gives_reasons"),
            models.CheckConstraint(
                condition=(Q(measure="SUSPEND", ends_on__isnull=False) & ~Q(condition=""))
                | (~Q(measure="SUSPEND") & Q(ends_on__isnull=True, condition="")),
                name="a_suspension_has_an_end_and_a_condition",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", settled_at__isnull=True)
                | (~Q(outcome="") & Q(settled_at__isnull=False)),
                name="a_settled_proposal_says_when",
            ),
            models.CheckConstraint(
                condition=Q(outcome="CARRIED", change__isnull=False, paper__isnull=False)
                | (~Q(outcome="CARRIED") & Q(change__isnull=True)),
                name="what_is_carried_changes_the_certificate",
            ),
        ]

    def __str__(self):
        return f"{self.case}: {self.get_measure_display()}"


class Ruling(models.Model):
    """One authorised person's word on a proposal; ground d needs two. Added, never changed."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="rulings")
    approves = models.BooleanField(_("approves"))
    words = models.TextField(_("reasons"), blank=True)
    ruled_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    as_head = models.BooleanField(_("as the head"), editable=False)
    ruled_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("ruling on a proposal")
        verbose_name_plural = _("rulings on proposals")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "ruled_by"], name="a_person_rules_once"),
            models.CheckConstraint(condition=Q(approves=True) | ~Q(words=""), name="who_refuses_says_why"),
        ]

    def __str__(self):
        return f"{self.proposal}: {self.ruled_by}"
