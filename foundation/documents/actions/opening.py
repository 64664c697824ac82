"""Opening what is kept: looked at for harm and change each time, and written down with the name of who opened
it.
"""

import logging

from django.core.cache import cache
from django.utils.translation import gettext as _

from foundation.documents.models import FileChanged
from foundation.documents.rules.uploads import may_leave
from foundation.journal.actions import record
from foundation.workflow.answers import NotAllowed, no, require

log = logging.getLogger(__name__)

ONE_LOOK = 3600  # seconds: turning the pages of a file is one look at it


def open_file(kept, *, by, at):
    """The bytes of an Upload or a Paper, and a line in the trail.

    NotAllowed where it may not leave, is not printed yet, or is not what was put there (which is written down
    too); FilesAway where the storage does not answer.
    """
    require(may_leave(kept))
    data = _unchanged(kept, by=by, at=at)
    record(f"{kept._meta.model_name}.opened", kept, by=by, at=at, sha256=kept.sha256)
    return data


def look_at_page(upload, number, *, by, at):
    """(bytes, content type) of a page's picture; as `open_file`, but an hour of turning pages is one line in
    the trail.

    A picture whose page is not drawn yet is shown itself: we drew it. None where there is no such page.
    """
    require(may_leave(upload))
    page = upload.previews.filter(number=number).first()
    if page is None and not (upload.is_image and number == 1):
        return None
    data = _unchanged(page or upload, by=by, at=at, told_of=upload)
    if cache.add(f"documents.look:{by.pk if by else ''}:{upload.pk}", 1, ONE_LOOK):
        record("upload.looked_at", upload, by=by, at=at, sha256=upload.sha256)
    return data, "image/jpeg" if page else upload.content_type


def _unchanged(kept, *, by, at, told_of=None):
    subject = told_of or kept
    try:
        return kept.read()
    except FileChanged as changed:
        log.critical("documents.file_changed", extra={"file": str(subject.pk)})
        record(f"{subject._meta.model_name}.found_changed", subject, by=by, at=at, file=kept.file.name)
        words = _("This file is no longer what was kept, so it is not shown. Tell the secretariat.")
        raise NotAllowed(no(words)) from changed
