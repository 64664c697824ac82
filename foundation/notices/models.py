"""Letters out: every letter is kept with the act that caused it, shown in the portal, and carried by mail."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class NoticeQuerySet(models.QuerySet):
    """Letters by reader and by how they fared."""

    def visible_to(self, user):
        """One's own letters; nobody else's."""
        return self.filter(to=user)

    def unread(self):
        """Not opened yet."""
        return self.filter(read_at=None)

    def failed(self):
        """Refused by the reader's mail server."""
        return self.filter(failed_at__isnull=False, sent_at=None)


class Notice(models.Model):
    """One letter. The copy in the portal is the one that counts; the mail is a copy of it."""

    # Empty for somebody without an account, who gets the mail only.
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("To")
    )
    address = models.EmailField(_("Address"), editable=False)
    language = models.CharField(_("Language"), max_length=2, editable=False)
    subject = models.CharField(_("Subject"), max_length=200, editable=False)
    body = models.TextField(_("Letter"), editable=False)
    url = models.CharField(_("Page"), max_length=500, blank=True, editable=False)
    key = models.CharField(max_length=200, blank=True, editable=False)
    posted_at = models.DateTimeField(_("Posted"), editable=False)
    read_at = models.DateTimeField(_("Read"), null=True, editable=False)
    sent_at = models.DateTimeField(_("Sent"), null=True, editable=False)
    failed_at = models.DateTimeField(_("Refused"), null=True, editable=False)
    failed_reason = models.TextField(_("Why refused"), blank=True, editable=False)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ("-posted_at", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=["key"], condition=~Q(key=""), name="a_letter_with_a_key_is_posted_once"
            ),
        ]
        indexes = [
            models.Index(fields=["to", "-posted_at"], name="notices_inbox"),
            models.Index(fields=["to"], condition=Q(read_at=None), name="notices_unread"),
            models.Index(fields=["-posted_at"], name="notices_log"),
        ]

    def __str__(self):
        return self.subject


class Enclosure(models.Model):
    """A file that goes with the mail of a letter, an invitation for a calendar; kept as it was sent."""

    notice = models.OneToOneField(Notice, on_delete=models.CASCADE, related_name="enclosure")
    name = models.CharField(max_length=120, editable=False)
    content_type = models.CharField(max_length=120, editable=False)
    data = models.BinaryField(editable=False)

    class Meta:
        verbose_name = _("enclosure")
        verbose_name_plural = _("enclosures")

    def __str__(self):
        return self.name
