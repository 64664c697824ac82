"""Who had a part in a case: the facts from which independence is computed (9.2.2, 9.4.2, 9.9.3).

Every chapter writes its parts here, through `applications.actions.involve`; whoever asks whether a person may act asks
`applications.rules.may_act`, and a trigger on the votes asks this same table.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Part(models.TextChoices):
    """The parts that a person can have had."""

    APPLICANT = "APPLICANT", _("is the applicant")
    SUPERIOR = "SUPERIOR", _("is the applicant's superior")
    TRAINER = "TRAINER", _("trained the applicant")
    SAME_UNIT = "SAME_UNIT", _("works in the same unit as the applicant")
    FAMILY = "FAMILY", _("is a relative of the applicant")
    DECLARED = "DECLARED", _("declared a conflict of interest")
    REVIEWER = "REVIEWER", _("reviewed the application")
    ASSESSOR = "ASSESSOR", _("assessed the applicant")
    INVIGILATOR = "INVIGILATOR", _("watched over the applicant's test")
    DECIDED = "DECIDED", _("took part in the decision")
    SIGNED = "SIGNED", _("signed the decree")
    REPORTED = "REPORTED", _("reported the holder")
    SANCTIONED = "SANCTIONED", _("decided on a sanction")
    SURVEYED = "SURVEYED", _("looked after the holder in a surveillance")
    HEARD = "HEARD", _("heard an appeal")
    OVERRULED = "OVERRULED", _("had a part in what an appeal set aside")


class Involvement(models.Model):
    """A fact: this person had this part in this case. Ended facts stay facts."""

    application = models.ForeignKey(
        "applications.Application", on_delete=models.PROTECT, related_name="involvements"
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=12, choices=Part)
    since = models.DateTimeField()
    # Who said so, where it was declared and not seen by the portal itself.
    declared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    note = models.TextField(blank=True)

    class Meta:
        verbose_name = _("part in a case")
        verbose_name_plural = _("parts in cases")
        indexes = [models.Index(fields=["user", "part", "since"], name="involvement_of_a_person")]
        constraints = [
            models.UniqueConstraint(fields=["application", "user", "part"], name="a_part_is_recorded_once"),
            models.CheckConstraint(
                condition=~Q(part="DECLARED") | ~Q(note=""), name="a_declared_conflict_says_which"
            ),
        ]

    def __str__(self):
        return f"{self.user} {self.get_part_display()}"
