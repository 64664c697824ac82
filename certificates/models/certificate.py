"""Certificates: what the decree gave, and what they are on a day (9.4.6, 9.5)."""

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from certificates.states import ENDED, MOVES, CertificateState, ChangeKind

from .changes import StatusChange


class ValidityStatus(models.TextChoices):
    """What a certificate is on a day, as the public reads it."""

    NOT_YET = "NOT_YET", _("Not yet valid")
    VALID = "VALID", _("In force")
    SUSPENDED = "SUSPENDED", _("Suspended")
    WITHDRAWN = "WITHDRAWN", _("Withdrawn")
    REPLACED = "REPLACED", _("Replaced")
    EXPIRED = "EXPIRED", _("Expired")


class CertificateQuerySet(models.QuerySet):
    """The doors to certificates."""

    def visible_to(self, user):
        """The holder, and those who issue and hand over."""
        return self if user.holds(Role.SECRETARIAT, Role.HEAD) else self.filter(holder=user)

    def with_kind(self):
        """Each with what it was changed to last, as `latest_kind`; empty where nothing ever happened to it."""
        last = StatusChange.objects.filter(certificate=OuterRef("pk")).order_by("-position")
        return self.annotate(latest_kind=Coalesce(Subquery(last.values("kind")[:1]), Value("")))

    def live(self, *, on):
        """Within their dates on that day, and neither withdrawn nor replaced; a suspended one still counts."""
        return self.with_kind().filter(valid_from__lte=on, valid_until__gte=on).exclude(latest_kind__in=ENDED)


class Certificate(models.Model):
    """What the decree gave to one person, with the words it was given in. Later changes of a profile don't reach it."""

    MOVES = MOVES

    number = models.CharField(_("certificate number"), max_length=60, unique=True, editable=False)
    registration_number = models.CharField(
        _("registration number"), max_length=60, unique=True, editable=False
    )
    # 128 bits in the QR code; the check code is for the eye and the telephone.
    token = models.CharField(max_length=32, unique=True, editable=False)
    check_code = models.CharField(max_length=12, unique=True, editable=False)
    decision = models.OneToOneField("decisions.Decision", on_delete=models.PROTECT, related_name="+")
    decree = models.ForeignKey("decisions.Decree", on_delete=models.PROTECT, related_name="+")
    application = models.ForeignKey("applications.Application", on_delete=models.PROTECT, related_name="+")
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="certificates"
    )
    holder_name = models.CharField(_("name on the certificate"), max_length=150)
    scheme_version = models.ForeignKey("schemes.SchemeVersion", on_delete=models.PROTECT, related_name="+")
    photo = models.ForeignKey("documents.Upload", null=True, on_delete=models.PROTECT, related_name="+")
    signatory = models.ForeignKey("accounts.Signatory", on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(editable=False)
    valid_from = models.DateField(_("valid from"))
    valid_until = models.DateField(_("last day of validity"))
    state = models.CharField(
        _("state"), max_length=12, choices=CertificateState, default=CertificateState.ISSUED, editable=False
    )
    # The one before it, where this one renews (9.7): the page of the old one tells the new number.
    replaces = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="successors", editable=False
    )
    letter = models.ForeignKey("documents.Paper", on_delete=models.PROTECT, related_name="+", editable=False)
    card = models.ForeignKey("documents.Paper", on_delete=models.PROTECT, related_name="+", editable=False)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(valid_from__lt=F("valid_until")), name="a_certificate_lasts"),
            models.UniqueConstraint(
                fields=["replaces"],
                condition=Q(replaces__isnull=False),
                name="a_certificate_is_replaced_once",
            ),
        ]

    def __str__(self):
        return self.number

    def get_absolute_url(self):
        return reverse("certificates:certificate", args=[self.pk])

    @property
    def initials(self):
        """R. K.: enough to recognise the holder, too little to harvest names (C5)."""
        return " ".join(f"{word[0].upper()}." for word in self.holder_name.split() if word[0].isalpha())

    def status_on(self, day):
        """What this certificate is at the end of `day`, or now, where it is today: read from its dates and from what
        was done to it, so no nightly task keeps it true (C4).
        """
        return self._status(self.change_on(day), day)

    def status_at(self, moment):
        """What this certificate is, or was, at that moment."""
        changes = [change for change in self.changes.all() if change.at <= moment]
        return self._status(changes[-1] if changes else None, timezone.localdate(moment))

    def change_on(self, day):
        """What was done to it last, up to that day; None where nothing was."""
        changes = [change for change in self.changes.all() if change.on <= day]
        return changes[-1] if changes else None

    @property
    def successor(self):
        """The certificate that took its place; None without."""
        return self.successors.first()

    def _status(self, change, day):
        kind = change.kind if change else None
        if kind in ENDED:
            return ValidityStatus(kind)
        if day < self.valid_from:
            return ValidityStatus.NOT_YET
        if day > self.valid_until:
            return ValidityStatus.EXPIRED
        return ValidityStatus.SUSPENDED if kind == ChangeKind.SUSPENDED else ValidityStatus.VALID
