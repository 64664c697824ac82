"""The application: one person asks to be certified under one version of one scheme (9.1)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from applications.states import MOVES, OPEN, ApplicationState
from foundation.workflow.versions import Versioned


class Purpose(models.TextChoices):
    """Why the applicant asks, in the words of FR.APL.01 part 2."""

    NEW = "NEW", _("Certification")
    RPL = "RPL", _("Recognition of prior learning")
    RECERTIFICATION = "RECERTIFICATION", _("Recertification")


class ApplicationQuerySet(models.QuerySet):
    """The doors to applications."""

    def visible_to(self, user):
        """What is not visible does not exist: one's own; to the secretariat, what has been sent (7.1.3)."""
        if user.holds(Role.SECRETARIAT):
            return self.filter(Q(applicant=user) | ~Q(state=ApplicationState.DRAFT))
        return self.filter(applicant=user)

    def open(self):
        """Those that still wait for the applicant or the secretariat."""
        return self.filter(state__in=OPEN)


class Application(Versioned):
    """The case. Everything that is said about it hangs here; later chapters point down to it."""

    MOVES = MOVES

    # Empty until it is submitted: a draft takes no number from the series.
    number = models.CharField(_("application number"), max_length=40, blank=True, editable=False)
    candidate_number = models.CharField(_("candidate number"), max_length=40, blank=True, editable=False)
    applicant = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("applicant"),
        on_delete=models.PROTECT,
        related_name="applications",
    )
    scheme_version = models.ForeignKey(
        "schemes.SchemeVersion", verbose_name=_("scheme version"), on_delete=models.PROTECT, related_name="+"
    )
    # Denormalised from the version so that the database can keep one open application per person and scheme.
    scheme = models.ForeignKey("schemes.Scheme", on_delete=models.PROTECT, related_name="+", editable=False)
    organisation = models.ForeignKey(
        "accounts.Organisation",
        verbose_name=_("employer"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    purpose = models.CharField(_("purpose"), max_length=20, choices=Purpose, blank=True)
    state = models.CharField(
        _("state"), max_length=16, choices=ApplicationState, default=ApplicationState.DRAFT, editable=False
    )
    invoice = models.OneToOneField(
        "fees.Invoice", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    # Since when the reviewer has it: whoever comes second is told.
    taken_at = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(editable=False)
    submitted_at = models.DateTimeField(null=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    closing_reason = models.TextField(_("reason"), blank=True, editable=False)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["state", "submitted_at"], name="application_queue"),
            # The list that the secretariat opens most: its first page is read in this order, and nothing else.
            models.Index(
                fields=["submitted_at", "id"],
                condition=Q(state__in=[ApplicationState.SUBMITTED, ApplicationState.RETURNED]),
                name="application_in_hand",
            ),
            models.Index(fields=["scheme", "submitted_at"], name="application_by_scheme"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["applicant", "scheme"],
                condition=Q(state__in=[s.value for s in OPEN]),
                name="one_open_application_per_person_and_scheme",
            ),
            models.UniqueConstraint(
                fields=["number"], condition=~Q(number=""), name="an_application_number_is_used_once"
            ),
            models.UniqueConstraint(
                fields=["candidate_number"],
                condition=~Q(candidate_number=""),
                name="a_candidate_number_is_used_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["DRAFT", "WITHDRAWN"])
                | (Q(submitted_at__isnull=False) & ~Q(number="") & Q(invoice__isnull=False)),
                name="what_was_submitted_has_date_number_and_invoice",
            ),
            models.CheckConstraint(
                condition=(Q(state="ACCEPTED") & ~Q(candidate_number=""))
                | (~Q(state="ACCEPTED") & Q(candidate_number="")),
                name="only_the_accepted_have_a_candidate_number",
            ),
            models.CheckConstraint(
                condition=Q(reviewer__isnull=True) | ~Q(reviewer=F("applicant")),
                name="nobody_reviews_their_own_application",
            ),
            models.CheckConstraint(
                condition=Q(reviewer__isnull=False) | Q(taken_at__isnull=True),
                name="what_was_taken_has_its_reviewer",
            ),
            models.CheckConstraint(
                condition=~Q(state="REFUSED") | ~Q(closing_reason=""), name="a_refusal_has_its_reason"
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, closed_by__isnull=True)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
                name="an_application_is_closed_by_somebody",
            ),
        ]

    def __str__(self):
        return self.candidate_number or self.number or f"#{self.pk}"

    def get_absolute_url(self):
        return reverse("applications:case", args=[self.pk])

    @property
    def is_open(self):
        """Whether it still waits for the applicant or the secretariat."""
        return self.state in OPEN
