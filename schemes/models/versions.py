"""A scheme and its versions: who set and approved each, and on which days it holds (head, 1-5)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from foundation.workflow.versions import Versioned
from schemes.states import MOVES, VersionState

from .bilingual import InBothLanguages
from .settings import (
    AppealSettings,
    ApplicationSettings,
    AssessmentSettings,
    CertificateSettings,
    DecisionSettings,
)


class Packaging(models.TextChoices):
    CLUSTER = "CLUSTER", _("Cluster")
    OCCUPATION = "OCCUPATION", _("Occupation")
    KKNI = "KKNI", _("National qualification (KKNI)")


class Distribution(models.TextChoices):
    CONTROLLED = "CONTROLLED", _("Controlled copy")
    UNCONTROLLED = "UNCONTROLLED", _("Uncontrolled copy")


class Scheme(models.Model):
    """What stays the same over all versions: the code that stands in addresses and numbers."""

    code = models.SlugField(_("Code"), max_length=80, unique=True)

    class Meta:
        verbose_name = _("scheme")
        verbose_name_plural = _("schemes")
        ordering = ["code"]

    def __str__(self):
        return self.code

    def get_absolute_url(self):
        return reverse("schemes:scheme", args=[self.code])

    @property
    def title(self):
        """The name in its latest version, a draft included; the code where there is none yet."""
        versions = self.versions.all()
        return versions[0].title if versions else self.code


class SchemeVersionQuerySet(models.QuerySet):
    def in_force_on(self, day):
        """Dates decide, not states: an approved successor may begin later."""
        begun = self.filter(in_force_from__lte=day)
        return begun.filter(Q(superseded_on__isnull=True) | Q(superseded_on__gt=day))

    def with_parts(self):
        """Everything the scheme's page shows, in a fixed number of queries."""
        return self.select_related("scheme", "set_by", "approved_by").prefetch_related(
            "units__elements__criteria",
            "texts",
            "reasons",
            "education_levels",
            "requirement_groups__requirements__levels",
            "document_requirements__requirements",
            "fees",
        )


class SchemeVersion(
    ApplicationSettings,
    AssessmentSettings,
    DecisionSettings,
    CertificateSettings,
    AppealSettings,
    Versioned,
    models.Model,
):
    """One edition of the scheme document. What has been set is never changed: a new version is made."""

    MOVES = MOVES
    # What may still be written on a version that is no longer a draft: its life, and nothing of its content.
    LIFE = (
        "state",
        "set_by",
        "set_at",
        "approved_by",
        "approved_at",
        "in_force_from",
        "superseded_on",
        "version",
    )

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="versions")
    document_number = models.CharField(_("Document number"), max_length=60, unique=True)
    revision = models.CharField(_("Revision"), max_length=10)
    document_year = models.PositiveSmallIntegerField(_("Year of the document"))
    copy_number = models.PositiveSmallIntegerField(_("Copy number"), default=0)
    distribution = models.CharField(_("Distribution"), max_length=16, choices=Distribution, blank=True)
    document_set_by = models.CharField(_("Set by, as printed"), max_length=120, blank=True)
    document_set_on = models.DateField(_("Set on, as printed"), null=True, blank=True)
    document_approved_by = models.CharField(_("Approved by, as printed"), max_length=120, blank=True)
    document_approved_on = models.DateField(_("Approved on, as printed"), null=True, blank=True)
    title_id = models.CharField(_("Name of the scheme"), max_length=200)
    title_en = models.CharField(_("Name of the scheme, in English"), max_length=200, blank=True)
    title = InBothLanguages()
    packaging = models.CharField(_("Packaging"), max_length=16, choices=Packaging)
    kkni_level = models.PositiveSmallIntegerField(_("Level of the qualification"), null=True, blank=True)
    kbli = models.CharField(_("KBLI code"), max_length=10, blank=True)
    kbji = models.CharField(_("KBJI code"), max_length=10, blank=True)
    # A sample is marked CONTOH wherever it or anything made from it is shown.
    is_example = models.BooleanField(_("Sample"), default=False, editable=False)
    definition_sha256 = models.CharField(max_length=64, blank=True, editable=False)

    state = models.CharField(
        _("State"), max_length=16, choices=VersionState, default=VersionState.DRAFT, editable=False
    )
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    set_at = models.DateTimeField(null=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, editable=False)
    in_force_from = models.DateField(null=True, editable=False)
    superseded_on = models.DateField(null=True, editable=False)

    objects = SchemeVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("scheme version")
        verbose_name_plural = _("scheme versions")
        ordering = ["scheme", "-document_year", "-revision", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme"],
                condition=Q(state=VersionState.IN_FORCE),
                name="one_version_in_force_per_scheme",
            ),
            models.CheckConstraint(
                condition=Q(set_by=None, set_at=None) | Q(set_by__isnull=False, set_at__isnull=False),
                name="who_set_a_version_and_when",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None, approved_at=None, in_force_from=None)
                | Q(approved_by__isnull=False, approved_at__isnull=False, in_force_from__isnull=False),
                name="who_approved_a_version_and_when",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | Q(set_by__isnull=False) & ~Q(set_by=F("approved_by")),
                name="who_sets_a_version_does_not_approve_it",
            ),
            models.CheckConstraint(
                condition=Q(state=VersionState.DRAFT, set_by=None, approved_by=None)
                | Q(state=VersionState.SET, set_by__isnull=False, approved_by=None)
                | Q(state__in=["IN_FORCE", "SUPERSEDED"], approved_by__isnull=False),
                name="a_version_is_as_far_as_its_signatures",
            ),
            models.CheckConstraint(
                condition=~Q(state=VersionState.SUPERSEDED) & Q(superseded_on=None)
                | Q(state=VersionState.SUPERSEDED, superseded_on__gte=F("in_force_from")),
                name="a_superseded_version_has_its_day",
            ),
        ]

    def __str__(self):
        return f"{self.title} ({self.document_number})"

    def get_absolute_url(self):
        """The page of those who make and approve it; for everybody else there is `public_url`."""
        return reverse("schemes:version", args=[self.pk])

    @property
    def public_url(self):
        """The page of just this edition, where its clauses can be linked to (`#clause-9.1.3`)."""
        return reverse("schemes:edition", args=[self.scheme.code, self.pk])

    @property
    def is_draft(self):
        return self.state == VersionState.DRAFT

    def holds_on(self, day):
        """True when this version is the one in force on that day."""
        begun = self.in_force_from is not None and self.in_force_from <= day
        return begun and (self.superseded_on is None or day < self.superseded_on)

    def admits(self, organisation_kind):
        """True when the scope of the scheme names this kind of employer (2.1)."""
        return {"GROUP": self.open_to_group, "PARTNER": self.open_to_partners}.get(organisation_kind, False)

    @property
    def organisation_kinds(self):
        return [kind for kind in ("GROUP", "PARTNER") if self.admits(kind)]

    @property
    def texts_by_kind(self):
        """The texts under their kind, in their order, from what is already fetched."""
        return _by_kind(self.texts.all())

    @property
    def reasons_by_kind(self):
        """The reasons under their list, in their order, from what is already fetched."""
        return _by_kind(self.reasons.all())


def _by_kind(parts):
    found = {}
    for part in parts:
        found.setdefault(part.kind, []).append(part)
    return found
