"""Papers that the portal makes: facts frozen when they are ordered, bytes set once when they are printed."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from foundation.documents.models.uploads import read_exactly
from foundation.documents.models.vaults import vault


class PaperQuerySet(models.QuerySet):
    def about(self, subject):
        """The papers of one record, oldest first."""
        return self.filter(subject_label=subject._meta.label, subject_id=str(subject.pk))

    def standing(self):
        """Those that no later paper replaces."""
        return self.filter(replaced_by=None)


class Paper(models.Model):
    """One paper, once. A correction is another paper that names this one and says why; the database refuses
    anything else.

    `facts` is all that the paper says; `things` names the pictures that it shows ({"photo.jpg": id of an
    upload}). The bytes come from the worker: until then `is_ready` is false.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("kind"), max_length=50, editable=False)
    number = models.CharField(_("number"), max_length=100, blank=True, editable=False)
    code = models.CharField(_("check code"), max_length=40, blank=True, editable=False)
    language = models.CharField(
        _("language"), max_length=8, choices=settings.LANGUAGES, default="id", editable=False
    )
    template = models.CharField(max_length=100, editable=False)
    sheets = models.JSONField(default=list, editable=False)
    facts = models.JSONField(editable=False)
    things = models.JSONField(default=dict, editable=False)
    sealed = models.BooleanField(_("sealed"), default=False, editable=False)
    subject_label = models.CharField(max_length=80, editable=False)
    subject_id = models.CharField(max_length=40, editable=False)
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="replaced_by", editable=False
    )
    reason = models.CharField(_("reason"), max_length=500, blank=True, editable=False)
    made_at = models.DateTimeField(_("made at"), editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )

    file = models.FileField(storage=vault, max_length=150, blank=True, editable=False)
    size = models.PositiveIntegerField(_("size"), null=True, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    edition = models.CharField(max_length=64, blank=True, editable=False)
    printed_at = models.DateTimeField(_("printed at"), null=True, editable=False)

    objects = PaperQuerySet.as_manager()

    class Meta:
        verbose_name = _("paper")
        verbose_name_plural = _("papers")
        ordering = ["made_at"]
        indexes = [
            models.Index(fields=["subject_label", "subject_id"], name="papers_of_a_record"),
            models.Index(fields=["code"], name="papers_by_code"),
            models.Index(fields=["sha256"], name="papers_by_hash"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(printed_at=None, sha256="", file="", size=None)
                | Q(printed_at__isnull=False, size__gt=0) & ~Q(sha256="") & ~Q(file=""),
                name="a_paper_is_printed_whole_or_not_yet",
            ),
            models.CheckConstraint(
                condition=Q(replaces=None) | ~Q(reason=""), name="a_paper_that_replaces_another_says_why"
            ),
        ]

    def __str__(self):
        return self.number or f"{self.kind} {self.pk}"

    @property
    def is_ready(self):
        return self.printed_at is not None

    @property
    def name(self):
        """What it is called when it is saved: kind and number in letters that every disk knows."""
        words = f"{self.kind} {self.number}".strip()
        return "".join(letter if letter.isalnum() or letter in " ._" else "-" for letter in words) + ".pdf"

    @property
    def content_type(self):
        return "application/pdf"

    def read(self):
        """The PDF as it was printed; FileChanged where it no longer is, FilesAway where the storage does not
        answer.
        """
        return read_exactly(self.file, self.sha256)
