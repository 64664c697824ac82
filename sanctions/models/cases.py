"""A case against the holder of a certificate: who reported what, what the holder said, and its files (9.5.1)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from sanctions.states import MOVES, CaseState


class Ground(models.TextChoices):
    """The four of 9.5.1; there is no fifth."""

    A = "A", _("a. Violates the duties of a holder")
    B = "B", _("b. Violates the discipline of the competency test")
    C = "C", _("c. Abuses the authority that was given")
    D = "D", _("d. Harms the good name of the LSP")


class Source(models.TextChoices):
    """From where the report came."""

    STAFF = "STAFF", _("Somebody of the LSP")
    SURVEILLANCE = "SURVEILLANCE", _("A surveillance")
    COMPLAINT = "COMPLAINT", _("A complaint")
    TEST = "TEST", _("A competency test")
    OUTSIDE = "OUTSIDE", _("Somebody outside")


class SanctionCaseQuerySet(models.QuerySet):
    """The doors to cases."""

    def visible_to(self, user):
        """The office and the head; a member of the team where their voice is asked for. Nobody sees their own here."""
        if user.holds(Role.SECRETARIAT, Role.HEAD):
            return self.exclude(certificate__holder=user)
        if user.holds(Role.DECISION):
            asked = self.filter(proposals__ground=Ground.D).exclude(certificate__holder=user)
            return asked.distinct()
        return self.none()

    def of_holder(self, user):
        """One's own cases, from the day on which one is asked."""
        return self.filter(certificate__holder=user, asked_at__isnull=False)


class SanctionCase(models.Model):
    """One report against one holder, and what came of it. The ground is never public."""

    MOVES = MOVES

    number = models.CharField(_("number"), max_length=60, unique=True, editable=False)
    certificate = models.ForeignKey(
        "certificates.Certificate", on_delete=models.PROTECT, related_name="sanction_cases"
    )
    ground = models.CharField(_("ground"), max_length=1, choices=Ground)
    words = models.TextField(_("what happened"))
    source = models.CharField(_("source"), max_length=12, choices=Source)
    # Empty where the report came from outside; then the name says who, as far as it is known.
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    reporter_name = models.CharField(_("name of who reported"), max_length=150, blank=True)
    reported_at = models.DateTimeField(editable=False)
    state = models.CharField(
        _("state"), max_length=10, choices=CaseState, default=CaseState.REPORTED, editable=False
    )
    # Told by whoever asks the holder: misuse of the certificate is withdrawn only after a warning (9.5.2).
    is_misuse = models.BooleanField(_("misuse of the certificate"), null=True, editable=False)
    question = models.TextField(_("what the holder is asked"), blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    asked_at = models.DateTimeField(null=True, editable=False)
    answer_due_on = models.DateField(null=True, editable=False)
    closing = models.TextField(_("why it is closed"), blank=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    closed_at = models.DateTimeField(null=True, editable=False)

    objects = SanctionCaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("sanction case")
        verbose_name_plural = _("sanction cases")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="a_report_says_what_happened"),
            models.CheckConstraint(
                condition=Q(asked_at__isnull=True, asked_by__isnull=True, answer_due_on__isnull=True)
                | Q(
                    asked_at__isnull=False,
                    asked_by__isnull=False,
                    answer_due_on__isnull=False,
                    is_misuse__isnull=False,
                ),
                name="a_holder_is_asked_by_somebody_until_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["REPORTED", "DISMISSED"]) | Q(asked_at__isnull=False),
                name="nothing_follows_before_the_holder_is_asked",
            ),
            models.CheckConstraint(
                condition=~Q(ground="C") | Q(is_misuse__isnull=True) | Q(is_misuse=True),
                name="abuse_of_authority_is_misuse",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["WITHDRAWN", "LIFTED", "HEEDED", "DISMISSED"], closed_at__isnull=False)
                | (~Q(state__in=["WITHDRAWN", "LIFTED", "HEEDED", "DISMISSED"]) & Q(closed_at__isnull=True)),
                name="a_closed_case_says_when",
            ),
        ]

    def __str__(self):
        return self.number

    def get_absolute_url(self):
        return reverse("sanctions:case", args=[self.pk])

    @property
    def holder(self):
        """Against whom it runs."""
        return self.certificate.holder

    @property
    def version(self):
        """The scheme version whose terms hold for it: that of the certificate."""
        return self.certificate.scheme_version


class Statement(models.Model):
    """What the holder said: on the page, or to the office, which wrote it down. Added, never changed."""

    case = models.ForeignKey(SanctionCase, on_delete=models.PROTECT, related_name="statements")
    words = models.TextField(_("what the holder says"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("statement of a holder")
        verbose_name_plural = _("statements of holders")
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="a_statement_says_something")]

    def __str__(self):
        return f"{self.case}: {self.words[:40]}"


class CaseFile(models.Model):
    """A piece of evidence, of the report, of the office, or with a statement of the holder. Added, never changed."""

    case = models.ForeignKey(SanctionCase, on_delete=models.PROTECT, related_name="files")
    upload = models.ForeignKey("documents.Upload", on_delete=models.PROTECT, related_name="+")
    # Set: the holder's own. Empty: evidence for what is reported.
    statement = models.ForeignKey(Statement, null=True, on_delete=models.PROTECT, related_name="files")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("file of a case")
        verbose_name_plural = _("files of cases")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["case", "upload"], name="a_file_is_in_a_case_once")]

    def __str__(self):
        return self.upload.name
