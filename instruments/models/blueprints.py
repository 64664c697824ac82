"""What a written paper is drawn by: how many items of which element and difficulty, in how many minutes (9.3.1)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .codes import Difficulty


class Blueprint(models.Model):
    """Part of its instrument: reviewed with it, and fixed with it.

    Without `pass_percent` no figure decides: the assessor judges the answers.
    """

    instrument = models.OneToOneField(
        "instruments.Instrument", on_delete=models.CASCADE, related_name="blueprint"
    )
    minutes = models.PositiveSmallIntegerField(_("Time in minutes"))
    pass_percent = models.PositiveSmallIntegerField(_("Pass mark in percent"), null=True, blank=True)
    one_per_page = models.BooleanField(_("One question on a page"), default=True)
    shuffles_items = models.BooleanField(_("Every paper has its own order of questions"), default=True)
    shuffles_choices = models.BooleanField(_("Every paper has its own order of answers"), default=True)

    class Meta:
        verbose_name = _("blueprint")
        verbose_name_plural = _("blueprints")
        constraints = [
            models.CheckConstraint(condition=Q(minutes__gt=0), name="a_written_test_takes_time"),
            models.CheckConstraint(
                condition=Q(pass_percent=None) | Q(pass_percent__gte=1, pass_percent__lte=100),
                name="a_pass_mark_is_a_percentage",
            ),
        ]

    def __str__(self):
        return f"{self.instrument}: {self.minutes}"


class BlueprintRow(models.Model):
    """So many items of this element; of this difficulty, where one is named."""

    blueprint = models.ForeignKey(Blueprint, on_delete=models.CASCADE, related_name="rows")
    element = models.ForeignKey("schemes.Element", on_delete=models.PROTECT, related_name="+")
    difficulty = models.PositiveSmallIntegerField(_("Difficulty"), choices=Difficulty, null=True, blank=True)
    number = models.PositiveSmallIntegerField(_("Number of items"))

    class Meta:
        verbose_name = _("row of a blueprint")
        verbose_name_plural = _("rows of a blueprint")
        ordering = ["blueprint", "element__unit__position", "element__position", "difficulty"]
        constraints = [
            models.CheckConstraint(condition=Q(number__gt=0), name="a_row_draws_an_item_at_least"),
            models.UniqueConstraint(
                fields=["blueprint", "element", "difficulty"], name="a_difficulty_is_drawn_in_one_row"
            ),
            models.UniqueConstraint(
                fields=["blueprint", "element"],
                condition=Q(difficulty=None),
                name="any_difficulty_is_drawn_in_one_row",
            ),
        ]

    def __str__(self):
        return f"{self.element} × {self.number}"
