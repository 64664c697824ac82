"""Who may put a parked job back to work."""

from django.utils.translation import gettext as _

from foundation.workflow.answers import YES, no


def can_retry(user, job):
    """The secretariat and the administrator, once the job has been put aside."""
    if not user.holds("SECRETARIAT", "ADMIN"):
        return no(_("Only the secretariat and the administrator put work back in the queue."))
    if job.parked_at is None:
        return no(_("This is not put aside any more: it is being worked on, or it is done."))
    return YES
