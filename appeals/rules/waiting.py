"""An open appeal holds its case: one way to a new decision at a time, and none before the ruling (9.3.5, 9.9.6)."""

from django.utils.translation import gettext as _

from appeals.models import Appeal
from foundation.workflow.answers import YES, no


def has_no_open_appeal(application, *, on=None):
    """Against `applications.rules.bars.HOLDS` and `decisions.rules.retests.CHECKS`; an appeal is open on every day."""
    appeal = Appeal.objects.open().filter(decision__application=application).first()
    if appeal is None:
        return YES
    return no(_("Appeal %s is under way. Wait for its ruling.") % appeal, clause="9.9.6")
