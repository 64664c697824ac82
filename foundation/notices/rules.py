"""Who may send a letter again."""

from django.utils.translation import gettext as _

from foundation.workflow.answers import YES, no


def can_resend(user, notice):
    """The secretariat and the administrator, when its mail was refused or has already gone."""
    if not user.holds("SECRETARIAT", "ADMIN"):
        return no(_("Only the secretariat and the administrator send a letter again."))
    if notice.sent_at is None and notice.failed_at is None:
        return no(_("This letter is still on its way."))
    return YES
