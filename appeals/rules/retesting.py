"""An appeal that is open stands in the way of a retest: one way to a new decision at a time (9.3.5, 9.9.6)."""

from django.utils.translation import gettext as _

from appeals.models import Appeal
from foundation.workflow.answers import YES, no


def has_no_open_appeal(application, *, on):
    """Against `decisions.rules.retests.CHECKS`: wait for the ruling first."""
    appeal = Appeal.objects.open().filter(decision__application=application).first()
    if appeal is None:
        return YES
    return no(_("Your appeal %s is under way. A retest is possible after its ruling.") % appeal, "9.9.6")
