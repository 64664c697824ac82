"""The surveillances of a certificate: one in each of its years, laid out when it exists (9.6.1, 9.6.2)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from surveillance.states import MOVES, OPEN, SETTLED, SurveillanceState


class Method(models.TextChoices):
    """The four of 9.6.3, and "other methods that make it possible"."""

    LOGBOOK = "LOGBOOK", _("Analysis of the logbook")
    SUPERIOR = "SUPERIOR", _("Confirmation of the direct superior")
    THIRD_PARTY = "THIRD_PARTY", _("Confirmation of a third party")
    VISIT = "VISIT", _("Visit at the workplace")
    OTHER = "OTHER", _("Another method")


class SurveillanceQuerySet(models.QuerySet):
    """The doors to surveillances."""

    def visible_to(self, user):
        """The office and the head, but never one's own; a visitor, those that they visit."""
        if user.holds(Role.SECRETARIAT, Role.HEAD):
            return self.exclude(certificate__holder=user)
        return self.filter(visits__visitor=user, visits__cancelled_at=None).distinct()

    def open(self):
        """Begun and not concluded."""
        return self.filter(state__in=OPEN)

    def unsettled(self):
        """Not yet concluded, and not met otherwise."""
        return self.exclude(state__in=SETTLED)

    def with_certificate(self):
        """With what pages and deadlines read of the certificate."""
        certificate = ("holder", "scheme_version", "application__organisation", "application__particulars")
        found = self.select_related(*(f"certificate__{name}" for name in certificate))
        return found.prefetch_related("certificate__changes")


class Surveillance(models.Model):
    """One year of one certificate: from when until when the holder is looked after, and what came of it."""

    MOVES = MOVES

    certificate = models.ForeignKey(
        "certificates.Certificate", on_delete=models.PROTECT, related_name="surveillances"
    )
    year = models.PositiveSmallIntegerField(_("year"), editable=False)
    starts_on = models.DateField(_("from"), editable=False)
    due_on = models.DateField(_("until"), editable=False)
    # Cannot be left out; the others may be met by a recertification filed in time.
    required = models.BooleanField(_("cannot be left out"), editable=False)
    state = models.CharField(
        _("state"),
        max_length=9,
        choices=SurveillanceState,
        default=SurveillanceState.PLANNED,
        editable=False,
    )
    methods = models.JSONField(_("methods"), default=list, editable=False)
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    begun_at = models.DateTimeField(null=True, editable=False)
    settled_at = models.DateTimeField(null=True, editable=False)
    # The record of an upper floor by which it is met, as its label and number.
    met_by = models.CharField(max_length=100, blank=True, editable=False)

    objects = SurveillanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("surveillance")
        verbose_name_plural = _("surveillances")
        ordering = ["certificate", "year"]
        constraints = [
            models.UniqueConstraint(fields=["certificate", "year"], name="a_year_is_looked_after_once"),
            models.UniqueConstraint(
                fields=["certificate"],
                condition=Q(state__in=["BEGUN", "FOLLOW_UP"]),
                name="one_surveillance_of_a_certificate_is_open",
            ),
            models.CheckConstraint(condition=Q(starts_on__lte=F("due_on")), name="a_surveillance_has_time"),
            models.CheckConstraint(
                condition=Q(begun_at__isnull=True, begun_by__isnull=True, state__in=["PLANNED", "MET"])
                | Q(begun_at__isnull=False, begun_by__isnull=False) & ~Q(methods=[]) & ~Q(state="PLANNED"),
                name="a_surveillance_begins_with_a_method",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["CONCLUDED", "MET"], settled_at__isnull=False)
                | ~Q(state__in=["CONCLUDED", "MET"]) & Q(settled_at__isnull=True),
                name="a_settled_surveillance_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="MET") | Q(required=False) & ~Q(met_by=""),
                name="a_required_surveillance_is_met_by_nothing_else",
            ),
        ]

    def __str__(self):
        return f"{self.certificate} #{self.year}"

    def get_absolute_url(self):
        return reverse("surveillance:surveillance", args=[self.pk])

    @property
    def holder(self):
        """Whom it looks after."""
        return self.certificate.holder

    @property
    def version(self):
        """The scheme version whose terms hold for it."""
        return self.certificate.scheme_version

    @property
    def is_open(self):
        return self.state in OPEN

    @property
    def is_settled(self):
        return self.state in SETTLED

    @property
    def method_names(self):
        """The methods with which it began, in words."""
        return [str(Method(one).label) for one in self.methods]

    def is_late(self, day):
        """Its year ran out and it is not settled (9.6.2)."""
        return not self.is_settled and day > self.due_on
