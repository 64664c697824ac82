"""The records of an assessment: shown with the decision, signed or refused; taken back for a correction (9.3.6)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.rules import is_own_name
from assessments.letters import (
    tell_assessor_correction_answered,
    tell_office_correction,
)
from assessments.models import Correction, RecordSignature
from assessments.papers import with_candidate
from assessments.queries import opening_of, papers_to_sign
from assessments.rules import can_answer_correction, can_ask_for_correction, can_sign_record
from assessments.states import AssessmentState
from foundation.documents.actions import keep_hand, order_paper
from foundation.journal.actions import record
from foundation.workflow.answers import no, require
from foundation.workflow.moves import lock, move


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
def sign_record(recommendation, *, typed_name="", drawn=None, refused_because="", address=None, by, at):
    """The candidate puts their hand under what the assessor recorded, or refuses and says why; it is printed anew.

    FR.IA.08 and FR.AK.02 are signed together, once. `drawn` is a signature by hand as `examine` found it, or None
    where the name is typed. Returns the signature.
    """
    recommendation = lock(recommendation)
    require(can_sign_record(by, recommendation))
    refused = refused_because.strip()
    hand = {"typed_name": typed_name, "drawn": drawn, "address": address}
    if typed_name.strip() and not refused:
        stated = recommendation.assessment.application.particulars.full_name
        require(is_own_name(typed_name, stated, by.full_name, clause="9.2.5"))

    signature = RecordSignature.objects.create(
        recommendation=recommendation,
        user=by,
        signed_at=at,
        refused_because=refused,
        **({} if refused else keep_hand(**hand, clause="9.2.5", by=by, at=at)),
    )
    _print_with_hand(recommendation, signature, by=by, at=at)

    verb = "record.refused" if refused else "record.signed"
    record(verb, recommendation.assessment.application, by=by, at=at)
    return signature


def _print_with_hand(recommendation, signature, *, by, at):
    said = (
        _("The candidate refuses to sign it.")
        if signature.refused_because
        else _("The candidate has signed it, too.")
    )
    for row, field in papers_to_sign(recommendation):
        before = getattr(row, field)
        paper = order_paper(
            before.kind,
            facts=with_candidate(before.facts, signature),
            subject=row,
            by=by,
            at=at,
            sealed=True,
            replaces=before,
            reason=said,
        )
        setattr(row, field, paper)
        row.save(update_fields=[field])


@transaction.atomic
def ask_for_correction(recommendation, *, reason, by, at):
    """The lead found that something sent is wrong: a second person decides whether it is judged again (9.2.6)."""
    assessment = lock(recommendation.assessment)
    recommendation = lock(recommendation)
    require(can_ask_for_correction(by, recommendation, on=timezone.localdate(at)))
    if not reason.strip():
        require(no(_("Say what has to be corrected, and why."), clause="9.3.6"))

    correction = Correction.objects.create(
        recommendation=recommendation, reason=reason.strip(), asked_by=by, asked_at=at
    )

    record("correction.asked", assessment.application, by=by, at=at, number=recommendation.number)
    tell_office_correction(correction, at=at)
    return correction


@transaction.atomic
def answer_correction(correction, *, granted, answer, by, at):
    """A second person grants it, and the case is judged again, or does not; the sent record stays (9.2.6, 9.3.6)."""
    assessment = lock(correction.recommendation.assessment)
    correction = lock(correction)
    require(can_answer_correction(by, correction, on=timezone.localdate(at)))
    if not answer.strip():
        require(no(_("Say why; the assessor reads it."), clause="9.3.6"))

    correction.granted, correction.answer = granted, answer.strip()
    correction.answered_by, correction.answered_at = by, at
    correction.save()
    if granted:
        _take_back(assessment)

    record("correction.answered", assessment.application, moved=[assessment], by=by, at=at, granted=granted)
    tell_assessor_correction_answered(correction, at=at)
    return correction


def _take_back(assessment):
    """To where it was judged: to the test where one came before, else to the review of the evidence."""
    move(assessment, AssessmentState.TESTING if opening_of(assessment) else AssessmentState.REVIEWING)
    assessment.reported_at = None
    assessment.save()
