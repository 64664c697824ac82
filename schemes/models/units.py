"""Units, elements and performance criteria of a version, and where their words come from (5.2)."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from schemes.states import TextStatus

from .bilingual import InBothLanguages

# Letter, six digits (or two, three letters, two), unit, edition: M.702093.007.01 or M.70MKT00.001.2.
UNIT_CODE = r"^[A-Z]\.\d{2}(\d{4}|[A-Z]{3}\d{2})\.\d{3}\.\d{1,2}$"
check_unit_code = RegexValidator(
    UNIT_CODE, _("Write the unit code as in the standard, for example M.702093.007.01.")
)


class Unit(models.Model):
    version = models.ForeignKey("schemes.SchemeVersion", on_delete=models.CASCADE, related_name="units")
    position = models.PositiveSmallIntegerField(_("Order"))
    code = models.CharField(_("Unit code"), max_length=20, validators=[check_unit_code])
    title_id = models.CharField(_("Title"), max_length=200)
    title_en = models.CharField(_("Title in English"), max_length=200, blank=True)
    title = InBothLanguages()
    standard = models.CharField(_("Standard"), max_length=300)
    text_status = models.CharField(
        _("Elements and criteria"),
        max_length=16,
        choices=TextStatus,
        default=TextStatus.NONE,
        editable=False,
    )
    text_source = models.CharField(_("Source of the elements"), max_length=300, blank=True)
    text_imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    text_imported_at = models.DateTimeField(null=True, editable=False)
    text_confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    text_confirmed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "code"], name="a_unit_stands_once_in_a_version"),
            models.UniqueConstraint(fields=["version", "position"], name="each_unit_has_its_own_place"),
            models.CheckConstraint(
                condition=Q(code__regex=UNIT_CODE), name="a_unit_code_has_the_form_of_skkni"
            ),
            models.CheckConstraint(condition=~Q(title_id=""), name="a_unit_has_a_title"),
            models.CheckConstraint(
                condition=Q(text_imported_by=None, text_imported_at=None)
                | Q(text_imported_by__isnull=False, text_imported_at__isnull=False),
                name="who_imported_the_elements_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(text_status=TextStatus.OFFICIAL)
                & Q(text_confirmed_by=None, text_confirmed_at=None)
                | Q(
                    text_status=TextStatus.OFFICIAL,
                    text_confirmed_by__isnull=False,
                    text_confirmed_at__isnull=False,
                )
                & ~Q(text_confirmed_by=F("text_imported_by")),
                name="official_text_is_confirmed_by_a_second_person",
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.title}"

    @property
    def is_example(self):
        return self.text_status == TextStatus.EXAMPLE


class Element(models.Model):
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="elements")
    position = models.PositiveSmallIntegerField(_("Order"))
    number = models.CharField(_("Number"), max_length=10)
    title_id = models.CharField(_("Element"), max_length=400)
    title_en = models.CharField(_("Element in English"), max_length=400, blank=True)
    title = InBothLanguages()

    class Meta:
        verbose_name = _("element")
        verbose_name_plural = _("elements")
        ordering = ["unit", "position"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "number"], name="an_element_has_its_own_number"),
            models.UniqueConstraint(fields=["unit", "position"], name="each_element_has_its_own_place"),
            models.CheckConstraint(condition=~Q(title_id=""), name="an_element_has_words"),
        ]

    def __str__(self):
        return f"{self.number}. {self.title}"


class Criterion(models.Model):
    """A performance criterion (kriteria unjuk kerja, KUK)."""

    element = models.ForeignKey(Element, on_delete=models.CASCADE, related_name="criteria")
    position = models.PositiveSmallIntegerField(_("Order"))
    number = models.CharField(_("Number"), max_length=10)
    text_id = models.CharField(_("Performance criterion"), max_length=600)
    text_en = models.CharField(_("Performance criterion in English"), max_length=600, blank=True)
    text = InBothLanguages()

    class Meta:
        verbose_name = _("performance criterion")
        verbose_name_plural = _("performance criteria")
        ordering = ["element", "position"]
        constraints = [
            models.UniqueConstraint(fields=["element", "number"], name="a_criterion_has_its_own_number"),
            models.UniqueConstraint(fields=["element", "position"], name="each_criterion_has_its_own_place"),
            models.CheckConstraint(condition=~Q(text_id=""), name="a_criterion_has_words"),
        ]

    def __str__(self):
        return f"{self.number} {self.text}"
