"""Every number and choice of a version that code reads: readings where the scheme leaves a choice."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class IndependenceScope(models.TextChoices):
    WHOLE_SCHEME = "WHOLE_SCHEME", _("Whoever trained or tested anybody for this scheme")
    CASE = "CASE", _("Whoever trained or tested the candidates on the agenda")


class Majority(models.TextChoices):
    SIMPLE = "SIMPLE", _("More than half of the votes")
    TWO_THIRDS = "TWO_THIRDS", _("At least two thirds of the votes")
    UNANIMOUS = "UNANIMOUS", _("All votes")


def check_falling_numbers(value):
    """Reminders are whole positive numbers, the earliest (largest) first, none twice."""
    whole = isinstance(value, list) and all(type(number) is int and number > 0 for number in value)
    if not whole or value != sorted(set(value), reverse=True):
        raise ValidationError(_("Give whole numbers from large to small, none of them twice."))


def _number(label, *, low=1, high=600, **options):
    limits = [MinValueValidator(low), MaxValueValidator(high)]
    return models.PositiveSmallIntegerField(label, validators=limits, **options)


def _reminders(label):
    return models.JSONField(label, default=list, blank=True, validators=[check_falling_numbers])


class ApplicationSettings(models.Model):
    """Who may apply, and how an application is dealt with (2.1, 6.1, 9.1)."""

    open_to_group = models.BooleanField(_("Open to employees of the group"), default=False)
    open_to_partners = models.BooleanField(_("Open to employees of partner companies"), default=False)
    minimum_working_age = _number(
        _("Youngest age at which work counts, in years"), low=10, high=30, default=15
    )
    returned_due_days = _number(_("Days to complete a returned application"), default=14)

    class Meta:
        abstract = True


class AssessmentSettings(models.Model):
    """How evidence is judged, and how often a test may be taken again (9.2, 9.3)."""

    portfolio_route = models.BooleanField(_("Evidence alone may suffice, without a test"), default=True)
    assessor_objections = _number(_("Objections of a candidate to an assessor"), low=0, high=5, default=1)
    evidence_recency_months = _number(
        _("Age in months from which evidence is pointed out as old"), null=True, blank=True
    )
    retest_wait_days = _number(_("Days before a test may be taken again"), low=0, default=30)
    retest_limit = _number(_("Times a test may be taken again"), low=0, high=20, default=2)
    retest_fee_percent = _number(
        _("Part of the fee for taking a test again, in percent"), low=0, high=100, default=40
    )
    # Nor of these; empty means that a session goes by what is usual.
    late_minutes = _number(
        _("Minutes after the beginning of a test beyond which a candidate is late"),
        low=0,
        high=240,
        null=True,
        blank=True,
    )
    candidates_a_day = _number(
        _("Candidates of an assessor on one day beyond which is warned"), high=100, null=True, blank=True
    )
    # The scheme says nothing of it; empty means three.
    report_due_workdays = _number(
        _("Working days in which an assessor reports on a test"), null=True, blank=True
    )
    # The scheme says nothing of these two; empty means that it is not done.
    blind_marking = models.BooleanField(_("Essays are marked without the name"), null=True, blank=True)
    second_marking_percent = _number(
        _("Essays marked by a second assessor, in percent of the papers"), high=100, null=True, blank=True
    )

    class Meta:
        abstract = True


class DecisionSettings(models.Model):
    """Who decides, and with how many (9.4)."""

    independence_scope = models.CharField(
        _("Who is kept out of the decision"),
        max_length=16,
        choices=IndependenceScope,
        default=IndependenceScope.WHOLE_SCHEME,
    )
    independence_months = _number(_("Months for which training and testing count"), default=24)
    quorum = _number(_("Members present without a part in the case"), low=2, high=50, default=3)
    majority = models.CharField(_("Majority"), max_length=16, choices=Majority, default=Majority.SIMPLE)

    class Meta:
        abstract = True


class CertificateSettings(models.Model):
    """How long a certificate lasts, how it is kept, lost and renewed (9.4.6-9.7)."""

    validity_years = _number(_("Years for which a certificate is valid"), high=20, default=3)
    issue_due_workdays = _number(_("Working days in which a certificate is issued"), default=5)
    handover_reminder_days = _reminders(_("Days after issue when the handover is recalled"))
    surveillance_interval_months = _number(_("Months between surveillances at most"), high=12, default=12)
    surveillances_required = _number(_("Surveillances that cannot be left out"), low=0, high=20, default=2)
    surveillance_reminder_days = _reminders(_("Days before a surveillance when it is recalled"))
    suspension_limit_months = _number(_("Months that a suspension lasts at most"), default=6)
    hearing_due_days = _number(_("Days in which the holder is heard"), default=14)
    # The scheme says nothing of it; empty means fourteen.
    return_days = _number(
        _("Days in which a certificate that does not hold is given back"), null=True, blank=True
    )
    renewal_closes_months = _number(_("Months before expiry when renewal closes"), low=0, default=2)
    renewal_reminder_months = _reminders(_("Months before expiry when renewal is recalled"))

    class Meta:
        abstract = True


class AppealSettings(models.Model):
    """Terms of an appeal, and how working days are counted (9.9)."""

    appeal_filing_workdays = _number(_("Working days in which an appeal may be lodged"), default=14)
    appeal_decision_workdays = _number(_("Working days in which an appeal is decided"), default=14)
    # The scheme speaks of members and names no number; empty means three, the fewest that never end in a tie.
    appeal_team = _number(_("Members of an appeal team at least"), low=3, high=15, null=True, blank=True)
    joint_leave_counts = models.BooleanField(_("Joint leave counts as a working day"), default=False)

    class Meta:
        abstract = True


GROUPS = (
    (_("Application"), ApplicationSettings),
    (_("Assessment"), AssessmentSettings),
    (_("Decision"), DecisionSettings),
    (_("Certificate, surveillance, renewal"), CertificateSettings),
    (_("Appeal"), AppealSettings),
)
"""The settings under their headings, as pages show them."""


def names_of(group):
    """The names of the settings in one of the groups, in their order."""
    return [field.name for field in group._meta.local_fields]
