"""Judge evidence by VATM, of the portfolio and of the test; weigh two judgements (9.2.5, 9.3.4, 9.3.6)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.models import EvidenceWithdrawal, Judgement, TestEvidence
from assessments.queries import opened_by, sheet_of, standing
from assessments.rules import can_judge, can_offer_test_evidence, can_weigh, has_remarks, is_offered
from assessments.rules.judging import can_withdraw_test_evidence
from assessments.states import AssessmentState
from foundation.journal.actions import record
from foundation.workflow.answers import no, require
from foundation.workflow.moves import lock
from foundation.workflow.versions import require_version

from .reporting import reopen_assessment


@transaction.atomic
def offer_test_evidence(
    assessment, *, form, title, elements, paper=None, upload=None, facts=None, source, replaces=None, by, at
):
    """Lay a record of the test into the matrix, for the elements that it is about (9.3.4). Returns the TestEvidence.

    `form` is the code without its dots ("IA05"); `facts` are labels and values for whoever judges; `source` names
    the record it comes from, and the same source comes in once. A correction names what it `replaces`: the judgements
    of that stay on record and count no more.
    """
    assessment = lock(assessment)
    known = TestEvidence.objects.filter(source=source).first()
    if known is not None:
        return known
    elements = list(elements)
    require(can_offer_test_evidence(assessment, elements, replaces=replaces))

    evidence = TestEvidence.objects.create(
        assessment=assessment,
        form=form,
        title=title,
        paper=paper,
        upload=upload,
        facts=facts or {},
        source=source,
        replaces=replaces,
        made_by=by,
        made_at=at,
    )
    evidence.elements.set(elements)

    record(
        "evidence.offered",
        assessment.application,
        by=by,
        at=at,
        form=form,
        source=source,
        elements=[element.pk for element in elements],
        **({"replaces": replaces.pk} if replaces else {}),
    )
    return evidence


@transaction.atomic
def withdraw_test_evidence(evidence, *, reason, by, at):
    """Strike out what a test brought: it stays on file and counts no more (9.3.3). Returns the withdrawal.

    Called by the floor that tested, which has asked its own rules. A case that was reported is judged again.
    """
    assessment = lock(evidence.assessment)
    known = EvidenceWithdrawal.objects.filter(evidence=evidence).first()
    if known is not None:
        return known
    require(can_withdraw_test_evidence(assessment, reason))

    withdrawal = EvidenceWithdrawal.objects.create(
        evidence=evidence, reason=reason.strip(), withdrawn_by=by, withdrawn_at=at
    )
    record(
        "evidence.withdrawn",
        assessment.application,
        by=by,
        at=at,
        evidence=evidence.pk,
        source=evidence.source,
    )
    if assessment.state == AssessmentState.REPORTED:
        reopen_assessment(assessment, reason=reason, by=by, at=at)
    return withdrawal


@transaction.atomic
def judge_evidence(assessment, *, evidence, element, answers, remarks, version, by, at):
    """Save the four answers for one cell; an answer may stay open (None), a "no" needs its remark (9.2.5, 9.3.4).

    `evidence` is of the portfolio or of the test. `answers` and `remarks` are dicts by rule (valid, authentic,
    current, sufficient); `version` is what the page saw of this cell, 0 where nothing was judged. A judgement given
    without opening the file stands as such in the trail. Each assessor has their own cell.
    """
    assessment = lock(assessment)
    today = timezone.localdate(at)
    require(can_judge(by, assessment, on=today))
    require(is_offered(assessment, evidence, element))
    require(has_remarks(evidence, answers, remarks, on=today))

    place = _place(assessment, evidence, element)
    judgement = _cell_of(place, by=by)
    require_version(judgement, version)
    before = judgement.answers
    for rule in Judgement.RULES:
        setattr(judgement, rule, answers.get(rule))
        setattr(judgement, f"{rule}_remark", remarks.get(rule, "").strip())
    judgement.judged_at = at
    judgement.save()
    if judgement.answers != before:
        _forget_weighing(place)

    _record_judgement(judgement, by=by, at=at)
    return judgement


def _place(assessment, evidence, element):
    kind = "test_evidence" if isinstance(evidence, TestEvidence) else "evidence"
    return {"assessment": assessment, kind: evidence, "element": element}


def _cell_of(place, *, by):
    return Judgement.objects.filter(**place, judged_by=by).first() or Judgement(
        **place, judged_by=by, version=0
    )


def _forget_weighing(place):
    """What was weighed were other answers."""
    Judgement.objects.filter(**place).exclude(weighing="").update(weighing="")


def _record_judgement(judgement, *, by, at):
    sheet = sheet_of(judgement.of, by)
    record(
        "evidence.judged",
        judgement.assessment.application,
        by=by,
        at=at,
        evidence=judgement.evidence_id or judgement.test_evidence.source,
        element=judgement.element_id,
        answers=judgement.answers,
        opened=sheet is None or sheet in opened_by(by, [sheet]),
    )


@transaction.atomic
def weigh_judgements(assessment, *, evidence, element, reason, by, at):
    """Where two assessors disagree the lead says why the own judgement weighs more; both stay (9.3.6)."""
    assessment = lock(assessment)
    cell = next(
        found
        for found in standing(assessment).cells
        if (found.evidence, found.element) == (evidence, element)
    )
    require(can_weigh(by, assessment, cell, on=timezone.localdate(at)))
    if not reason.strip():
        require(no(_("Say why your judgement weighs more."), clause="9.3.6"))

    judgement = lock(cell.judgement)
    judgement.weighing = reason.strip()
    judgement.save()

    record("judgements.weighed", assessment.application, by=by, at=at, judgement=judgement.pk)
    return judgement
