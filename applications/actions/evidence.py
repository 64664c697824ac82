"""The self-assessment: one's own word on every element, and the evidence that supports it (9.1.3)."""

from django.db import transaction

from applications.models import Evidence, EvidenceLink, SelfRating
from applications.rules.documents import can_add_evidence, can_rate, can_remove_evidence
from applications.states import ApplicationState
from foundation.documents.actions import discard_upload, keep_upload
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock

from .documents import allowance_of
from .drafts import settle_step
from .returns import mark_answered


@transaction.atomic
def add_evidence(application, *, examined, title, masked, by, at, made_on=None, element=None):
    """Hand in one piece of evidence, already examined; with an element it supports that one at once.

    Returns the piece.
    """
    application = lock(application)
    require(can_add_evidence(by, application, title=title, masked=masked))

    piece = Evidence.objects.create(
        application=application,
        title=title.strip(),
        made_on=made_on,
        upload=keep_upload(examined, by=by, at=at, allowance=allowance_of(application)),
        others_data_masked=masked,
        added_at=at,
    )
    if element is not None:
        require(can_rate(by, application, element, pieces=[piece]))
        rating = _rating_of(application, element, at=at)
        EvidenceLink.objects.create(rating=rating, evidence=piece, linked_by=by)
    mark_answered(application, "apl02", at=at)

    record("evidence.added", application, by=by, at=at, evidence=piece.pk, sha256=piece.upload.sha256)
    return piece


@transaction.atomic
def remove_evidence(evidence, *, by, at):
    """Take a piece back from every element it supported. Returns the piece, which counts no more."""
    application = lock(evidence.application)
    evidence = lock(evidence)
    require(can_remove_evidence(by, evidence))

    evidence.links.all().delete()
    evidence.removed_at = at
    evidence.save(update_fields=["removed_at"])
    if application.state == ApplicationState.DRAFT:
        discard_upload(evidence.upload, by=by, at=at)
    mark_answered(application, "apl02", at=at)

    record("evidence.removed", application, by=by, at=at, evidence=evidence.pk)
    return evidence


@transaction.atomic
def rate_element(application, element, *, rating, pieces, seen, by, at):
    """Keep one's own word on one element (or that there is none yet:

    "") and the pieces that support it. Returns the rating.
    """
    application = lock(application)
    require(can_rate(by, application, element, pieces=pieces))

    kept = _rating_of(application, element, at=at)
    kept.rating, kept.rated_at = rating, at
    kept.save()
    _link(kept, pieces, by=by)
    settle_step(application, step_of(element), seen=seen, at=at)
    mark_answered(application, "apl02", at=at)

    record(
        "element.rated", application, by=by, at=at, element=element.pk, rating=rating, evidence=len(pieces)
    )
    return kept


@transaction.atomic
def rate_with_evidence(
    application, element, *, rating, pieces, examined, title, made_on, masked, seen, by, at
):
    """Keep the word on an element together with a new piece of evidence that supports it. Returns the rating."""
    piece = add_evidence(
        application,
        examined=examined,
        title=title,
        made_on=made_on,
        masked=masked,
        element=element,
        by=by,
        at=at,
    )
    return rate_element(application, element, rating=rating, pieces=[*pieces, piece], seen=seen, by=by, at=at)


def step_of(element):
    """The name of an element's page among the steps, for its version."""
    return f"element:{element.pk}"


def _rating_of(application, element, *, at):
    rating, _new = SelfRating.objects.get_or_create(
        application=application, element=element, defaults={"rated_at": at}
    )
    return rating


def _link(rating, pieces, *, by):
    rating.links.exclude(evidence__in=pieces).delete()
    linked = set(rating.links.values_list("evidence_id", flat=True))
    for piece in pieces:
        if piece.pk not in linked:
            EvidenceLink.objects.create(rating=rating, evidence=piece, linked_by=by)
