"""How a written paper was marked: essays by people, one beside the other, and what follows for each element (9.3.1)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Place(models.TextChoices):
    FIRST = "FIRST", _("First marker")
    SECOND = "SECOND", _("Second marker")


class MarkingQuerySet(models.QuerySet):
    """Markings that count, and those that were left."""

    def standing(self):
        """All but those whose marker was replaced before they were handed in."""
        return self.filter(left_at=None)


class Marking(models.Model):
    """One person's marks for the essays of a paper; fixed as soon as they are handed in (E7).

    Who is replaced before that has left them: they stay on file, count for nothing, and the place is free (9.2.2).
    """

    paper = models.ForeignKey("examinations.WrittenPaper", on_delete=models.PROTECT, related_name="markings")
    place = models.CharField(max_length=6, choices=Place)
    marker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(editable=False)
    handed_in_at = models.DateTimeField(null=True, editable=False)
    left_at = models.DateTimeField(null=True, editable=False)

    objects = MarkingQuerySet.as_manager()

    class Meta:
        verbose_name = _("marking")
        verbose_name_plural = _("markings")
        ordering = ["paper", "place"]
        constraints = [
            models.UniqueConstraint(
                fields=["paper", "place"],
                condition=Q(left_at=None),
                name="a_paper_is_marked_once_in_each_place",
            ),
            models.UniqueConstraint(
                fields=["paper", "marker"], condition=Q(left_at=None), name="nobody_marks_a_paper_twice"
            ),
            models.CheckConstraint(
                condition=Q(handed_in_at=None) | Q(left_at=None), name="marks_handed_in_are_not_left"
            ),
        ]

    def __str__(self):
        return f"{self.paper}: {self.get_place_display()}"


class EssayMark(models.Model):
    """Achieved or not, in one marker's eyes, with what the candidate may learn from it."""

    marking = models.ForeignKey(Marking, on_delete=models.PROTECT, related_name="marks")
    paper_item = models.ForeignKey("examinations.PaperItem", on_delete=models.PROTECT, related_name="marks")
    # Nobody's mark is not yet a no.
    achieved = models.BooleanField(null=True)
    remark = models.TextField(blank=True)

    class Meta:
        verbose_name = _("mark of an essay")
        verbose_name_plural = _("marks of essays")
        ordering = ["marking", "paper_item"]
        constraints = [
            models.UniqueConstraint(fields=["marking", "paper_item"], name="a_marker_marks_an_essay_once"),
        ]

    def __str__(self):
        return f"{self.marking} #{self.paper_item.position}"


class Settlement(models.Model):
    """Two markers saw an essay differently: the lead assessor decides, with a reason."""

    paper_item = models.OneToOneField(
        "examinations.PaperItem", on_delete=models.PROTECT, related_name="settlement"
    )
    achieved = models.BooleanField()
    reason = models.TextField(_("reason"))
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("settled difference")
        verbose_name_plural = _("settled differences")
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="a_settled_difference_says_why"),
        ]

    def __str__(self):
        return str(self.paper_item)


class ElementResult(models.Model):
    """What the paper showed of one element, as the assessor concluded; no figure decides where none is given."""

    paper = models.ForeignKey("examinations.WrittenPaper", on_delete=models.PROTECT, related_name="results")
    element = models.ForeignKey("schemes.Element", on_delete=models.PROTECT, related_name="+")
    achieved = models.BooleanField()
    remark = models.TextField(blank=True)

    class Meta:
        verbose_name = _("result of an element")
        verbose_name_plural = _("results of elements")
        ordering = ["paper", "element__unit__position", "element__position"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "element"], name="an_element_has_one_result_in_a_paper"),
        ]

    def __str__(self):
        return f"{self.paper}: {self.element}"
