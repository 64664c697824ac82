"""The logbook that a holder keeps online, and the draws that say whose is read (9.6.3)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from foundation.workflow.versions import Versioned


class LogEntryQuerySet(models.QuerySet):
    """Entries as they stand."""

    def kept(self):
        """Those that count: the rest is being written."""
        return self.filter(kept_at__isnull=False)


class LogEntry(Versioned):
    """Work that the holder did within the scope of the certificate. Saved as typed; once kept, it stays."""

    certificate = models.ForeignKey(
        "certificates.Certificate", on_delete=models.PROTECT, related_name="log_entries"
    )
    done_on = models.DateField(_("done on"), null=True, blank=True)
    unit = models.ForeignKey(
        "schemes.Unit",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit of competency"),
    )
    words = models.TextField(_("work that you did"), blank=True)
    place = models.CharField(_("where"), max_length=200, blank=True)
    started_at = models.DateTimeField(editable=False)
    saved_at = models.DateTimeField(editable=False)
    kept_at = models.DateTimeField(null=True, editable=False)

    objects = LogEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of a logbook")
        verbose_name_plural = _("entries of logbooks")
        ordering = ["-done_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kept_at__isnull=True)
                | Q(done_on__isnull=False, unit__isnull=False) & ~Q(words=""),
                name="a_kept_entry_is_whole",
            ),
        ]

    def __str__(self):
        return f"{self.certificate}: {self.done_on or '–'}"

    def get_absolute_url(self):
        return reverse("surveillance:entry", args=[self.pk])

    @property
    def is_kept(self):
        return self.kept_at is not None


class LogFile(models.Model):
    """Evidence of an entry: a photo, a file. Taken out only while the entry is being written."""

    entry = models.ForeignKey(LogEntry, on_delete=models.CASCADE, related_name="files")
    upload = models.ForeignKey("documents.Upload", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("evidence of an entry")
        verbose_name_plural = _("evidence of entries")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["entry", "upload"], name="an_entry_has_a_file_once")]

    def __str__(self):
        return self.upload.name


class Draw(models.Model):
    """Lots drawn among logbooks: the seed and everybody among whom, so that anybody can draw them again."""

    seed = models.CharField(_("seed"), max_length=32)
    # Numbers of the surveillances, rising.
    population = models.JSONField(default=list)
    size = models.PositiveSmallIntegerField(_("how many"))
    drawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    drawn_at = models.DateTimeField(editable=False)
    drawn = models.ManyToManyField("surveillance.Surveillance", through="DrawnLogbook", related_name="draws")

    class Meta:
        verbose_name = _("draw of logbooks")
        verbose_name_plural = _("draws of logbooks")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.drawn_at:%d-%m-%Y} {self.seed}"


class DrawnLogbook(models.Model):
    """A logbook that was drawn: it is read before its surveillance is concluded."""

    draw = models.ForeignKey(Draw, on_delete=models.PROTECT, related_name="rows")
    surveillance = models.ForeignKey(
        "surveillance.Surveillance", on_delete=models.PROTECT, related_name="drawn_rows"
    )
    position = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("drawn logbook")
        verbose_name_plural = _("drawn logbooks")
        ordering = ["draw", "position"]
        constraints = [
            models.UniqueConstraint(fields=["draw", "surveillance"], name="a_logbook_is_drawn_once"),
            models.UniqueConstraint(fields=["draw", "position"], name="drawn_logbooks_are_numbered"),
        ]

    def __str__(self):
        return f"{self.draw}: {self.surveillance}"
