"""When a key for credentials is withdrawn (TRUST C3)."""

from django.utils.translation import gettext as _

from foundation.documents.tokens import in_use
from foundation.workflow.answers import YES, no


def can_withdraw(key, *, because):
    """Once, with a reason, and not while the worker still signs with it."""
    if key.withdrawn_at:
        return no(_("This key is withdrawn already."))
    if not because.strip():
        return no(_("Say why the key is withdrawn."))
    if in_use(key.name):
        return no(_("This key still signs. Give the worker another key first."))
    return YES
