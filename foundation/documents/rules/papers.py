"""When a paper may take another's place."""

from django.utils.translation import gettext as _

from foundation.workflow.answers import YES, no


def can_replace(old, *, kind, reason):
    """Yes without an old one; otherwise of the same kind, once, and with a reason (ISO/IEC 17024, 7.1:
    nothing vanishes).
    """
    if old is None:
        return YES
    if old.kind != kind:
        return no(_("A paper is replaced by one of its own kind."))
    if not reason.strip():
        return no(_("Write why the paper is replaced."))
    if type(old).objects.filter(replaces=old).exists():
        return no(_("This paper is replaced already. Replace the one that took its place."))
    return YES
