"""What people bring to their roles: assessors' registrations, decision members' qualifications, signatories."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

# MET.000.007183.2023, or with a space before the year; CONTOH marks made-up numbers of the demo.
MET_NUMBER = r"^(CONTOH )?MET\.\d{3}\.\d{6}[. ]\d{4}$"


class AssessorRegistrationQuerySet(models.QuerySet):
    def in_force_on(self, day):
        return self.filter(issued_on__lte=day, expires_on__gte=day)


class AssessorRegistration(models.Model):
    """An assessor's registration with the state: MET number, and the last day it holds (9.2.2)."""

    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="registrations")
    met_number = models.CharField(
        _("MET number"),
        max_length=32,
        unique=True,
        validators=[RegexValidator(MET_NUMBER, _("Write the number like MET.000.007183 2023."))],
    )
    issued_on = models.DateField(_("issued on"))
    expires_on = models.DateField(_("last day"))
    proof = models.ForeignKey(
        "documents.Upload", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    recorded_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    objects = AssessorRegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("assessor registration")
        verbose_name_plural = _("assessor registrations")
        ordering = ("-expires_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(expires_on__gte=models.F("issued_on")),
                name="a_registration_lasts_a_day_at_least",
            ),
        )

    def __str__(self):
        return f"{self.user}: {self.met_number}"

    def in_force_on(self, day):
        return self.issued_on <= day <= self.expires_on


class DecisionQualificationQuerySet(models.QuerySet):
    def in_force_on(self, day):
        return self.filter(valid_from__lte=day, valid_until__gte=day)


class DecisionQualification(models.Model):
    """What makes somebody fit to decide on certification, and for how long (9.4.4)."""

    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="qualifications")
    qualification = models.CharField(_("qualification"), max_length=200)
    experience = models.TextField(_("experience in certification"))
    valid_from = models.DateField(_("valid from"))
    valid_until = models.DateField(_("valid until"))
    proof = models.ForeignKey(
        "documents.Upload", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    recorded_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    objects = DecisionQualificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision member's qualification")
        verbose_name_plural = _("decision members' qualifications")
        ordering = ("-valid_until", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(valid_until__gte=models.F("valid_from")),
                name="a_qualification_lasts_a_day_at_least",
            ),
            models.CheckConstraint(
                condition=~models.Q(qualification="") & ~models.Q(experience=""),
                name="a_qualification_names_its_experience",
            ),
            models.CheckConstraint(
                condition=~models.Q(user=models.F("recorded_by")), name="nobody_vouches_for_themselves"
            ),
        )

    def __str__(self):
        return f"{self.user}: {self.qualification}"

    def in_force_on(self, day):
        return self.valid_from <= day <= self.valid_until


class Signs(models.TextChoices):
    DECREE = "DECREE", _("Decrees")
    CERTIFICATE = "CERTIFICATE", _("Certificates")


class SignatoryQuerySet(models.QuerySet):
    def in_force_on(self, day):
        return self.filter(models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=day), starts_on__lte=day)


class Signatory(models.Model):
    """Who signs what for the LSP, in which post, from when to when (9.4.6)."""

    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="appointments")
    post_id = models.CharField(_("post in Indonesian"), max_length=120)
    post_en = models.CharField(_("post in English"), max_length=120)
    signs = models.CharField(_("signs"), max_length=12, choices=Signs)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    appointed_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    appointed_at = models.DateTimeField()

    objects = SignatoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("signatory")
        verbose_name_plural = _("signatories")
        ordering = ("-starts_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="an_appointment_lasts_a_day_at_least",
            ),
            models.CheckConstraint(
                condition=~models.Q(user=models.F("appointed_by")), name="nobody_appoints_themselves"
            ),
            models.UniqueConstraint(
                fields=("signs",),
                condition=models.Q(ends_on__isnull=True),
                name="one_signatory_for_each_paper",
            ),
        )

    def __str__(self):
        return f"{self.user}, {self.post_id}"

    @property
    def post(self):
        return self.post_en if get_language() == "en" else self.post_id
