"""Roles, what each is for, and who holds which from when to when."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What somebody may be asked to do. Everybody who signs in is an applicant; that is not a role."""

    SECRETARIAT = "SECRETARIAT", _("Secretariat")
    ASSESSOR = "ASSESSOR", _("Assessor")
    DECISION = "DECISION", _("Decision team")
    HEAD = "HEAD", _("Head of the LSP")
    COMMITTEE = "COMMITTEE", _("Scheme committee")
    COMMITTEE_HEAD = "COMMITTEE_HEAD", _("Head of the scheme committee")
    APPEAL = "APPEAL", _("Appeal team")
    VENUE = "VENUE", _("Test-place officer")
    COORDINATOR = "COORDINATOR", _("Organisation coordinator")
    AUDITOR = "AUDITOR", _("Auditor")
    ADMIN = "ADMIN", _("Administrator")


# What the role may do and what it may never do, in words for the person who is about to give it.
DESCRIPTIONS = {
    Role.SECRETARIAT: (
        _(
            "Reviews applications, confirms payments, assigns assessors, prepares meetings and hands over certificates."
        ),
        _("Never recommends and never decides."),
    ),
    Role.ASSESSOR: (
        _(
            "Agrees the plan with the candidate, judges evidence and recommends. Needs a MET number that is in force."
        ),
        _("Never assesses where there is an interest, and never decides."),
    ),
    Role.DECISION: (
        _("Decides in the plenary meeting. Needs a recorded qualification and experience that are in force."),
        _("Never decides on somebody they trained, assessed, supervise or are."),
    ),
    Role.HEAD: (
        _("Signs decrees and certificates, approves scheme versions, answers for the LSP."),
        _("Never signs what the meeting did not decide."),
    ),
    Role.COMMITTEE: (
        _("Drafts scheme versions: units, requirements, fees and texts."),
        _("Never changes a version that is in force."),
    ),
    Role.COMMITTEE_HEAD: (
        _("Sets a scheme version, which the head of the LSP then approves."),
        _("Never approves what they set themselves."),
    ),
    Role.APPEAL: (
        _("Hears appeals with the file as it was decided."),
        _("Never hears a case they had a part in."),
    ),
    Role.VENUE: (
        _("Keeps the test place, its equipment, sessions and attendance."),
        _("Never sees the files of candidates beyond the attendance list."),
    ),
    Role.COORDINATOR: (
        _("Registers the employees of one organisation and pays one invoice for many."),
        _("Never sees evidence, answers or recommendations, nor people of another organisation."),
    ),
    Role.AUDITOR: (
        _("Reads a sample of cases for a limited time."),
        _("Never changes anything and never sees what is outside the sample."),
    ),
    Role.ADMIN: (
        _("Keeps people, roles, settings and the health of the system."),
        _("Never reads a case by being administrator."),
    ),
}

# They work for the LSP: confidentiality undertaking first, and a second factor at sign-in.
STAFF_ROLES = tuple(role for role in Role if role != Role.COORDINATOR)


class RoleGrantQuerySet(models.QuerySet):
    def in_force_on(self, day):
        return self.filter(
            models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=day),
            models.Q(ended_at__isnull=True) | models.Q(ended_at__date__gt=day),
            starts_on__lte=day,
        )

    def overlapping(self, *, starts_on, ends_on):
        """Grants that share at least one day with this span (an open end lasts for ever)."""
        grants = self.filter(
            models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=starts_on), ended_at__isnull=True
        )
        return grants if ends_on is None else grants.filter(starts_on__lte=ends_on)


class RoleGrant(models.Model):
    """One role, held by one person from a day to a day. It is ended, never deleted."""

    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(_("role"), max_length=16, choices=Role)
    organisation = models.ForeignKey(
        "accounts.Organisation", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    granted_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    granted_at = models.DateTimeField()
    ended_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+", null=True)
    ended_at = models.DateTimeField(null=True)
    end_reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = RoleGrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("role held")
        verbose_name_plural = _("roles held")
        ordering = ("-starts_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(user=models.F("granted_by")), name="nobody_gives_a_role_to_themselves"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="a_role_lasts_a_day_at_least",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, ended_by__isnull=True, end_reason="")
                | (models.Q(ended_at__isnull=False, ended_by__isnull=False) & ~models.Q(end_reason="")),
                name="an_ended_role_says_who_when_and_why",
            ),
            models.CheckConstraint(
                condition=models.Q(role="COORDINATOR", organisation__isnull=False)
                | (~models.Q(role="COORDINATOR") & models.Q(organisation__isnull=True)),
                name="a_coordinator_has_an_organisation",
            ),
            models.UniqueConstraint(
                fields=("user", "role"),
                condition=models.Q(ends_on__isnull=True, ended_at__isnull=True)
                & ~models.Q(role="COORDINATOR"),
                name="a_role_is_held_once",
            ),
            models.UniqueConstraint(
                fields=("user", "organisation"),
                condition=models.Q(role="COORDINATOR", ends_on__isnull=True, ended_at__isnull=True),
                name="an_organisation_is_coordinated_once",
            ),
        )

    def __str__(self):
        return f"{self.user}: {self.get_role_display()}"

    def in_force_on(self, day):
        """Whether the role is held on that day; an ended one no longer is from the very day it was ended."""
        if self.ended_at and timezone.localdate(self.ended_at) <= day:
            return False
        return self.starts_on <= day and (self.ends_on is None or self.ends_on >= day)
