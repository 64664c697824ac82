"""Judge evidence by VATM, and send the recommendation that follows (9.2.5, 9.2.6, 9.3.6)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from applications.models import EvidenceLink
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
from assessments.queries import judgements_hash, last_recommendation, lead_of, standing
from assessments.rules import can_judge, can_submit_recommendation
from assessments.states import AssessmentState
from foundation.documents.actions import order_paper
from foundation.journal.actions import record
from foundation.workflow.answers import no, require
from foundation.workflow.moves import lock, move
from foundation.workflow.versions import require_version


@transaction.atomic
def judge_evidence(assessment, *, evidence, element, answers, remarks, version, by, at):
    """Save the four answers for one cell; an answer may stay open (None), a "no" needs its remark (9.2.5).

    `answers` and `remarks` are dicts by rule (valid, authentic, current, sufficient); `version` is what the page saw.
    """
    assessment = lock(assessment)
    require(can_judge(by, assessment, on=timezone.localdate(at)))
    _require_cell(assessment, evidence, element)
    _require_remarks(answers, remarks)
    require_version(assessment, version)

    fields = {rule: answers.get(rule) for rule in Judgement.RULES}
    fields |= {f"{rule}_remark": remarks.get(rule, "").strip() for rule in Judgement.RULES}
    judgement, _new = Judgement.objects.update_or_create(
        assessment=assessment,
        evidence=evidence,
        element=element,
        defaults=fields | {"judged_by": by, "judged_at": at},
    )
    assessment.save()

    record(
        "evidence.judged",
        assessment.application,
        by=by,
        at=at,
        evidence=evidence.pk,
        element=element.pk,
        answers=judgement.answers,
    )
    return judgement


def _require_cell(assessment, evidence, element):
    linked = EvidenceLink.objects.filter(
        rating__application=assessment.application_id, rating__element=element, evidence=evidence
    )
    if evidence.removed_at or not linked.exists():
        require(no(_("The candidate did not offer this evidence for this element."), clause="9.2.5"))


def _require_remarks(answers, remarks):
    for rule in Judgement.RULES:
        if answers.get(rule) is False and not remarks.get(rule, "").strip():
            label = Judgement._meta.get_field(rule).verbose_name
            require(
                no(_("Say in a remark why the answer to “%(rule)s” is no.") % {"rule": label}, clause="9.2.5")
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
    assessment.save()

    record("assessment.reopened", assessment.application, by=by, at=at)
    tell_assessor_sent_back(lead_of(assessment), reason=reason, at=at)
    return assessment
