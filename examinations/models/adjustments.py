"""Reasonable adjustments, FR.AK.07: what a candidate needs, and what is done about it (9.2, 9.3).

Why somebody needs an adjustment is health, disability, age or religion: it lies sealed, for just its record, and is
read by the candidate and the assessors of the case alone. Everybody else reads the measures, which lie open.
"""

import json

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models.sealing import seal, unseal

from .sides import Side

MOST_EXTRA_PERCENT = 200
"""Three times the usual time. No rule of the scheme: a guard against a slip of the hand."""


class Characteristic(models.TextChoices):
    """The eight of part A, each answered yes or no."""

    LANGUAGE = "1", _("Language, literacy or numeracy")
    SUPPORT = "2", _("Support by a reader, an interpreter, an attendant or a writer")
    TECHNOLOGY = "3", _("Adaptive technology or special equipment")
    FATIGUE = "4", _("Flexible timing because of fatigue or medication")
    FORMAT = "5", _("Instruments in Braille, audio or video")
    PLACE = "6", _("Changes of the physical place or the environment")
    AGE = "7", _("Adjustment to age, old age or gender")
    CULTURE = "8", _("Adjustment to culture, tradition or religion")


OPTIONS = {
    Characteristic.LANGUAGE: (("a", _("Language")), ("b", _("Literacy")), ("c", _("Numeracy"))),
    Characteristic.SUPPORT: (
        ("a", _("Reader")),
        ("b", _("Interpreter")),
        ("c", _("Attendant")),
        ("d", _("Writer")),
    ),
    Characteristic.TECHNOLOGY: (("a", _("Adaptive technology")), ("b", _("Special equipment"))),
    Characteristic.FATIGUE: (("a", _("Fatigue")), ("b", _("Medication"))),
    Characteristic.FORMAT: (("a", _("Braille")), ("b", _("Audio")), ("c", _("Video"))),
    Characteristic.PLACE: (("a", _("Physical place")), ("b", _("Environment"))),
    Characteristic.AGE: (("a", _("Age")), ("b", _("Old age")), ("c", _("Gender"))),
    Characteristic.CULTURE: (("a", _("Culture")), ("b", _("Tradition")), ("c", _("Religion"))),
}
"""What can be ticked below a characteristic that is answered with yes."""


class Fit(models.TextChoices):
    """The three questions of part B, each answered yes or no."""

    STANDARD = "STANDARD", _("The plan uses the competency standard")
    POTENTIAL = "POTENTIAL", _("The plan fits where the candidate comes from")
    CONTEXT = "CONTEXT", _("The plan fits the context of FR.APL.01 and FR.APL.02")


class Measure(models.TextChoices):
    """What is done: words that whoever prepares or watches over the test needs, and that tell no reason."""

    READER = "READER", _("Somebody reads the questions aloud")
    WRITER = "WRITER", _("Somebody writes what the candidate says")
    INTERPRETER = "INTERPRETER", _("An interpreter is there")
    LARGE_PRINT = "LARGE_PRINT", _("Instruments in large print")
    DEVICE = "DEVICE", _("The candidate uses a device of their own")
    BREAKS = "BREAKS", _("Breaks when the candidate asks for one")
    OWN_ROOM = "OWN_ROOM", _("A room of their own")
    REACHABLE = "REACHABLE", _("A place that is reached without steps")
    OTHER_HOUR = "OTHER_HOUR", _("Another hour of the day")


class AdjustmentRequest(models.Model):
    """The candidate asks, in own words; an answer is what the assessor decides next."""

    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.PROTECT, related_name="adjustment_requests"
    )
    wishes_sealed = models.TextField(editable=False)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("request for adjustments")
        verbose_name_plural = _("requests for adjustments")
        ordering = ["assessment", "-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(wishes_sealed=""), name="who_asks_for_adjustments_says_which"
            ),
        ]

    def __str__(self):
        return f"{self.assessment}: {self.asked_at:%d-%m-%Y}"

    def close(self, wishes):
        """Keep the words so that the database does not tell them."""
        self.wishes_sealed = seal(wishes, self._purpose)

    def opened(self):
        """The words again; ask `actions.open_adjustments`, which asks who reads and writes it down."""
        return unseal(self.wishes_sealed, self._purpose)

    @property
    def _purpose(self):
        return f"examinations.AdjustmentRequest.{self.assessment_id}".encode()


class Adjustments(models.Model):
    """FR.AK.07 as the assessor decided it with the candidate; a change is a new one, and the last one counts."""

    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.PROTECT, related_name="adjustments"
    )
    number = models.PositiveSmallIntegerField(default=1)
    # None where the assessor saw the need without being asked.
    request = models.ForeignKey(
        AdjustmentRequest, null=True, on_delete=models.PROTECT, related_name="answers", editable=False
    )
    # Characteristics, notes, part B and the words to the candidate.
    findings_sealed = models.TextField(editable=False)
    extra_percent = models.PositiveSmallIntegerField(_("extra time in percent"), null=True, blank=True)
    measures = models.JSONField(_("measures"), default=list)
    other_measure = models.CharField(_("other measure"), max_length=300, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(editable=False)
    agreed_at = models.DateTimeField(null=True, editable=False)
    paper = models.ForeignKey(
        "documents.Paper", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )

    class Meta:
        verbose_name = _("reasonable adjustments")
        verbose_name_plural = _("reasonable adjustments")
        ordering = ["assessment", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "number"], name="adjustments_of_an_assessment_are_counted"
            ),
            models.CheckConstraint(
                condition=Q(extra_percent__isnull=True)
                | Q(extra_percent__gte=1, extra_percent__lte=MOST_EXTRA_PERCENT),
                name="extra_time_is_a_share_of_the_usual",
            ),
            models.CheckConstraint(condition=~Q(findings_sealed=""), name="adjustments_have_their_findings"),
        ]

    def __str__(self):
        return f"FR.AK.07 {self.assessment} #{self.number}"

    def close(self, findings):
        """Keep what was found so that the database does not tell it."""
        self.findings_sealed = seal(json.dumps(findings, ensure_ascii=False), self._purpose)

    def opened(self):
        """What was found; ask `actions.open_adjustments`, which asks who reads and writes it down."""
        return json.loads(unseal(self.findings_sealed, self._purpose))

    @property
    def _purpose(self):
        return f"examinations.Adjustments.{self.assessment_id}.{self.number}".encode()

    @property
    def measures_read(self):
        """What is done, in words and without a reason: for whoever prepares or watches over the test."""
        words = [str(Measure(value).label) for value in self.measures]
        if self.extra_percent:
            words.insert(0, gettext("%d percent more time") % self.extra_percent)
        return [*words, *filter(None, [self.other_measure])]


class AdjustmentsAgreement(Side):
    """One hand under FR.AK.07."""

    adjustments = models.ForeignKey(Adjustments, on_delete=models.PROTECT, related_name="agreements")

    class Meta:
        verbose_name = _("agreement to adjustments")
        verbose_name_plural = _("agreements to adjustments")
        constraints = [
            models.UniqueConstraint(
                fields=["adjustments", "signer"], name="each_side_agrees_once_to_adjustments"
            ),
            models.UniqueConstraint(
                fields=["adjustments", "user"], name="nobody_agrees_to_adjustments_for_both_sides"
            ),
            models.CheckConstraint(
                condition=~Q(typed_name="") | Q(drawn__isnull=False),
                name="an_agreement_to_adjustments_is_signed",
            ),
        ]

    def __str__(self):
        return f"{self.adjustments}: {self.get_signer_display()}"
