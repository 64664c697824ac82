"""A test that is taken again after "not yet competent": for just these elements (9.3.5)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Retake(models.Model):
    """The test is on again. What was judged before it stays as it was judged, and by whom; added, never changed.

    `recommendation` is the last word before it: whoever takes the case over does not judge that part anew.
    """

    assessment = models.ForeignKey("assessments.Assessment", on_delete=models.PROTECT, related_name="retakes")
    number = models.PositiveSmallIntegerField(default=1)
    recommendation = models.OneToOneField(
        "assessments.Recommendation", on_delete=models.PROTECT, related_name="retake"
    )
    elements = models.ManyToManyField("schemes.Element", related_name="+")
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("retest")
        verbose_name_plural = _("retests")
        ordering = ["assessment", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "number"], name="retakes_of_an_assessment_are_counted"
            ),
        ]

    def __str__(self):
        return f"{self.assessment} #{self.number}"
