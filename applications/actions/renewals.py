"""Begin the application that renews a certificate, filled in from the last case (9.7.2 a)."""

from django.db import transaction
from django.forms.models import model_to_dict

from applications.models import (
    Attachment,
    Education,
    Employment,
    Evidence,
    EvidenceLink,
    SelfRating,
    Training,
)
from applications.rules.start import can_change_purpose
from foundation.documents.actions import keep_upload, open_file
from foundation.documents.rules import Examined
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock
from schemes.models import DocumentSlot

from .documents import allowance_of
from .start import start_application

# What somebody found out about the last case says nothing of this one: it is looked at again.
FOUND_OUT = {Education: {"verified_level": ""}, Employment: {"in_field": None}, Training: {}}


@transaction.atomic
def start_from(before, version, *, purpose, text_sha256, with_ratings, by, at):
    """Begin an application beside the certificate of an earlier one, filled in from that. Returns the draft.

    Person, work, education, jobs, trainings and documents come along; the photograph does not, it has to be recent
    (9.1.2 b). `with_ratings` the self-assessment and its evidence come, too: both cases follow one version then.
    Refuses as `start_application` does.
    """
    application = start_application(
        version, text_sha256=text_sha256, purpose=purpose, beside_certificate=True, by=by, at=at
    )

    _copy_person(before, application)
    _copy_records(before, application)
    _copy_documents(before, application, by=by, at=at)
    if with_ratings:
        _copy_ratings(before, application, by=by, at=at)

    record("application.filled", application, by=by, at=at, source=before.pk, ratings=with_ratings)
    return application


@transaction.atomic
def change_purpose(application, purpose, *, by, at):
    """A draft goes on as the renewal of a certificate, or as an application of its own. Returns it (9.7.2 a)."""
    application = lock(application)
    require(can_change_purpose(by, application))

    before, application.purpose = application.purpose, purpose
    application.save()

    record("application.purpose_changed", application, by=by, at=at, before=before, purpose=purpose)
    return application


def _copy_person(before, application):
    application.organisation = before.organisation
    application.save()
    facts = model_to_dict(before.particulars, exclude=["id", "application"])
    for name, value in (facts | {"nik_fits": before.particulars.nik_fits}).items():
        setattr(application.particulars, name, value)
    application.particulars.save()


def _copy_records(before, application):
    for model, found_out in FOUND_OUT.items():
        for row in model.objects.filter(application=before).order_by("pk"):
            facts = model_to_dict(row, exclude=["id", "application"])
            model.objects.create(application=application, **(facts | found_out))


def _copy_documents(before, application, *, by, at):
    asked = {document.code: document for document in application.scheme_version.document_requirements.all()}
    for attachment in before.attachments.current():
        document = asked.get(attachment.requirement.code)
        if document is None or document.slot == DocumentSlot.PHOTO or attachment.place > document.max_files:
            continue
        if upload := _again(attachment.upload, application, by=by, at=at):
            Attachment.objects.create(
                application=application,
                requirement=document,
                place=attachment.place,
                upload=upload,
                attached_at=at,
            )


def _copy_ratings(before, application, *, by, at):
    copies = {}
    for piece in before.evidence.current().select_related("upload"):
        if upload := _again(piece.upload, application, by=by, at=at):
            copies[piece.pk] = Evidence.objects.create(
                application=application,
                title=piece.title,
                made_on=piece.made_on,
                upload=upload,
                others_data_masked=piece.others_data_masked,
                added_at=at,
            )
    for rating in before.ratings.prefetch_related("links"):
        kept = SelfRating.objects.create(
            application=application, element_id=rating.element_id, rating=rating.rating, rated_at=at
        )
        for link in rating.links.all():
            if link.evidence_id in copies:
                EvidenceLink.objects.create(rating=kept, evidence=copies[link.evidence_id], linked_by=by)


def _again(upload, application, *, by, at):
    """The same file once more, for this case; None for one that may not be opened any more."""
    if upload.quarantined_at or upload.purged_at or upload.is_held:
        return None
    same = Examined(
        slot=upload.slot,
        name=upload.name,
        content_type=upload.content_type,
        data=open_file(upload, by=by, at=at),
        pages=upload.pages,
        width=upload.width,
        height=upload.height,
        hints=upload.hints,
    )
    return keep_upload(same, by=by, at=at, allowance=allowance_of(application))
