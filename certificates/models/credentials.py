"""Certificates for machines: credentials, the lists that tell their status, and the keys that signed them (9.4.6)."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

PLACES = 131_072
"""Places in a status list: 16 KB of bits, the least that the specification allows, so that nobody is found in one."""


class SigningKey(models.Model):
    """The public half of a key that signed something; the private one is with the worker alone (TRUST C3).

    It stays when another takes its place, so that what it signed can be verified for years.
    """

    # The thumbprint of RFC 7638: it follows from the key, so two keys never share one.
    name = models.CharField(_("name of the key"), max_length=43, unique=True, editable=False)
    jwk = models.JSONField(editable=False)
    first_used_at = models.DateTimeField(_("first used at"), editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, editable=False)
    reason = models.CharField(_("reason"), max_length=300, blank=True, editable=False)

    class Meta:
        verbose_name = _("key for credentials")
        verbose_name_plural = _("keys for credentials")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, reason="") | Q(withdrawn_at__isnull=False) & ~Q(reason=""),
                name="a_withdrawn_key_says_why",
            ),
        ]

    def __str__(self):
        return self.name


class StatusList(models.Model):
    """Places for credentials; a list is signed once for each purpose, and a credential has one place in both."""

    number = models.PositiveIntegerField(unique=True, editable=False)
    opened_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("status list")
        verbose_name_plural = _("status lists")
        ordering = ["number"]

    def __str__(self):
        return str(self.number)


class Purpose(models.TextChoices):
    """What a status list tells; the words are those of the specification."""

    REVOCATION = "revocation", _("Revocation")
    SUSPENSION = "suspension", _("Suspension")


class SignedListQuerySet(models.QuerySet):
    def standing(self, at):
        """Within their minutes, and signed with a key that was not withdrawn."""
        return self.filter(valid_until__gt=at, key__withdrawn_at=None)


class SignedList(models.Model):
    """A status list as it was signed last. What it told before follows from the changes, which stay."""

    status_list = models.ForeignKey(StatusList, on_delete=models.PROTECT, related_name="signed")
    purpose = models.CharField(max_length=12, choices=Purpose, editable=False)
    # How many changes of certificates there were: one more, and this is out of date.
    changes = models.PositiveIntegerField(editable=False)
    token = models.TextField(editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    key = models.ForeignKey(SigningKey, on_delete=models.PROTECT, related_name="+", editable=False)
    signed_at = models.DateTimeField(editable=False)
    valid_until = models.DateTimeField(editable=False)

    objects = SignedListQuerySet.as_manager()

    class Meta:
        verbose_name = _("signed status list")
        verbose_name_plural = _("signed status lists")
        constraints = [
            models.UniqueConstraint(
                fields=["status_list", "purpose"], name="a_status_list_is_signed_once_for_each_purpose"
            ),
        ]

    def __str__(self):
        return f"{self.status_list} {self.purpose}"


class Credential(models.Model):
    """A certificate as an Open Badge: facts frozen when it is ordered, signed once by the worker.

    A revoked one never comes back; a certificate that is given back gets another.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    certificate = models.ForeignKey(
        "certificates.Certificate", on_delete=models.PROTECT, related_name="credentials", editable=False
    )
    position = models.PositiveSmallIntegerField(editable=False)
    # How much had happened to the certificate when this was ordered: only what comes later is about it.
    after_change = models.PositiveSmallIntegerField(editable=False)
    status_list = models.ForeignKey(
        StatusList, on_delete=models.PROTECT, related_name="credentials", editable=False
    )
    # Drawn, not counted: who sees one place learns nothing of when or to whom the others were given.
    place = models.PositiveIntegerField(editable=False)
    facts = models.JSONField(editable=False)
    ordered_at = models.DateTimeField(_("ordered at"), editable=False)
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )

    token = models.TextField(blank=True, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    key = models.ForeignKey(
        SigningKey, null=True, on_delete=models.PROTECT, related_name="credentials", editable=False
    )
    signed_at = models.DateTimeField(_("signed at"), null=True, editable=False)

    class Meta:
        verbose_name = _("credential")
        verbose_name_plural = _("credentials")
        ordering = ["certificate", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["certificate", "position"], name="credentials_of_a_certificate_follow_each_other"
            ),
            models.UniqueConstraint(fields=["status_list", "place"], name="a_place_is_given_once"),
            models.CheckConstraint(condition=Q(place__lt=PLACES), name="a_place_is_in_its_list"),
            models.CheckConstraint(
                condition=Q(signed_at=None, token="", sha256="", key=None)
                | Q(signed_at__isnull=False, key__isnull=False) & ~Q(token="") & ~Q(sha256=""),
                name="a_credential_is_signed_whole_or_not_yet",
            ),
        ]

    def __str__(self):
        return f"{self.certificate} {self.position}"

    @property
    def is_ready(self):
        return self.signed_at is not None

    @property
    def name(self):
        """What it is called when it is saved."""
        number = "".join(letter if letter.isalnum() else "-" for letter in self.certificate.number)
        return f"credential {number}.jwt"

    @property
    def content_type(self):
        return "application/vc+jwt"

    def read(self):
        """The bytes as they were signed."""
        return self.token.encode("ascii")
