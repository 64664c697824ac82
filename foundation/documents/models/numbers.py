"""Numbers without gaps: a series, its counter for each year, and every number ever taken from it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from foundation.documents.models.segments import check_segments, written


class NumberSeries(models.Model):
    """How the numbers of one kind are written. `segments` is data, e.g. for 021/SK/LSP/XI/2026:

    [{"sequence": 3}, {"text": "/SK/LSP/"}, {"month": "roman"}, {"text": "/"}, {"year": 4}]

    `sequence` and `year` give the number of digits; {"given": "kbli"} takes a word that the caller hands
    over. A new format holds for the numbers that follow, never for those that were taken.
    """

    key = models.SlugField(_("key"), max_length=50, unique=True)
    segments = models.JSONField(_("format"))
    starts_anew = models.BooleanField(_("starts again at 1 each year"), default=True)

    class Meta:
        verbose_name = _("number series")
        verbose_name_plural = _("number series")
        ordering = ["key"]

    def __str__(self):
        return self.key

    def clean(self):
        try:
            check_segments(self.segments, yearly=self.starts_anew)
        except ValueError as wrong:
            raise ValidationError({"segments": str(wrong)}) from wrong

    def write(self, sequence, *, day, given):
        """The number in full; KeyError where a word that the format wants was not handed over."""
        return "".join(written(segment, sequence=sequence, day=day, given=given) for segment in self.segments)


class NumberCounter(models.Model):
    """The last number of a series in a year (0 for a series that never starts again). Locked by whoever takes
    the next.
    """

    series = models.ForeignKey(NumberSeries, on_delete=models.PROTECT, related_name="counters")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["series", "year"], name="a_series_counts_once_a_year"),
        ]

    def __str__(self):
        return f"{self.series} {self.year}: {self.last}"


class TakenNumber(models.Model):
    """A number that was given out. It is never given again: one that turns out wrong stays visible as void
    (batal).
    """

    series = models.ForeignKey(NumberSeries, on_delete=models.PROTECT, related_name="taken")
    year = models.PositiveSmallIntegerField()
    sequence = models.PositiveIntegerField()
    text = models.CharField(_("number"), max_length=100)
    taken_at = models.DateTimeField(_("taken at"))
    void_at = models.DateTimeField(_("void since"), null=True, editable=False)
    void_reason = models.CharField(_("why it is void"), max_length=300, blank=True, editable=False)

    class Meta:
        verbose_name = _("number")
        verbose_name_plural = _("numbers")
        ordering = ["series", "year", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["series", "year", "sequence"], name="a_number_is_taken_once"),
            models.UniqueConstraint(fields=["series", "text"], name="a_number_is_written_once"),
            models.CheckConstraint(
                condition=Q(void_at=None, void_reason="") | Q(void_at__isnull=False) & ~Q(void_reason=""),
                name="a_void_number_says_why",
            ),
        ]

    def __str__(self):
        return self.text
