"""Carry the letters that were posted."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from foundation.workflow.handlers import handles

from .actions import carry as carry_notice
from .models import Notice


@handles("notices.carry", label=_("Send a letter by mail"), patience=timedelta(hours=72))
def carry(job, *, at):
    """The mail server may be away for days: the queue holds."""
    carry_notice(Notice.objects.get(pk=job.payload["notice"]), at=at)
