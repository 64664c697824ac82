"""The record of the review, FR.IA.08: shown to the candidate with the decision, and signed by them (9.2.5, 9.4.5)."""

from django.db import transaction
from django.utils.translation import gettext as _

from assessments.models import RecordSignature
from assessments.papers import with_candidate
from assessments.rules import can_sign_record
from foundation.documents.actions import keep_upload, order_paper
from foundation.journal.actions import record
from foundation.workflow.answers import no, require
from foundation.workflow.moves import lock


@transaction.atomic
def show_records(assessment, *, by, at):
    """From the release of the decision on the candidate may read them. Returns how many are new.

    Called by the decisions floor, which has asked its own rules.
    """
    assessment = lock(assessment)

    shown = assessment.recommendations.filter(shown_at=None).update(shown_at=at)

    record("record.shown", assessment.application, by=by, at=at, records=shown)
    return shown


@transaction.atomic
def sign_record(recommendation, *, typed_name="", drawn=None, address=None, by, at):
    """The candidate puts their hand under what the assessor recorded; it is printed anew with both hands.

    `drawn` is a signature by hand as `examine` found it, or None where the name is typed. Returns the signature.
    """
    recommendation = lock(recommendation)
    require(can_sign_record(by, recommendation))
    if not typed_name.strip() and drawn is None:
        require(no(_("Sign by drawing or by typing your name."), clause="9.2.5"))

    signature = RecordSignature.objects.create(
        recommendation=recommendation,
        user=by,
        signed_at=at,
        address=address,
        typed_name=typed_name.strip(),
        drawn=keep_upload(drawn, by=by, at=at) if drawn else None,
    )
    recommendation.paper = order_paper(
        "ia08",
        facts=with_candidate(recommendation.paper.facts, signature),
        subject=recommendation,
        by=by,
        at=at,
        sealed=True,
        replaces=recommendation.paper,
        reason=_("The candidate has signed it, too."),
    )
    recommendation.save()

    record("record.signed", recommendation.assessment.application, by=by, at=at)
    return signature
