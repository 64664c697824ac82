"""In how many working days the LSP checks, hears and answers: set by its head, since no rule we know names a number."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


def _workdays(label):
    return models.PositiveSmallIntegerField(label, validators=[MinValueValidator(1), MaxValueValidator(250)])


class Terms(models.Model):
    """The terms from that moment on; a complaint keeps those under which it came. Added, never changed."""

    check_workdays = _workdays(_("Working days until a complaint is checked"))
    hearing_workdays = _workdays(_("Working days in which a person is heard"))
    answer_workdays = _workdays(_("Working days until a complaint is answered"))
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    set_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("terms of complaints")
        verbose_name_plural = _("terms of complaints")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answer_workdays__gt=models.F("check_workdays")),
                name="a_complaint_is_checked_before_it_is_answered",
            )
        ]

    def __str__(self):
        return f"{self.check_workdays}, {self.hearing_workdays}, {self.answer_workdays}"
