"""The confidentiality undertaking: its texts, and who accepted which of them (7.1.3)."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class UndertakingTextQuerySet(models.QuerySet):
    def in_force_on(self, day):
        """The texts that had begun to hold by that day, the one that holds first."""
        return self.filter(holds_from__lte=day).order_by("-holds_from", "-pk")


class UndertakingText(models.Model):
    """One edition of the text. A new wording is a new edition, which everybody is asked to accept again."""

    edition = models.CharField(_("edition"), max_length=32, unique=True)
    body_id = models.TextField(_("text in Indonesian"))
    body_en = models.TextField(_("text in English"))
    holds_from = models.DateField(_("holds from"))

    objects = UndertakingTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("text of the confidentiality undertaking")
        verbose_name_plural = _("texts of the confidentiality undertaking")
        ordering = ("-holds_from", "-pk")

    def __str__(self):
        return self.edition

    @property
    def body(self):
        return self.body_en if get_language() == "en" else self.body_id


class Undertaking(models.Model):
    """That a person accepted a text: the words they saw, when, and from which address."""

    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="undertakings")
    text = models.ForeignKey("accounts.UndertakingText", on_delete=models.PROTECT, related_name="+")
    words = models.TextField(_("words accepted"))
    accepted_at = models.DateTimeField()
    address = models.GenericIPAddressField(_("network address"), null=True)

    class Meta:
        verbose_name = _("confidentiality undertaking")
        verbose_name_plural = _("confidentiality undertakings")
        ordering = ("-accepted_at", "-pk")
        constraints = (models.UniqueConstraint(fields=("user", "text"), name="an_undertaking_is_given_once"),)

    def __str__(self):
        return f"{self.user}: {self.text}"
