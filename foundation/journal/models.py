"""The trail: what was done, to what, by whom, when, from where. Rows are added, never changed."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Entry(models.Model):
    """One act. Names and numbers, not foreign keys: the trail outlives what it speaks of."""

    verb = models.CharField(_("What"), max_length=64, editable=False)
    subject = models.CharField(_("Kind of record"), max_length=64, editable=False)
    subject_id = models.CharField(_("Record"), max_length=64, editable=False)
    actor_id = models.CharField(max_length=64, editable=False)
    actor_name = models.CharField(_("Who"), max_length=200, editable=False)
    at = models.DateTimeField(_("When"), editable=False)
    origin_ip = models.GenericIPAddressField(_("From"), null=True, editable=False)
    request_id = models.CharField(max_length=64, blank=True, editable=False)
    facts = models.JSONField(_("Facts"), default=dict, editable=False)
    # Keyed, so that nobody without the key can add a line of his own, and covering every column above.
    digest = models.CharField(max_length=64, editable=False)

    class Meta:
        verbose_name = _("journal entry")
        verbose_name_plural = _("journal entries")
        ordering = ("pk",)
        indexes = [
            models.Index(fields=["subject", "subject_id", "id"], name="journal_trail"),
            models.Index(fields=["actor_id", "id"], name="journal_actor"),
        ]

    def __str__(self):
        return f"{self.verb} {self.subject} {self.subject_id}"


class Link(models.Model):
    """An entry's place in the chain: one code over the code before it and the entry's own digest."""

    position = models.BigIntegerField(primary_key=True, editable=False)
    entry = models.OneToOneField("journal.Entry", on_delete=models.PROTECT, editable=False)
    code = models.CharField(max_length=64, editable=False)

    class Meta:
        verbose_name = _("link of the chain")
        verbose_name_plural = _("links of the chain")
        ordering = ("position",)

    def __str__(self):
        return f"{self.position}: {self.entry_id}"
