"""The organisations that applicants come from: of the group, or its partners (scheme, 2.1)."""

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from accounts.states import ORGANISATION_MOVES, OrganisationState


class OrganisationKind(models.TextChoices):
    GROUP = "GROUP", _("Company of the group")
    PARTNER = "PARTNER", _("Partner company")


class OrganisationQuerySet(models.QuerySet):
    def selectable_by(self, user):
        """What an applicant can pick: every confirmed one, and what they proposed themselves."""
        return self.filter(
            models.Q(state=OrganisationState.CONFIRMED)
            | models.Q(state=OrganisationState.PROPOSED, proposed_by=user)
        )


class Organisation(models.Model):
    """An employer. Its kind decides the fee, so the secretariat confirms what applicants propose."""

    MOVES = ORGANISATION_MOVES

    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=8, choices=OrganisationKind)
    state = models.CharField(
        _("state"),
        max_length=12,
        choices=OrganisationState,
        default=OrganisationState.PROPOSED,
        editable=False,
    )
    proposed_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    settled_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+", null=True)
    settled_at = models.DateTimeField(null=True)
    rejection_reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(
                Lower("name"), condition=~models.Q(state="REJECTED"), name="an_organisation_stands_once"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=("GROUP", "PARTNER")), name="an_organisation_is_of_two_kinds"
            ),
            models.CheckConstraint(
                condition=models.Q(state="PROPOSED", settled_by__isnull=True, settled_at__isnull=True)
                | (
                    ~models.Q(state="PROPOSED") & models.Q(settled_by__isnull=False, settled_at__isnull=False)
                ),
                name="a_settled_organisation_says_who_and_when",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="REJECTED") | ~models.Q(rejection_reason=""),
                name="a_rejected_organisation_says_why",
            ),
        )

    def __str__(self):
        return self.name


class MembershipQuerySet(models.QuerySet):
    def in_force_on(self, day):
        return self.filter(models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=day), starts_on__lte=day)


class Membership(models.Model):
    """That a person works for an organisation, from a day to a day."""

    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(
        "accounts.Organisation", on_delete=models.PROTECT, related_name="memberships"
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ("-starts_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="a_membership_lasts_a_day_at_least",
            ),
            models.UniqueConstraint(
                fields=("user",), condition=models.Q(ends_on__isnull=True), name="one_employer_at_a_time"
            ),
        )

    def __str__(self):
        return f"{self.user}: {self.organisation}"
