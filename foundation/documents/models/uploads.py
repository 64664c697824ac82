"""Files from people: checked by content, kept under our own id, never trusted by their name (9.1.2)."""

import hashlib
import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from foundation.documents.models.vaults import FileChanged, vault


class Slot(models.TextChoices):
    """What a file is for; `rules.slots` says what each may be."""

    PHOTO = "PHOTO", _("Photograph")
    DOCUMENT = "DOCUMENT", _("Document")
    EVIDENCE = "EVIDENCE", _("Evidence")
    SLIP = "SLIP", _("Payment slip")
    SIGNATURE = "SIGNATURE", _("Signature")


class Cause(models.TextChoices):
    """Why a file is shut away: nobody is shown it any more, whoever they are."""

    HARMFUL = "HARMFUL", _("The scanner found something harmful in this file, so it is shut away.")
    OTHERS_DATA = "OTHERS_DATA", _("This file shows personal data of others, so it is shut away.")


class UploadQuerySet(models.QuerySet):
    def owned_by(self, user):
        """The files this person handed in and has not taken back. Whoever else may see one asks through its
        own app.
        """
        return self.filter(owner=user, discarded_at=None)

    def held(self):
        return self.filter(held_at__isnull=False, cleared_at=None, quarantined_at=None)


class Upload(models.Model):
    """One file as we keep it: pictures drawn anew without their metadata, PDFs as they came.

    `size` and `sha256` are of what is kept; `name` is what the person called it, as text and nothing else.
    `hints` are measurements for a person's eye ({"background": {"red_share": 0.97, …}, "taken_on":
    "2026-05-04"}): no rule reads them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("owner")
    )
    slot = models.CharField(_("slot"), max_length=16, choices=Slot)
    name = models.CharField(_("name"), max_length=200)
    content_type = models.CharField(_("content type"), max_length=40)
    size = models.PositiveIntegerField(_("size"))
    sha256 = models.CharField(max_length=64)
    file = models.FileField(storage=vault, max_length=100)
    pages = models.PositiveSmallIntegerField(_("pages"), default=1)
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    hints = models.JSONField(default=dict)
    allowance = models.ForeignKey(
        "documents.Allowance", on_delete=models.PROTECT, related_name="uploads", null=True, editable=False
    )
    created_at = models.DateTimeField(_("handed in at"), editable=False)
    held_at = models.DateTimeField(_("waiting to be examined since"), null=True, editable=False)
    cleared_at = models.DateTimeField(_("found clean at"), null=True, editable=False)
    quarantined_at = models.DateTimeField(_("shut away at"), null=True, editable=False)
    finding = models.CharField(_("finding"), max_length=200, choices=Cause, blank=True, editable=False)
    purged_at = models.DateTimeField(_("deleted for good at"), null=True, editable=False)
    discarded_at = models.DateTimeField(_("taken back at"), null=True, editable=False)

    objects = UploadQuerySet.as_manager()

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        ordering = ["created_at"]
        indexes = [models.Index(fields=["owner", "created_at"], name="uploads_of_a_person")]
        constraints = [
            models.CheckConstraint(condition=Q(size__gt=0), name="an_upload_is_not_empty"),
            models.CheckConstraint(
                condition=Q(cleared_at=None) | Q(held_at__isnull=False), name="only_what_was_held_is_cleared"
            ),
            models.CheckConstraint(
                condition=Q(quarantined_at=None) | ~Q(finding=""), name="what_is_shut_away_says_why"
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_image(self):
        return self.content_type.startswith("image/")

    @property
    def is_held(self):
        """Waiting for the scanner: kept, but shown to nobody."""
        return self.held_at is not None and self.cleared_at is None and self.quarantined_at is None

    def read(self):
        """The bytes, exactly those that were accepted; FileChanged where they no longer are, FilesAway where
        none come.
        """
        return read_exactly(self.file, self.sha256)


class UploadPage(models.Model):
    """A page of a file as a picture that we drew: what people look at instead of opening the file itself."""

    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="previews")
    number = models.PositiveSmallIntegerField()
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    file = models.FileField(storage=vault, max_length=100)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["upload", "number"], name="a_page_is_drawn_once"),
        ]

    def __str__(self):
        return f"{self.upload_id}/{self.number}"

    def read(self):
        """The picture's bytes; FileChanged, FilesAway as for the file itself."""
        return read_exactly(self.file, self.sha256)


class Allowance(models.Model):
    """How many files and bytes one case has used; counted in one statement, so that twenty uploads at once
    cannot pass it.
    """

    key = models.CharField(max_length=100, unique=True)
    files = models.PositiveIntegerField(default=0)
    bytes = models.PositiveBigIntegerField(default=0)

    def __str__(self):
        return self.key

    def take(self, size, *, files, bytes_):
        """Count one more file of `size` bytes in; False, and nothing counted, where a limit would be passed."""
        room = Allowance.objects.filter(pk=self.pk, files__lt=files, bytes__lte=bytes_ - size)
        return room.update(files=F("files") + 1, bytes=F("bytes") + size) == 1

    def give_back(self, size):
        """Count one file out again: it was taken back."""
        Allowance.objects.filter(pk=self.pk).update(files=F("files") - 1, bytes=F("bytes") - size)


def read_exactly(file, sha256):
    """The bytes of a stored file, if they still have the hash that was written down when they came."""
    with file.storage.open(file.name) as kept:
        data = kept.read()
    if hashlib.sha256(data).hexdigest() != sha256:
        raise FileChanged(file.name)
    return data
