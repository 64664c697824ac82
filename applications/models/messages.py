"""The question thread of a case, with its audiences (7.1.2)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """Who reads a message: the narrower one has to be chosen on purpose."""

    CASE = "CASE", _("Applicant, assessor and secretariat")
    STAFF = "STAFF", _("Assessor and secretariat only")


class Message(models.Model):
    """A question or an answer. Nothing is edited; what must not be read is held with a reason."""

    application = models.ForeignKey(
        "applications.Application", on_delete=models.CASCADE, related_name="messages"
    )
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    audience = models.CharField(_("who reads it"), max_length=8, choices=Audience)
    body = models.TextField(_("message"), max_length=4000)
    written_at = models.DateTimeField(editable=False)
    held_at = models.DateTimeField(null=True, editable=False)
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    held_reason = models.CharField(max_length=200, blank=True, editable=False)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["pk"]

    def __str__(self):
        return self.body[:40]


class MessageSeen(models.Model):
    """Up to where a person has read a thread."""

    application = models.ForeignKey("applications.Application", on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    last = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application", "user"], name="one_reading_mark_per_person_and_case"
            ),
        ]

    def __str__(self):
        return f"{self.user_id}@{self.application_id}"
