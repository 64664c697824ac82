"""Judge evidence by VATM, and send the recommendation that follows (9.2.5, 9.2.6, 9.3.6)."""

from django.db import transaction
from django.utils import timezone

from assessments.letters import (
    tell_assessor_sent_back,
    tell_candidate_test_needed,
    tell_secretariat_recommendation,
)
from assessments.models import (
    Judgement,
    Recommendation,
    RecommendationOutcome,
    UnitOutcome,
    UnitRecommendation,
)
from assessments.papers import portfolio_facts
from assessments.queries import judgements_hash, last_recommendation, lead_of, opened_by, standing
from assessments.rules import can_judge, can_submit_recommendation, has_remarks, is_offered
from assessments.states import AssessmentState
from foundation.documents.actions import order_paper
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock, move
from foundation.workflow.versions import require_version


@transaction.atomic
def judge_evidence(assessment, *, evidence, element, answers, remarks, version, by, at):
    """Save the four answers for one cell; an answer may stay open (None), a "no" needs its remark (9.2.5).

    `answers` and `remarks` are dicts by rule (valid, authentic, current, sufficient); `version` is what the page saw
    of this cell, 0 where nothing was judged. A judgement given without opening the file stands as such in the trail.
    """
    assessment = lock(assessment)
    today = timezone.localdate(at)
    require(can_judge(by, assessment, on=today))
    require(is_offered(assessment, evidence, element))
    require(has_remarks(evidence, answers, remarks, on=today))

    judgement = _cell_of(assessment, evidence, element, by=by)
    require_version(judgement, version)
    for rule in Judgement.RULES:
        setattr(judgement, rule, answers.get(rule))
        setattr(judgement, f"{rule}_remark", remarks.get(rule, "").strip())
    judgement.judged_at = at
    judgement.save()

    _record_judgement(judgement, by=by, at=at)
    return judgement


def _cell_of(assessment, evidence, element, *, by):
    place = {"assessment": assessment, "evidence": evidence, "element": element, "judged_by": by}
    return Judgement.objects.filter(**place).first() or Judgement(**place, version=0)


def _record_judgement(judgement, *, by, at):
    upload = judgement.evidence.upload_id
    record(
        "evidence.judged",
        judgement.assessment.application,
        by=by,
        at=at,
        evidence=judgement.evidence_id,
        element=judgement.element_id,
        answers=judgement.answers,
        opened=upload in opened_by(by, [upload]),
    )


@transaction.atomic
def submit_recommendation(assessment, *, outcome, note="", by, at):
    """Send the recommendation to the LSP; from now on it is fixed (9.2.6, 9.3.6). Returns it.

    All elements meet VATM → competent, to the plenary. Any short → the case waits for a competency test on just those.
    """
    assessment = lock(assessment)
    require(can_submit_recommendation(by, assessment, outcome, on=timezone.localdate(at)))

    recommendation = _recommend(assessment, outcome, note=note, by=by, at=at)
    to = AssessmentState.REPORTED if outcome == RecommendationOutcome.COMPETENT else AssessmentState.TESTING
    move(assessment, to)
    assessment.reported_at = at if to == AssessmentState.REPORTED else None
    assessment.save()

    record(
        "recommendation.given",
        assessment.application,
        by=by,
        at=at,
        outcome=outcome,
        hash=recommendation.judgements_sha256,
    )
    tell_secretariat_recommendation(recommendation, at=at)
    if to == AssessmentState.TESTING:
        tell_candidate_test_needed(recommendation, at=at)
    return recommendation


def _recommend(assessment, outcome, *, note, by, at):
    before = last_recommendation(assessment)
    recommendation = Recommendation.objects.create(
        assessment=assessment,
        number=before.number + 1 if before else 1,
        outcome=outcome,
        note=note.strip(),
        given_by=by,
        given_at=at,
        judgements_sha256=judgements_hash(assessment),
    )
    _recommend_units(recommendation)
    recommendation.paper = order_paper(
        "ia08",
        facts=portfolio_facts(recommendation, at=at),
        subject=recommendation,
        by=by,
        at=at,
        sealed=True,
    )
    recommendation.save()
    return recommendation


def _recommend_units(recommendation):
    short = {}
    result = standing(recommendation.assessment)
    for element in result.short_elements:
        short.setdefault(element.unit_id, []).append(element)
    for unit_id in dict.fromkeys(element.unit_id for element in result.elements):
        outcome = UnitOutcome.TEST if unit_id in short else UnitOutcome.COMPETENT
        row = UnitRecommendation.objects.create(
            recommendation=recommendation, unit_id=unit_id, outcome=outcome
        )
        row.short_elements.set(short.get(unit_id, []))


@transaction.atomic
def reopen_assessment(assessment, *, reason, by, at):
    """The plenary sends the case back: the assessor reviews again, the earlier recommendation stays (9.4.5).

    Called by the decisions floor, which has asked its own rules.
    """
    assessment = lock(assessment)
    move(assessment, AssessmentState.REVIEWING)
    assessment.reported_at = None
    assessment.sent_back_at, assessment.sent_back_reason = at, reason.strip()
    assessment.save()

    record("assessment.reopened", assessment.application, by=by, at=at)
    tell_assessor_sent_back(lead_of(assessment), reason=reason, at=at)
    return assessment
