"""An instrument: what candidates of one scheme version are tested with by one form, in one edition (9.2.3, 9.3.1)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from foundation.workflow.versions import Versioned
from instruments.states import MOVES, InstrumentState
from schemes.models.bilingual import InBothLanguages

from .codes import WRITTEN, FormCode


class InstrumentQuerySet(models.QuerySet):
    def usable_on(self, day):
        """In force, and valid on that day."""
        begun = self.filter(state=InstrumentState.IN_FORCE, valid_from__lte=day)
        return begun.filter(Q(valid_until=None) | Q(valid_until__gte=day))

    def of_schemes(self, schemes):
        return self.filter(scheme_version__scheme__in=schemes)


class Instrument(Versioned, models.Model):
    """One edition. In force it is never changed: a correction is the next edition, which replaces it."""

    MOVES = MOVES

    # `version` counts the savings of the row (Versioned); whose instrument it is stands here.
    scheme_version = models.ForeignKey("schemes.SchemeVersion", on_delete=models.PROTECT, related_name="+")
    form = models.CharField(_("Form"), max_length=8, choices=FormCode)
    edition = models.PositiveSmallIntegerField(_("Edition"))
    form_edition = models.CharField(_("Edition of the form"), max_length=20, blank=True)
    title_id = models.CharField(_("Title"), max_length=200)
    title_en = models.CharField(_("Title in English"), max_length=200, blank=True)
    title = InBothLanguages()
    # Read by whoever is tested with it: no secret.
    instructions_id = models.TextField(_("Instructions"), max_length=4000, blank=True)
    instructions_en = models.TextField(_("Instructions in English"), max_length=4000, blank=True)
    instructions = InBothLanguages()
    replaces = models.ForeignKey(
        "self", null=True, editable=False, on_delete=models.PROTECT, related_name="replaced_by"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    begun_at = models.DateTimeField(editable=False)
    state = models.CharField(
        _("State"), max_length=16, choices=InstrumentState, default=InstrumentState.DRAFT, editable=False
    )
    submitted_at = models.DateTimeField(null=True, editable=False)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True, editable=False)
    valid_from = models.DateField(_("Valid from"), null=True, editable=False)
    valid_until = models.DateField(_("Valid until"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    withdrawn_reason = models.CharField(max_length=300, blank=True, editable=False)

    objects = InstrumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("instrument")
        verbose_name_plural = _("instruments")
        ordering = ["scheme_version", "form", "-edition"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme_version", "form", "edition"], name="an_edition_stands_once"
            ),
            models.UniqueConstraint(
                fields=["scheme_version", "form"],
                condition=Q(state=InstrumentState.IN_FORCE),
                name="one_edition_in_force_per_form",
            ),
            models.UniqueConstraint(
                fields=["scheme_version", "form"],
                condition=Q(state__in=["DRAFT", "IN_REVIEW"]),
                name="one_edition_in_the_making_per_form",
            ),
            models.CheckConstraint(
                condition=Q(reviewer=None) | ~Q(reviewer=F("author")),
                name="who_writes_an_instrument_does_not_review_it",
            ),
            models.CheckConstraint(
                condition=Q(reviewer=None, reviewed_at=None, valid_from=None)
                | Q(reviewer__isnull=False, reviewed_at__isnull=False, valid_from__isnull=False),
                name="who_reviewed_an_instrument_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(state=InstrumentState.IN_FORCE) | Q(reviewer__isnull=False),
                name="an_instrument_in_force_was_reviewed",
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_from=None) | Q(valid_until__gte=F("valid_from")),
                name="an_instrument_is_valid_for_a_day_at_least",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_by=None, withdrawn_at=None, withdrawn_reason="")
                & ~Q(state=InstrumentState.WITHDRAWN)
                | Q(
                    state=InstrumentState.WITHDRAWN,
                    withdrawn_by__isnull=False,
                    withdrawn_at__isnull=False,
                )
                & ~Q(withdrawn_reason=""),
                name="a_withdrawn_instrument_says_who_when_and_why",
            ),
        ]

    def __str__(self):
        return f"{self.printed_form} {self.title} ({self.edition})"

    def get_absolute_url(self):
        return reverse("instruments:instrument", args=[self.pk])

    @property
    def printed_form(self):
        return FormCode(self.form).printed

    @property
    def is_draft(self):
        return self.state == InstrumentState.DRAFT

    @property
    def is_reviewed_now(self):
        """With its reviewer, who puts it in force or sends it back."""
        return self.state == InstrumentState.IN_REVIEW

    @property
    def is_written(self):
        """Drawn by a blueprint and taken in the browser; the others are used whole."""
        return self.form in WRITTEN

    @property
    def is_example(self):
        """A sample wherever it is shown: that of a scheme version which is one."""
        return self.scheme_version.is_example

    def is_valid_on(self, day):
        begun = self.valid_from is not None and self.valid_from <= day
        return begun and (self.valid_until is None or day <= self.valid_until)
