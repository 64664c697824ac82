"""When a file may be released, shut away or taken back."""

from django.utils.translation import gettext as _

from foundation.workflow.answers import YES, no


def can_clear(upload):
    """Only what waits for the scanner is found clean."""
    if not upload.is_held:
        return no(_("This file does not wait to be examined."))
    return YES


def can_quarantine(upload):
    """Once."""
    if upload.quarantined_at:
        return no(_("This file is shut away already."))
    return YES


def can_purge(upload):
    """Only what is shut away is deleted, once; when nobody needs it any more, the case's own rules say."""
    if not upload.quarantined_at:
        return no(_("Only a file that is shut away is deleted."))
    if upload.purged_at:
        return no(_("This file is deleted already."))
    return YES


def can_discard(user, upload):
    """Its owner takes a file back; what the case still needs, the case's own rules keep."""
    if upload.owner_id != user.pk:
        return no(_("Only the person who handed a file in takes it back."))
    if upload.discarded_at:
        return no(_("This file was taken back already."))
    return YES


def may_leave(kept):
    """Whether anybody may be given the file or the paper at all; to whom, its case's rules say."""
    return _paper_may_leave(kept) if hasattr(kept, "is_ready") else _upload_may_leave(kept)


def _paper_may_leave(paper):
    if not paper.is_ready:
        return no(_("This paper is being printed. Load the page again in half a minute."))
    return YES


def _upload_may_leave(upload):
    if upload.is_held:
        return no(_("This file is waiting to be examined. Try again in a few minutes."))
    if upload.quarantined_at:
        return no(upload.get_finding_display())
    if upload.discarded_at:
        return no(_("This file was taken back."))
    return YES
