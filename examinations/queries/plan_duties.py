"""What waits for candidate and assessor before a test: its plan, and adjustments (9.2.1, 9.2.4)."""

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.models import Retake
from assessments.queries import BUSY
from assessments.states import AssessmentState
from examinations.models import AdjustmentRequest, Adjustments, TestPlan
from foundation.workflow.todo import Todo


def plan_todos(parts):
    """Of every case of this person, whichever side of it is theirs; in a fixed number of queries."""
    leading = [each.assessment for each in parts.accepted if each.is_lead]
    return [
        *_of(parts.user, parts.taking, _as_candidate),
        *_of(parts.user, [case for case in leading if case.state in BUSY], _as_assessor),
    ]


def _of(user, assessments, ask):
    if not assessments:
        return
    plans, decisions = _plans(assessments), _last(Adjustments, assessments)
    asked = AdjustmentRequest.objects.filter(assessment__in=assessments, answers__isnull=True)
    waiting = set(asked.values_list("assessment", flat=True))
    for assessment in assessments:
        yield from ask(
            user,
            assessment,
            plan=plans.get(assessment.pk),
            decision=decisions.get(assessment.pk),
            is_asked=assessment.pk in waiting,
        )


def _last(model, assessments):
    """The last one of each assessment."""
    rows = model.objects.filter(assessment__in=assessments).order_by("number").prefetch_related("agreements")
    return {row.assessment_id: row for row in rows}


def _plans(assessments):
    """The plan that counts of each assessment: a retest is planned anew."""
    opened = dict(Retake.objects.filter(assessment__in=assessments).values_list("assessment", "opened_at"))
    plans = _last(TestPlan, assessments)
    return {pk: plan for pk, plan in plans.items() if pk not in opened or plan.proposed_at >= opened[pk]}


def _as_candidate(user, assessment, *, plan, decision, is_asked):
    if _waits(decision, user) and not is_asked:
        yield _todo(
            "adjustments", assessment, _("Sign the adjustments"), _("Your assessor has decided on them.")
        )
    elif assessment.state == AssessmentState.TESTING and _waits(plan, user) and not is_asked:
        yield _todo(
            "plan", assessment, _("Agree on the plan of your test"), _("Your assessor has made a plan.")
        )


def _as_assessor(user, assessment, *, plan, decision, is_asked):
    if is_asked:
        yield _todo(
            "adjustments",
            assessment,
            _("Decide on adjustments for %s") % assessment,
            _("The candidate asks for them."),
        )
        return
    if _waits(decision, user):
        yield _todo("adjustments", assessment, _("Sign FR.AK.07 for %s") % assessment, _("Both sides sign."))
    if assessment.state != AssessmentState.TESTING:
        return
    if plan is None or plan.change_asked_at:
        why = plan.change_reason if plan else _("The evidence left elements short.")
        yield _todo("plan_test", assessment, _("Plan the test of %s") % assessment, why)
    elif _waits(plan, user):
        yield _todo(
            "plan", assessment, _("Sign the plan of the test of %s") % assessment, _("Both sides sign.")
        )


def _waits(signed, user):
    """Whether this plan or decision waits for the person's hand."""
    if signed is None or signed.agreed_at or getattr(signed, "change_asked_at", None):
        return False
    return all(agreement.user_id != user.pk for agreement in signed.agreements.all())


def _todo(view, assessment, verb, why):
    return Todo(
        verb=verb,
        why=why,
        due_on=None,
        url=reverse(f"examinations:{view}", args=[assessment.pk]),
        kind="test",
        clause="9.2.4" if view != "plan_test" else "9.2.1",
        icon="clipboard-list",
        button=_("Plan the test") if view == "plan_test" else "",
    )
