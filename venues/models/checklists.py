"""What a verifier looks at, point by point: the LSP's own list for a scheme, in editions (9.3.2)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ChecklistQuerySet(models.QuerySet):
    def in_force_on(self, day):
        """The newest that has begun stands first."""
        return self.filter(holds_from__lte=day).order_by("-holds_from", "-pk")


class Checklist(models.Model):
    """One edition of the technical requirements of a scheme on its test places. A later one takes its place.

    Nothing of it stands in code: where the LSP has given none, a verifier writes what was found in words.
    """

    scheme = models.ForeignKey("schemes.Scheme", on_delete=models.PROTECT, related_name="+")
    edition = models.CharField(_("edition"), max_length=40)
    holds_from = models.DateField(_("holds from"))
    # A sample is marked CONTOH wherever it or a record made with it is shown.
    is_example = models.BooleanField(_("sample"), default=False, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    published_at = models.DateTimeField(editable=False)

    objects = ChecklistQuerySet.as_manager()

    class Meta:
        verbose_name = _("checklist for test places")
        verbose_name_plural = _("checklists for test places")
        ordering = ["scheme", "-holds_from", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "edition"], name="an_edition_of_a_checklist_is_one"),
        ]

    def __str__(self):
        return f"{self.scheme}: {self.edition}"


class ChecklistPoint(models.Model):
    """One thing to look at."""

    checklist = models.ForeignKey(Checklist, on_delete=models.CASCADE, related_name="points")
    position = models.PositiveSmallIntegerField(_("position"))
    text = models.CharField(_("what is looked at"), max_length=300)

    class Meta:
        verbose_name = _("point of a checklist")
        verbose_name_plural = _("points of checklists")
        ordering = ["checklist", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["checklist", "position"], name="points_of_a_checklist_are_counted"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="a_point_says_what_is_looked_at"),
        ]

    def __str__(self):
        return self.text
