"""Hand in, replace and take back the documents of an application (9.1.2 a-f)."""

from django.db import transaction

from applications.models import Attachment
from applications.rules.documents import can_attach, can_detach, fits
from applications.states import ApplicationState
from foundation.documents.actions import discard_upload, keep_upload
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock

from .returns import mark_answered


@transaction.atomic
def attach_document(application, requirement, *, examined, by, at, is_recent=False):
    """Hand in one file, already examined, for one document; where only one is asked for it takes the place of the last.

    Returns the attachment. `is_recent` is the applicant's word on a photo (9.1.2.b). A file that was sent once stays
    for the audit, hidden; in a draft it gives its room back.
    """
    application = lock(application)
    place = _place_for(application, requirement)
    require(can_attach(by, application, requirement, place=place))
    require(fits(requirement, examined, is_recent=is_recent))

    _lay_aside(application, requirement, place, by=by, at=at)
    upload = keep_upload(examined, by=by, at=at, allowance=allowance_of(application))
    attachment = Attachment.objects.create(
        application=application, requirement=requirement, place=place, upload=upload, attached_at=at
    )
    mark_answered(application, f"document:{requirement.pk}", at=at)

    word = {"called_recent": is_recent} if requirement.is_photo else {}
    record(
        "document.attached",
        application,
        by=by,
        at=at,
        document=requirement.code,
        sha256=upload.sha256,
        **word,
    )
    return attachment


@transaction.atomic
def detach_document(attachment, *, by, at):
    """Take a file back. Returns the attachment, which counts no more."""
    application = lock(attachment.application)
    attachment = lock(attachment)
    require(can_detach(by, attachment))

    _put_away(application, attachment, by=by, at=at)

    record("document.detached", application, by=by, at=at, document=attachment.requirement.code)
    return attachment


def allowance_of(application):
    """The name under which all files of a case are counted."""
    return f"application:{application.pk}"


def _place_for(application, requirement):
    """The first free place; where there is only one, that one, taken or not; None where all are taken."""
    if requirement.max_files == 1:
        return 1
    taken = set(
        application.attachments.current().filter(requirement=requirement).values_list("place", flat=True)
    )
    return next((place for place in range(1, requirement.max_files + 1) if place not in taken), None)


def _lay_aside(application, requirement, place, *, by, at):
    standing = application.attachments.current().filter(requirement=requirement, place=place).first()
    if standing:
        _put_away(application, standing, by=by, at=at)


def _put_away(application, attachment, *, by, at):
    attachment.replaced_at = at
    attachment.save(update_fields=["replaced_at"])
    if application.state == ApplicationState.DRAFT:
        discard_upload(attachment.upload, by=by, at=at)
