"""What was typed in a step and not yet accepted:

nothing of it is lost, on whatever device it was typed (9.1.2).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation.workflow.versions import Versioned


class Draft(Versioned):
    """The words in one step's fields as they stood at the last saving, and how often the step was saved.

    `typed` is empty once the step's form has accepted them; `tried` says that it refused them, so that the
    step shows what has to be put right. The identity number is never in it: it is sealed with the person.
    """

    application = models.ForeignKey(
        "applications.Application", on_delete=models.CASCADE, related_name="drafts"
    )
    step = models.CharField(max_length=40)
    typed = models.JSONField(default=dict)
    tried = models.BooleanField(default=False)
    saved_at = models.DateTimeField()

    class Meta:
        verbose_name = _("draft of a step")
        verbose_name_plural = _("drafts of steps")
        constraints = [
            models.UniqueConstraint(fields=["application", "step"], name="one_draft_per_step"),
        ]

    def __str__(self):
        return f"{self.application}: {self.step}"
