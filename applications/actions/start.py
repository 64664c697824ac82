"""Begin an application: the explanation is read first (7.1.1, 9.1.1)."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from applications.models import (
    Acknowledgement,
    AcknowledgementKind,
    Application,
    IdentityKind,
    Part,
    Particulars,
    Purpose,
)
from applications.queries.texts import explanation_text, in_either_language
from applications.rules.start import can_begin_again, can_start, has_read
from foundation.journal.actions import record
from foundation.workflow.answers import NotAllowed, no, require
from foundation.workflow.moves import lock
from foundation.workflow.origins import origin

from .involvements import involve


@transaction.atomic
def start_application(version, *, text_sha256, by, at, purpose=Purpose.NEW, beside_certificate=False):
    """Begin an application for this version, by somebody who has read its explanation. Returns the draft.

    `text_sha256` is the hash of the text that was shown. Refuses a second open application for the scheme, a
    version that does not hold, an explanation that is not this version's, and whatever upper floors have
    against it (9.1.2, 9.7).
    """
    require(can_start(by, version, on=timezone.localdate(at), beside_certificate=beside_certificate))
    require(has_read(version, text_sha256))

    application = _create(version, purpose, by=by, at=at)
    Particulars.objects.create(
        application=application,
        full_name=by.full_name,
        phone=by.phone,
        identity_kind=IdentityKind.KTP,
        nationality="Indonesia",
    )
    _acknowledge(application, text_sha256, by=by, at=at)
    involve(application, by, Part.APPLICANT, by=by, at=at)

    record(
        "application.started", application, by=by, at=at, version=version.document_number, text=text_sha256
    )
    return application


@transaction.atomic
def continue_with_version(application, version, *, text_sha256, by, at):
    """A draft goes over to the version that holds now, with all that still has a place there.

    Returns the draft.
    """
    application = lock(application)
    require(can_begin_again(by, application, version, on=timezone.localdate(at)))
    require(has_read(version, text_sha256))

    _move_attachments(application, version, at=at)
    _lay_ratings(application, version)
    before, application.scheme_version = application.scheme_version, version
    application.save()
    _acknowledge(application, text_sha256, by=by, at=at)

    record(
        "application.continued",
        application,
        by=by,
        at=at,
        before=before.document_number,
        version=version.document_number,
        text=text_sha256,
    )
    return application


def _create(version, purpose, *, by, at):
    """Two windows at once: the database lets one application begin, the other is told."""
    try:
        with transaction.atomic():
            return Application.objects.create(
                applicant=by, scheme_version=version, scheme=version.scheme, purpose=purpose, created_at=at
            )
    except IntegrityError:
        raise NotAllowed(
            no(
                _(
                    "You already have an application for this scheme that is not finished. Go on with that one."
                ),
                clause="9.1.2",
            )
        ) from None


def _acknowledge(application, text_sha256, *, by, at):
    Acknowledgement.objects.create(
        application=application,
        kind=AcknowledgementKind.EXPLANATION,
        text=in_either_language(explanation_text, application.scheme_version)[text_sha256],
        text_sha256=text_sha256,
        given_by=by,
        given_at=at,
        address=origin().ip,
    )


def _move_attachments(application, version, *, at):
    """A file stays with the document of the same letter; one that is no longer asked for is laid aside."""
    documents = {document.code: document for document in version.document_requirements.all()}
    for attachment in application.attachments.current().select_related("requirement"):
        document = documents.get(attachment.requirement.code)
        if document is None:
            attachment.replaced_at = at
        else:
            attachment.requirement = document
        attachment.save()


def _lay_ratings(application, version):
    """Where the scheme changed, whoever renews a certificate rates every element anew (9.7.2 b)."""
    if application.purpose == Purpose.RECERTIFICATION:
        application.ratings.all().delete()
    else:
        _move_ratings(application, version)


def _move_ratings(application, version):
    """A rating stays with the element of the same unit and number; elements that are gone take theirs with
    them.
    """
    elements = {(e.unit.code, e.number): e for unit in version.units.all() for e in unit.elements.all()}
    for rating in application.ratings.select_related("element__unit"):
        element = elements.get((rating.element.unit.code, rating.element.number))
        if element is None:
            rating.delete()
        else:
            rating.element = element
            rating.save()
