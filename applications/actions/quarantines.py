"""Files that must not be seen: shut away, replaced by a covered copy, deleted (9.1.3; UU 27/2022, 33 and 36)."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from applications.letters import tell_applicant_shut_away, tell_staff_copy
from applications.models import Attachment, Quarantine
from applications.queries.quarantines import place_of
from applications.rules.documents import fits
from applications.rules.quarantines import can_ask_instead, can_purge, can_send_copy, can_shut_away
from foundation.documents.actions import keep_upload, purge_upload, quarantine_upload
from foundation.documents.models import Cause
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock

from .documents import allowance_of


@transaction.atomic
def shut_away(application, upload, *, remark, by, at):
    """Evidence that shows personal data of others: from now on nobody opens it, and a covered copy is asked for.

    Returns the `Quarantine`.
    """
    application = lock(application)
    require(can_shut_away(by, application, upload, remark=remark, on=timezone.localdate(at)))

    quarantine_upload(upload, cause=Cause.OTHERS_DATA, by=by, at=at)
    kept = _ask(application, upload, remark=remark.strip(), by=by, at=at)

    record("file.shut_away", application, by=by, at=at, file=str(upload.pk), due_on=kept.due_on)
    tell_applicant_shut_away(kept, at=at)
    return kept


@transaction.atomic
def ask_instead(application, upload, *, by, at):
    """The scanner found something harmful in a file of the case: another is asked for. Returns the `Quarantine`."""
    application = lock(application)
    require(can_ask_instead(application, upload))

    kept = _ask(application, upload, remark="", by=by, at=at)

    record("file.shut_away", application, by=by, at=at, file=str(upload.pk), due_on=kept.due_on)
    tell_applicant_shut_away(kept, at=at)
    return kept


@transaction.atomic
def send_copy(kept, *, examined, masked, by, at):
    """Another file, already examined, takes the place of the one that is shut away. Returns the `Quarantine`."""
    application = lock(kept.application)
    kept = lock(kept)
    require(can_send_copy(by, kept, masked=masked))
    if kept.attachment:
        require(fits(kept.attachment.requirement, examined, is_recent=True))

    upload = keep_upload(examined, by=by, at=at, allowance=allowance_of(application))
    _put_in_place(kept, upload, at=at)

    record("file.replaced", application, by=by, at=at, file=str(kept.upload_id), sha256=upload.sha256)
    tell_staff_copy(kept, at=at)
    return kept


@transaction.atomic
def purge_original(kept, *, by, at):
    """Delete for good what is shut away. Returns the `Quarantine`."""
    application = lock(kept.application)
    kept = lock(kept)
    require(can_purge(by, kept, on=timezone.localdate(at)))

    kept.upload = purge_upload(kept.upload, by=by, at=at)

    record("file.purged", application, by=by, at=at, file=str(kept.upload_id), sha256=kept.upload.sha256)
    return kept


def _ask(application, upload, *, remark, by, at):
    days = application.scheme_version.returned_due_days
    return Quarantine.objects.create(
        application=application,
        upload=upload,
        **place_of(application, upload),
        remark=remark,
        asked_by=by,
        asked_at=at,
        due_on=timezone.localdate(at) + dt.timedelta(days=days),
    )


def _put_in_place(kept, upload, *, at):
    """A piece of evidence keeps its links and judgements; a document makes way for the next in its place."""
    if kept.evidence:
        kept.evidence.upload = upload
        kept.evidence.save(update_fields=["upload"])
        return
    kept.attachment.replaced_at = at
    kept.attachment.save(update_fields=["replaced_at"])
    Attachment.objects.create(
        application=kept.application,
        requirement=kept.attachment.requirement,
        place=kept.attachment.place,
        upload=upload,
        attached_at=at,
    )
