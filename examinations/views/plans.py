"""The plan of a test: made by the assessor, read, signed or sent back by the candidate (9.2.1, 9.2.4, 9.3.1)."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.forms import ReasonForm, SignForm
from assessments.queries import live_assignment_of
from assessments.states import AssessmentState
from assessments.views.assessor import working
from assessments.views.case import door
from examinations.actions import agree_to_test_plan, ask_for_other_test_plan, propose_test_plan
from examinations.forms.plans import TestPlanForm
from examinations.papers.plans import approach_of, confirmed_by, modifications_of
from examinations.queries import current_test_plan, elements_to_test, methods_by_element, proposals
from examinations.queries.adjustments import measures_of, open_request
from examinations.queries.plans import known_particulars, planned_kinds
from examinations.rules import can_agree_to_test, can_ask_for_other_plan, can_plan_test, side_of
from foundation.documents.views import hand_in, serve
from foundation.workflow import clock
from foundation.workflow.web import refusals_on


def in_test(request, pk):
    """The assessment, for those who may know of it, once a test is or was its way."""
    assessment = door(request, pk)
    plan = current_test_plan(assessment)
    if plan is None and assessment.state != AssessmentState.TESTING:
        raise Http404
    return assessment, plan


def planned(request, pk):
    """The plan that counts; without one there is nothing to sign."""
    assessment, plan = in_test(request, pk)
    if plan is None:
        raise Http404
    return assessment, plan


@require_safe
def plan(request, pk):
    """How each element is tested, and whose hands are under it."""
    return show(request, *in_test(request, pk))


def show(request, assessment, plan, **refused):
    """The page, with forms that were refused (by name: `sign=form`) put back in their place."""
    today, side = clock.today(), side_of(request.user, assessment)
    page = {
        "assessment": assessment,
        "case": assessment.application,
        "clause_page": assessment.application.scheme_version.public_url,
        "plan": plan,
        "side": side,
        "mine": live_assignment_of(assessment, request.user),
        "is_candidate": request.user.pk == assessment.application.applicant_id,
        "short": elements_to_test(assessment),
        "measures": measures_of(assessment),
        "adjustments_wait": open_request(assessment) is not None,
        "can_plan": can_plan_test(request.user, assessment, on=today) if side else None,
        "sign_form": refused.get("sign") or SimpleLazyObject(lambda: SignForm(prefix="sign")),
        "change_form": refused.get("change") or SimpleLazyObject(lambda: ReasonForm(prefix="change")),
    }
    return render(request, "examinations/plan.html", page | (_of(request.user, plan, today) if plan else {}))


def _of(user, plan, today):
    return {
        "methods": methods_by_element(plan),
        "approach": list(approach_of(plan.particulars)),
        "confirmed": list(confirmed_by(plan.particulars)),
        "modifications": list(modifications_of(plan.particulars)),
        "agreements": plan.agreements.select_related("user"),
        "can_agree": can_agree_to_test(user, plan, on=today),
        "can_ask": can_ask_for_other_plan(user, plan),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def plan_test(request, pk):
    """Plan the test, or plan it anew: proposed from what the judgements left open."""
    assessment = working(request, pk)
    before = current_test_plan(assessment)
    form = TestPlanForm(
        request.POST or None,
        proposals=proposals(assessment, on=clock.today()),
        initial=known_particulars(assessment),
        planned=planned_kinds(before) if before else None,
    )
    if form.is_valid():
        with refusals_on(form):
            made = propose_test_plan(
                assessment,
                methods=form.methods,
                particulars=form.particulars,
                by=request.user,
                at=clock.now(),
            )
            messages.success(request, _("The plan is with the candidate. Sign it yourself, too."))
            return redirect(made)
    page = {
        "assessment": assessment,
        "case": assessment.application,
        "form": form,
        "before": before,
        "can_plan": can_plan_test(request.user, assessment, on=clock.today()),
    }
    return render(request, "examinations/plan_test.html", page)


@require_POST
def agree(request, pk):
    """Put one's hand under the plan."""
    assessment, plan = planned(request, pk)
    form = SignForm(request.POST, request.FILES, prefix="sign")
    if form.is_valid():
        with refusals_on(form):
            agree_to_test_plan(plan, **hand_in(form), by=request.user, at=clock.now())
            messages.success(request, _("You have signed the plan of the test."))
            return redirect(plan)
    return show(request, assessment, plan, sign=form)


@require_POST
def ask_for_other(request, pk):
    """Ask for another way."""
    assessment, plan = planned(request, pk)
    form = ReasonForm(request.POST, prefix="change")
    if form.is_valid():
        with refusals_on(form):
            reason = form.cleaned_data["reason"]
            ask_for_other_test_plan(plan, reason=reason, by=request.user, at=clock.now())
            messages.success(request, _("Your wish is sent. A new plan follows."))
            return redirect(plan)
    return show(request, assessment, plan, change=form)


@require_safe
def paper(request, pk, kind):
    """FR.MAPA.01 and FR.MAPA.02, for both sides and the secretariat."""
    _assessment, plan = planned(request, pk)
    kept = {"mapa01": plan.mapa01, "mapa02": plan.mapa02}.get(kind)
    if kept is None:
        raise Http404
    return serve(request, kept, at=clock.now(), inline=True)
