"""Papers close at their end though nobody is there (9.3.1)."""

from django.utils.translation import gettext_lazy as _

from examinations.actions.written_closing import close_when_over
from examinations.models import WrittenPaper
from foundation.workflow.handlers import handles


@handles("examinations.close_paper", label=_("Close a written test at its end"))
def close(job, *, at):
    """The paper may have been handed in, or have got time back: then another job closes it."""
    close_when_over(WrittenPaper.objects.get(pk=job.payload["paper"]), at=at)
