"""What FR.APL.01 asks about the person: part 1 of the form, education, experience and training (9.1.2, 6.1)."""

import unicodedata

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

# Control characters, and pictures: a name is letters, in whatever script, as its owner writes it (TRUST 9.1.2-g).
NOT_IN_NAMES = ("Cc", "Cf", "Cn", "Co", "Cs", "So")


def check_name(name):
    """ValidationError where a name holds what no name holds; one word, apostrophes, capitals are nobody's business."""
    if any(unicodedata.category(letter) in NOT_IN_NAMES for letter in name):
        raise ValidationError(gettext("Write the name in letters, without pictures and hidden characters."))


class Sex(models.TextChoices):
    """As the identity card has it."""

    FEMALE = "F", _("Female")
    MALE = "M", _("Male")


class IdentityKind(models.TextChoices):
    """The document behind the identity number; all but the card are looked at by a person."""

    KTP = "KTP", _("Identity card (KTP)")
    KITAS = "KITAS", _("Residence permit (KITAS/KITAP)")
    PASSPORT = "PASSPORT", _("Passport")


class Particulars(models.Model):
    """FR.APL.01 part 1a and 1b. The identity number itself is kept, encrypted, with the person."""

    application = models.OneToOneField(
        "applications.Application", on_delete=models.CASCADE, related_name="particulars"
    )
    full_name = models.CharField(_("full name"), max_length=150, blank=True, validators=[check_name])
    # Whether the date inside the identity number is the date of birth; numbers with errors exist, so a person looks.
    nik_fits = models.BooleanField(null=True, editable=False)
    identity_kind = models.CharField(_("identity document"), max_length=10, choices=IdentityKind, blank=True)
    # Of a residence permit or a passport; the NIK of a card is kept, sealed, with the person.
    document_number = models.CharField(_("number of the document"), max_length=32, blank=True)
    birth_place = models.CharField(_("place of birth"), max_length=100, blank=True)
    birth_on = models.DateField(_("date of birth"), null=True, blank=True)
    sex = models.CharField(_("sex"), max_length=1, choices=Sex, blank=True)
    nationality = models.CharField(_("nationality"), max_length=60, blank=True)
    home_address = models.TextField(_("home address"), blank=True)
    postal_code = models.CharField(_("postal code"), max_length=10, blank=True)
    phone = models.CharField(_("mobile phone"), max_length=30, blank=True)

    employer_name = models.CharField(_("employer, if not in the list"), max_length=200, blank=True)
    job_title = models.CharField(_("position"), max_length=150, blank=True)
    work_unit = models.CharField(_("work unit"), max_length=150, blank=True)
    office_address = models.TextField(_("office address"), blank=True)
    office_phone = models.CharField(_("office phone"), max_length=30, blank=True)
    # Feeds independence (9.2.2, 9.4.2) and later the yearly confirmation (9.6.3).
    superior_name = models.CharField(
        _("name of direct superior"), max_length=150, blank=True, validators=[check_name]
    )
    superior_email = models.EmailField(_("e-mail of direct superior"), blank=True)

    class Meta:
        verbose_name = _("particulars")
        verbose_name_plural = _("particulars")

    def __str__(self):
        return self.full_name


class Education(models.Model):
    """The highest diploma that the applicant relies on (6.1.1–6.1.3)."""

    application = models.OneToOneField(
        "applications.Application", on_delete=models.CASCADE, related_name="education"
    )
    # A code of schemes.EducationLevel: which levels count for what is data of the scheme version.
    level = models.CharField(_("level"), max_length=20, blank=True)
    institution = models.CharField(_("school or university"), max_length=200, blank=True)
    major = models.CharField(_("field of study"), max_length=150, blank=True)
    graduated_year = models.PositiveSmallIntegerField(_("year of graduation"), null=True, blank=True)
    diploma_number = models.CharField(_("diploma number"), max_length=80, blank=True)
    overseas = models.BooleanField(_("diploma from abroad"), default=False)
    # What the diploma itself shows, once the secretariat has read it: the path follows from it (TRUST 6.1-f).
    verified_level = models.CharField(_("level on the diploma"), max_length=20, blank=True, editable=False)

    class Meta:
        verbose_name = _("education")
        verbose_name_plural = _("education")

    def __str__(self):
        return f"{self.level} {self.institution}"

    @property
    def counted_level(self):
        """The level that counts: the one on the diploma, and before anybody has read it the one stated."""
        return self.verified_level or self.level


class Employment(models.Model):
    """One dated job in the field of the scheme; overlapping time counts once, an open job to the day (6.1)."""

    application = models.ForeignKey(
        "applications.Application", on_delete=models.CASCADE, related_name="employments"
    )
    employer = models.CharField(_("employer"), max_length=200)
    position = models.CharField(_("position"), max_length=150)
    duties = models.TextField(_("what you did"), blank=True)
    started_on = models.DateField(_("start"))
    ended_on = models.DateField(_("end"), null=True, blank=True)
    # Nobody's judgement is not yet one: the secretariat says whether the job is in the field (TRUST 6.1-d).
    in_field = models.BooleanField(_("in the field of the scheme"), null=True, editable=False)

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        ordering = ["-started_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                name="a_job_ends_after_it_began",
            ),
        ]

    def __str__(self):
        return f"{self.position}, {self.employer}"


class Training(models.Model):
    """A training certificate with who trained: the trainer feeds independence (6.1.4, 9.4.2)."""

    application = models.ForeignKey(
        "applications.Application", on_delete=models.CASCADE, related_name="trainings"
    )
    title = models.CharField(_("title of the training"), max_length=200)
    number = models.CharField(_("certificate number"), max_length=80)
    issuer = models.CharField(_("issued by"), max_length=200)
    trainer_name = models.CharField(_("name of the trainer"), max_length=150, validators=[check_name])
    completed_on = models.DateField(_("date of the certificate"))

    class Meta:
        verbose_name = _("training")
        verbose_name_plural = _("trainings")
        ordering = ["-completed_on", "pk"]

    def __str__(self):
        return self.title
