"""The plan: proposed, changed, agreed by both hands; then the review of evidence begins (9.2.1–9.2.4)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.rules import is_own_name
from assessments.letters import tell_both_agreed, tell_candidate_plan, tell_other_change_asked
from assessments.models import Agreement, Plan, Signer
from assessments.papers import agreement_facts
from assessments.queries import current_plan
from assessments.rules import (
    can_agree,
    can_appoint,
    can_ask_for_change,
    can_propose_plan,
    can_start_review,
    signer_of,
)
from assessments.rules.planning import names_of
from assessments.states import AssessmentState
from foundation.documents.actions import keep_hand, order_paper
from foundation.journal.actions import record
from foundation.workflow.answers import no, require
from foundation.workflow.moves import lock, move
from schemes.models import TextKind


@transaction.atomic
def propose_plan(assessment, *, potential, methods, approach, place, on, starts_at, lasts=60, by, at):
    """Propose a plan; an earlier one, even agreed, gives way to it (9.2.1). Returns the plan.

    `lasts` are minutes: nobody sits in two appointments at once.
    """
    assessment = lock(assessment)
    today = timezone.localdate(at)
    require(can_propose_plan(by, assessment, on=today))
    if not methods:
        require(no(_("Choose at least one kind of evidence to collect."), clause="9.2.1"))
    _hold_diaries(assessment, by)
    require(can_appoint(assessment, on=on, starts_at=starts_at, lasts=lasts, today=today))

    before = current_plan(assessment)
    plan = Plan.objects.create(
        assessment=assessment,
        number=before.number + 1 if before else 1,
        potential=potential,
        methods=list(methods),
        approach=approach,
        place=place,
        on=on,
        starts_at=starts_at,
        lasts=lasts,
        proposed_by=by,
        proposed_at=at,
        statements=_statements(assessment),
    )
    if assessment.state == AssessmentState.AGREED:
        move(assessment, AssessmentState.ASSIGNED)
        assessment.save()

    record("plan.proposed", assessment.application, moved=[assessment], by=by, at=at, plan=plan.number)
    tell_candidate_plan(plan, at=at)
    return plan


def _hold_diaries(assessment, assessor):
    """Two plans that are made in the same moment must not give one person two appointments."""
    for person in sorted((assessment.application.applicant, assessor), key=lambda person: person.pk):
        lock(person)


@transaction.atomic
def ask_for_change(plan, *, reason, by, at):
    """One side asks for another date or way; the plan waits for a new one (9.2.4)."""
    lock(plan.assessment)
    plan = lock(plan)
    require(can_ask_for_change(by, plan))
    if not reason.strip():
        require(no(_("Say what should be different."), clause="9.2.4"))

    plan.change_asked_by, plan.change_asked_at, plan.change_reason = by, at, reason.strip()
    plan.save()

    record("plan.change_asked", plan.assessment.application, by=by, at=at, plan=plan.number)
    tell_other_change_asked(plan, at=at)
    return plan


@transaction.atomic
def agree_to_plan(plan, *, typed_name="", drawn=None, address=None, by, at):
    """Put one hand under FR.AK.01; with both, the plan is agreed (9.2.4). Returns the agreement.

    `drawn` is a signature by hand as `examine` found it, or None where the name is typed.
    """
    assessment, plan = lock(plan.assessment), lock(plan)
    require(can_agree(by, plan, on=timezone.localdate(at)))
    side = signer_of(by, plan)
    require(is_own_name(typed_name, *names_of(by, assessment), clause="9.2.4"))
    hand = keep_hand(typed_name=typed_name, drawn=drawn, address=address, clause="9.2.4", by=by, at=at)

    agreement = Agreement.objects.create(plan=plan, signer=side, user=by, signed_at=at, **hand)
    if plan.agreements.count() == len(Signer):
        _conclude(assessment, plan, by=by, at=at)

    told = {"plan": plan.number, "side": agreement.signer}
    record("plan.agreed", assessment.application, moved=[assessment], by=by, at=at, **told)
    return agreement


def _conclude(assessment, plan, *, by, at):
    move(assessment, AssessmentState.AGREED)
    assessment.save()
    plan.paper = order_paper("ak01", facts=agreement_facts(plan, at=at), subject=plan, by=by, at=at)
    plan.save()
    tell_both_agreed(plan, at=at)


@transaction.atomic
def start_review(assessment, *, by, at):
    """The assessor opens the evidence; from now on the plan stands (9.2.5)."""
    assessment = lock(assessment)
    require(can_start_review(by, assessment, on=timezone.localdate(at)))

    move(assessment, AssessmentState.REVIEWING)
    assessment.save()

    record("review.started", assessment.application, moved=[assessment], by=by, at=at)
    return assessment


def _statements(assessment):
    """The words of FR.AK.01 as the scheme version has them: who says what."""
    texts = assessment.application.scheme_version.texts.filter(kind=TextKind.ASSESSMENT_AGREEMENT)
    return [
        {"speaker": text.speaker, "id": text.body_id, "en": text.body_en}
        for text in texts.order_by("position")
    ]
