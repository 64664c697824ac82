"""Basic requirements of an applicant as a tree of "all of" and "one of" (6.1)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .bilingual import InBothLanguages


class GroupRule(models.TextChoices):
    ALL = "ALL", _("All of these")
    ANY = "ANY", _("One of these")


class RequirementKind(models.TextChoices):
    EDUCATION_EXPERIENCE = "EDUCATION_EXPERIENCE", _("Education and experience")
    TRAINING = "TRAINING", _("Training certificate")


class EducationLevel(models.Model):
    """A diploma and its rank; who holds a higher rank counts as holding the lower ones."""

    version = models.ForeignKey(
        "schemes.SchemeVersion", on_delete=models.CASCADE, related_name="education_levels"
    )
    code = models.CharField(_("Code"), max_length=12)
    rank = models.PositiveSmallIntegerField(_("Rank"))
    label_id = models.CharField(_("Name"), max_length=80)
    label_en = models.CharField(_("Name in English"), max_length=80, blank=True)
    label = InBothLanguages()

    class Meta:
        verbose_name = _("level of education")
        verbose_name_plural = _("levels of education")
        ordering = ["version", "rank", "code"]
        constraints = [
            models.UniqueConstraint(fields=["version", "code"], name="a_level_of_education_stands_once"),
        ]

    def __str__(self):
        return self.label


class RequirementGroup(models.Model):
    version = models.ForeignKey(
        "schemes.SchemeVersion", on_delete=models.CASCADE, related_name="requirement_groups"
    )
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="children"
    )
    position = models.PositiveSmallIntegerField(_("Order"), default=1)
    rule = models.CharField(_("Which are needed"), max_length=8, choices=GroupRule)

    class Meta:
        verbose_name = _("group of requirements")
        verbose_name_plural = _("groups of requirements")
        ordering = ["version", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version"],
                condition=Q(parent=None),
                name="the_requirements_of_a_version_have_one_root",
            ),
        ]

    def __str__(self):
        return self.get_rule_display()


class Requirement(models.Model):
    group = models.ForeignKey(RequirementGroup, on_delete=models.CASCADE, related_name="requirements")
    position = models.PositiveSmallIntegerField(_("Order"))
    kind = models.CharField(_("Kind"), max_length=24, choices=RequirementKind)
    clause = models.CharField(_("Clause"), max_length=20)
    label_id = models.CharField(_("Requirement"), max_length=300)
    label_en = models.CharField(_("Requirement in English"), max_length=300, blank=True)
    label = InBothLanguages()
    field_id = models.CharField(_("Field"), max_length=200)
    field_en = models.CharField(_("Field in English"), max_length=200, blank=True)
    field = InBothLanguages()
    levels = models.ManyToManyField(EducationLevel, blank=True, related_name="requirements")
    min_months = models.PositiveSmallIntegerField(_("Months of experience"), default=0)

    class Meta:
        verbose_name = _("requirement")
        verbose_name_plural = _("requirements")
        ordering = ["group", "position"]
        constraints = [
            models.UniqueConstraint(fields=["group", "position"], name="each_requirement_has_its_own_place"),
            models.CheckConstraint(
                condition=Q(kind=RequirementKind.EDUCATION_EXPERIENCE) | Q(min_months=0),
                name="only_experience_is_counted_in_months",
            ),
        ]

    def __str__(self):
        return f"{self.clause} {self.label}"
