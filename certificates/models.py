"""Certificates, the agreement on their use, their handover, and letters of outcome (9.4.5–9.4.7, 9.8)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from foundation.documents.models import Hand

from .states import MOVES, CertificateState


class ValidityStatus(models.TextChoices):
    """What a certificate is on a day, as the public reads it."""

    NOT_YET = "NOT_YET", _("Not yet valid")
    VALID = "VALID", _("Valid")
    EXPIRED = "EXPIRED", _("Expired")


class CertificateQuerySet(models.QuerySet):
    """The doors to certificates."""

    def visible_to(self, user):
        """The holder, and those who issue and hand over."""
        return self if user.holds(Role.SECRETARIAT, Role.HEAD) else self.filter(holder=user)


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
    letter = models.ForeignKey("documents.Paper", on_delete=models.PROTECT, related_name="+", editable=False)
    card = models.ForeignKey("documents.Paper", on_delete=models.PROTECT, related_name="+", editable=False)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(valid_from__lt=F("valid_until")), name="a_certificate_lasts"),
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
        """What this certificate is on `day`: computed from its dates, so no nightly task keeps it true (C4)."""
        if day < self.valid_from:
            return ValidityStatus.NOT_YET
        return ValidityStatus.EXPIRED if day > self.valid_until else ValidityStatus.VALID


class UseAgreement(Hand):
    """The holder's promise on the use of the certificate, signed before it is handed over (9.8.1–9.8.4)."""

    certificate = models.OneToOneField(Certificate, on_delete=models.PROTECT, related_name="agreement")
    text = models.TextField(editable=False)
    text_sha256 = models.CharField(max_length=64, editable=False)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("agreement on the use of a certificate")
        verbose_name_plural = _("agreements on the use of certificates")
        constraints = [
            models.CheckConstraint(
                condition=~Q(typed_name="") | Q(drawn__isnull=False), name="a_use_agreement_is_signed"
            ),
        ]

    def __str__(self):
        return str(self.certificate)


class HandoverManner(models.TextChoices):
    """How the certificate reached the holder."""

    ONLINE = "ONLINE", _("Online")
    IN_PERSON = "IN_PERSON", _("In person")
    BY_PROXY = "BY_PROXY", _("To a person with power of attorney")


class Handover(models.Model):
    """The certificate was handed over; downloads open with it (9.4.7)."""

    certificate = models.OneToOneField(Certificate, on_delete=models.PROTECT, related_name="handover")
    manner = models.CharField(_("manner"), max_length=10, choices=HandoverManner)
    received_by = models.CharField(_("received by"), max_length=150)
    proxy_identity = models.CharField(_("identity of the proxy"), max_length=80, blank=True)
    power_of_attorney = models.ForeignKey(
        "documents.Upload", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    handed_over_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    handed_over_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("handover")
        verbose_name_plural = _("handovers")
        constraints = [
            models.CheckConstraint(
                condition=~Q(manner="BY_PROXY")
                | (~Q(proxy_identity="") & Q(power_of_attorney__isnull=False)),
                name="a_proxy_shows_identity_and_power",
            ),
        ]

    def __str__(self):
        return str(self.certificate)


class OutcomeLetter(models.Model):
    """The letter with reasons to someone not yet competent, released with the decree (9.4.5)."""

    decision = models.OneToOneField("decisions.Decision", on_delete=models.PROTECT, related_name="+")
    number = models.CharField(_("number of the letter"), max_length=60, unique=True, editable=False)
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="outcome_letters"
    )
    paper = models.ForeignKey("documents.Paper", on_delete=models.PROTECT, related_name="+", editable=False)
    released_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("letter of outcome")
        verbose_name_plural = _("letters of outcome")

    def __str__(self):
        return self.number
