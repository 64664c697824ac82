"""The appeal itself, on form FR.AK.04, with what both sides say and hand in (9.9.1, 9.9.2)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from appeals.states import CLOSED, MOVES, AppealState

ONE_SUBJECT = Q(decision__isnull=False, proposal__isnull=True) | Q(
    decision__isnull=True, proposal__isnull=False
)


class About(models.TextChoices):
    """Against what, in the words of FR.AK.04: what was decided, or the way it came about."""

    DECISION = "DECISION", _("The decision itself")
    PROCESS = "PROCESS", _("The way it came about")


class AppealQuerySet(models.QuerySet):
    """The doors to appeals."""

    def visible_to(self, user):
        """The office and the head, who prepare them; each member sees those they hear. One's own stands elsewhere."""
        if user.holds(Role.SECRETARIAT, Role.HEAD):
            return self.exclude(appellant=user)
        if user.holds(Role.APPEAL):
            return self.filter(seats__user=user, seats__ended_at__isnull=True).distinct()
        return self.none()

    def open(self):
        """Those that wait for a ruling, however long they have waited."""
        return self.exclude(state__in=CLOSED)

    def standing(self):
        """Those that leave no room for another one on the same decision: open, or ruled on (9.9.6)."""
        return self.exclude(state__in=[AppealState.INADMISSIBLE, AppealState.WITHDRAWN])


class Appeal(models.Model):
    """Somebody appeals against a decision of a meeting, or against a suspension or withdrawal."""

    MOVES = MOVES

    number = models.CharField(_("number"), max_length=60, unique=True, editable=False)
    # The one or the other: the decision of a plenary meeting, or a measure against a certificate.
    decision = models.ForeignKey(
        "decisions.Decision", null=True, on_delete=models.PROTECT, related_name="appeals", editable=False
    )
    proposal = models.ForeignKey(
        "sanctions.Proposal", null=True, on_delete=models.PROTECT, related_name="appeals", editable=False
    )
    application = models.ForeignKey(
        "applications.Application", on_delete=models.PROTECT, related_name="+", editable=False
    )
    appellant = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    about = models.CharField(_("appeal against"), max_length=8, choices=About)
    grounds = models.TextField(_("grounds"))
    # The three questions of FR.AK.04.
    explained = models.BooleanField(_("the appeal procedure was explained"))
    discussed = models.BooleanField(_("the appeal was talked over with the assessor"))
    helper = models.CharField(_("somebody who helps"), max_length=150, blank=True)
    lodged_at = models.DateTimeField(editable=False)
    state = models.CharField(
        _("state"), max_length=12, choices=AppealState, default=AppealState.LODGED, editable=False
    )
    form = models.ForeignKey(
        "documents.Paper", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    checked_at = models.DateTimeField(null=True, editable=False)
    checked_words = models.TextField(_("reasons"), blank=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    # The sealed minutes of the ruling.
    paper = models.ForeignKey(
        "documents.Paper", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )

    objects = AppealQuerySet.as_manager()

    class Meta:
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=ONE_SUBJECT, name="an_appeal_is_against_one_decision"),
            models.CheckConstraint(condition=~Q(grounds=""), name="an_appeal_says_why"),
            models.UniqueConstraint(
                fields=["decision"],
                condition=~Q(state__in=["INADMISSIBLE", "WITHDRAWN"]),
                name="one_appeal_per_decision",
            ),
            models.UniqueConstraint(
                fields=["proposal"],
                condition=~Q(state__in=["INADMISSIBLE", "WITHDRAWN"]),
                name="one_appeal_per_measure",
            ),
            models.CheckConstraint(
                condition=Q(checked_at__isnull=True, checked_by__isnull=True, checked_words="")
                | (Q(checked_at__isnull=False, checked_by__isnull=False) & ~Q(checked_words="")),
                name="an_appeal_is_admitted_or_not_with_reasons",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["LODGED", "WITHDRAWN"]) | Q(checked_at__isnull=False),
                name="nothing_follows_before_it_is_admitted",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=["INADMISSIBLE", "UPHELD", "REJECTED", "WITHDRAWN"], closed_at__isnull=False
                )
                | (
                    ~Q(state__in=["INADMISSIBLE", "UPHELD", "REJECTED", "WITHDRAWN"])
                    & Q(closed_at__isnull=True)
                ),
                name="a_closed_appeal_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["UPHELD", "REJECTED"]) | Q(paper__isnull=False),
                name="a_ruling_has_its_minutes",
            ),
        ]

    def __str__(self):
        return self.number

    def get_absolute_url(self):
        return reverse("appeals:appeal", args=[self.pk])

    @property
    def subject(self):
        """What is appealed."""
        return self.decision or self.proposal

    @property
    def version(self):
        """The scheme version whose terms hold: that of the case, or of the certificate."""
        return self.application.scheme_version if self.decision_id else self.proposal.case.version

    @property
    def hearing(self):
        """The hearing that counts: the last one; None before the first."""
        return self.hearings.order_by("pk").last()

    @property
    def ruling(self):
        """The ruling that counts: of the last hearing; None without."""
        return getattr(self.hearing, "ruling", None)

    @property
    def live_seats(self):
        """The members as the team stands."""
        return self.seats.filter(ended_at__isnull=True).select_related("user")


class LateLeave(models.Model):
    """The head lets somebody appeal although the days are over, for a reason. Added, never changed."""

    decision = models.OneToOneField(
        "decisions.Decision", null=True, on_delete=models.PROTECT, related_name="late_leave"
    )
    proposal = models.OneToOneField(
        "sanctions.Proposal", null=True, on_delete=models.PROTECT, related_name="late_leave"
    )
    reason = models.TextField(_("reason"))
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("leave to appeal late")
        verbose_name_plural = _("leaves to appeal late")
        constraints = [
            models.CheckConstraint(condition=ONE_SUBJECT, name="a_late_leave_is_for_one_decision"),
            models.CheckConstraint(condition=~Q(reason=""), name="a_late_leave_says_why"),
        ]

    def __str__(self):
        return str(self.decision or self.proposal)


class Side(models.TextChoices):
    """The two that are heard."""

    APPELLANT = "APPELLANT", _("The appellant")
    LSP = "LSP", _("The LSP")


class Statement(models.Model):
    """What one side says, on the page or in the hearing. Added, never changed."""

    appeal = models.ForeignKey(Appeal, on_delete=models.PROTECT, related_name="statements")
    side = models.CharField(_("side"), max_length=9, choices=Side)
    words = models.TextField(_("what is said"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("statement in an appeal")
        verbose_name_plural = _("statements in appeals")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="a_side_says_something_in_an_appeal")
        ]

    def __str__(self):
        return f"{self.appeal}: {self.words[:40]}"


class AppealFile(models.Model):
    """An attachment, of the form or of a statement. Added, never changed."""

    appeal = models.ForeignKey(Appeal, on_delete=models.PROTECT, related_name="files")
    upload = models.ForeignKey("documents.Upload", on_delete=models.PROTECT, related_name="+")
    # Empty: it came with the form.
    statement = models.ForeignKey(Statement, null=True, on_delete=models.PROTECT, related_name="files")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("file of an appeal")
        verbose_name_plural = _("files of appeals")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["appeal", "upload"], name="a_file_is_in_an_appeal_once")
        ]

    def __str__(self):
        return self.upload.name
