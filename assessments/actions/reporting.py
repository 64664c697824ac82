"""Send the recommendation that follows from the judgements; take a case back to them (9.2.6, 9.3.5, 9.3.6, 9.4.5)."""

from django.db import transaction
from django.utils import timezone

from assessments.letters import (
    tell_assessor_sent_back,
    tell_candidate_test_needed,
    tell_secretariat_recommendation,
)
from assessments.models import (
    ElementReason,
    Recommendation,
    RecommendationOutcome,
    UnitOutcome,
    UnitRecommendation,
)
from assessments.papers import portfolio_facts, record_facts
from assessments.queries import (
    judgements_hash,
    judgements_read,
    last_recommendation,
    lead_of,
    opening_of,
    standing,
)
from assessments.rules import can_submit_recommendation
from assessments.states import AssessmentState
from foundation.documents.actions import order_paper
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock, move


@transaction.atomic
def submit_recommendation(assessment, *, outcome, note="", reasons=None, follow_up="", comment="", by, at):
    """Send the recommendation to the LSP; from now on it is fixed (9.2.6, 9.3.5, 9.3.6). Returns it.

    All elements meet VATM → competent, to the plenary. Any short → the case waits for a competency test on just
    those; after that test → not yet competent, with `reasons` by key of the element, to the plenary.
    """
    assessment = lock(assessment)
    reasons = reasons or {}
    require(can_submit_recommendation(by, assessment, outcome, reasons=reasons, on=timezone.localdate(at)))

    words = {"note": note.strip(), "follow_up": follow_up.strip(), "comment": comment.strip()}
    recommendation = _recommend(assessment, outcome, words, reasons, by=by, at=at)
    _pass_on(assessment, outcome, at=at)

    record(
        "recommendation.given",
        assessment.application,
        moved=[assessment],
        by=by,
        at=at,
        outcome=outcome,
        hash=recommendation.judgements_sha256,
    )
    tell_secretariat_recommendation(recommendation, at=at)
    if outcome == RecommendationOutcome.TEST:
        tell_candidate_test_needed(recommendation, at=at)
    return recommendation


def _pass_on(assessment, outcome, *, at):
    to = AssessmentState.TESTING if outcome == RecommendationOutcome.TEST else AssessmentState.REPORTED
    move(assessment, to)
    assessment.reported_at = at if to == AssessmentState.REPORTED else None
    assessment.save()


def _recommend(assessment, outcome, words, reasons, *, by, at):
    before = last_recommendation(assessment)
    result = standing(assessment)
    recommendation = Recommendation.objects.create(
        assessment=assessment,
        number=before.number + 1 if before else 1,
        outcome=outcome,
        **words,
        given_by=by,
        given_at=at,
        judgements_read=judgements_read(assessment),
        judgements_sha256=judgements_hash(assessment),
    )
    _recommend_units(recommendation, result, reasons)
    if not result.after_test:
        facts = portfolio_facts(recommendation, at=at)
        recommendation.paper = _paper("ia08", facts, recommendation, by=by, at=at)
    recommendation.save()
    if outcome != RecommendationOutcome.TEST:
        facts = record_facts(recommendation, at=at)
        recommendation.record_paper = _paper("ak02", facts, recommendation, by=by, at=at)
        recommendation.save()
    return recommendation


def _paper(kind, facts, recommendation, *, by, at):
    return order_paper(kind, facts=facts, subject=recommendation, by=by, at=at, sealed=True)


def _recommend_units(recommendation, result, reasons):
    short = {}
    for element in result.short_elements:
        short.setdefault(element.unit_id, []).append(element)
    missed = UnitOutcome.NOT_YET if result.after_test else UnitOutcome.TEST
    for unit_id in dict.fromkeys(element.unit_id for element in result.elements):
        elements = short.get(unit_id, [])
        row = UnitRecommendation.objects.create(
            recommendation=recommendation,
            unit_id=unit_id,
            outcome=missed if elements else UnitOutcome.COMPETENT,
        )
        row.short_elements.set(elements)
        if result.after_test:
            ElementReason.objects.bulk_create(
                ElementReason(unit=row, element=element, reason=reasons[element.pk].strip())
                for element in elements
            )


@transaction.atomic
def reopen_assessment(assessment, *, reason, by, at):
    """The plenary sends the case back: it is judged again, and the earlier recommendation stays (9.4.5).

    What was tested goes back to the judgement of the test, everything else to the review of the evidence. Called by
    the decisions floor, which has asked its own rules.
    """
    assessment = lock(assessment)
    move(assessment, AssessmentState.TESTING if opening_of(assessment) else AssessmentState.REVIEWING)
    assessment.reported_at = None
    assessment.sent_back_at, assessment.sent_back_reason = at, reason.strip()
    assessment.save()

    record("assessment.reopened", assessment.application, moved=[assessment], by=by, at=at)
    tell_assessor_sent_back(lead_of(assessment), reason=reason, at=at)
    return assessment
