"""When a number may be struck out."""

from django.utils.translation import gettext as _

from foundation.workflow.answers import YES, no


def can_void(user, number, *, reason):
    """Once, with a reason, by somebody whom the action can name."""
    if number.void_at:
        return no(_("This number is void already."))
    if not reason.strip():
        return no(_("Write why the number is void."))
    return YES
