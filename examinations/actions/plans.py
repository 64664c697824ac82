"""The plan of the test: proposed, changed, agreed by both hands, and fixed from then on (9.2.1, 9.2.4, 9.3.1)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.queries import last_recommendation
from examinations.letters.plans import (
    tell_both_plan_agreed,
    tell_candidate_test_plan,
    tell_other_plan_wanted,
    tell_secretariat_plan_agreed,
)
from examinations.models import PlannedMethod, TestPlan
from examinations.papers.plans import mapa01_facts, mapa02_facts
from examinations.queries.plans import last_test_plan
from examinations.rules.plans import (
    can_agree_to_test,
    can_ask_for_other_plan,
    can_plan_test,
    is_whole_plan,
)
from foundation.documents.actions import order_paper
from foundation.journal.actions import record
from foundation.workflow.answers import no, require
from foundation.workflow.moves import lock

from .sides import sign_side


@transaction.atomic
def propose_test_plan(assessment, *, methods, particulars, by, at):
    """Propose by what each short element is tested; an earlier plan, even agreed, gives way to it. Returns the plan.

    `methods` are (element, instrument, kind of evidence); `particulars` the fields of FR.MAPA.01 by their keys:
    potential, aim, aim_other, environment, opportunity, relations, conductors, benchmarks, benchmark_detail,
    confirmed_with {who: name}, modifications {which: {"answer": bool, "detail": text}}.
    """
    assessment = lock(assessment)
    today = timezone.localdate(at)
    require(can_plan_test(by, assessment, on=today))
    require(is_whole_plan(assessment, methods, particulars, on=today))

    before = last_test_plan(assessment)
    plan = TestPlan.objects.create(
        assessment=assessment,
        number=before.number + 1 if before else 1,
        recommendation=last_recommendation(assessment),
        particulars=particulars,
        proposed_by=by,
        proposed_at=at,
    )
    PlannedMethod.objects.bulk_create(
        PlannedMethod(plan=plan, element=element, instrument=instrument, kind=kind)
        for element, instrument, kind in methods
    )

    told = [f"{element.pk}:{instrument.pk}" for element, instrument, _kind in methods]
    record("test_plan.proposed", assessment.application, by=by, at=at, plan=plan.number, methods=told)
    tell_candidate_test_plan(plan, at=at)
    return plan


@transaction.atomic
def ask_for_other_test_plan(plan, *, reason, by, at):
    """One side asks for another way; the plan waits for a new one (9.2.4). Returns the plan."""
    lock(plan.assessment)
    plan = lock(plan)
    require(can_ask_for_other_plan(by, plan))
    if not reason.strip():
        require(no(_("Say what should be different."), clause="9.2.4"))

    plan.change_asked_by, plan.change_asked_at, plan.change_reason = by, at, reason.strip()
    plan.save()

    record("test_plan.change_asked", plan.assessment.application, by=by, at=at, plan=plan.number)
    tell_other_plan_wanted(plan, at=at)
    return plan


@transaction.atomic
def agree_to_test_plan(plan, *, typed_name="", drawn=None, address=None, by, at):
    """Put one hand under the plan; with both it is agreed, and its forms are printed. Returns the agreement."""
    assessment, plan = lock(plan.assessment), lock(plan)
    require(can_agree_to_test(by, plan, on=timezone.localdate(at)))

    agreement, is_whole = sign_side(
        plan.agreements, assessment, typed_name=typed_name, drawn=drawn, address=address, by=by, at=at
    )
    record("test_plan.agreed", assessment.application, by=by, at=at, plan=plan.number, side=agreement.signer)
    if is_whole:
        _conclude(plan, by=by, at=at)
    return agreement


def _conclude(plan, *, by, at):
    plan.mapa01 = order_paper("mapa01", facts=mapa01_facts(plan, at=at), subject=plan, by=by, at=at)
    plan.mapa02 = order_paper("mapa02", facts=mapa02_facts(plan, at=at), subject=plan, by=by, at=at)
    plan.agreed_at = at
    plan.save()
    tell_both_plan_agreed(plan, at=at)
    tell_secretariat_plan_agreed(plan, at=at)
