"""The assessor's desk: accept or decline, plan, begin (9.2.1–9.2.5)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.actions import (
    accept_assignment,
    decline_assignment,
    propose_plan,
    start_review,
    write_handover,
)
from assessments.forms import HandoverForm, PlanForm, ReasonForm
from assessments.queries import BUSY, crowd_on, current_plan, desk_of, live_assignment_of
from assessments.rules import can_propose_plan
from foundation.workflow import clock
from foundation.workflow.web import refusals_on, refusals_told

from .case import door, show

PER_PAGE = 25
OVER = "selesai"


@require_safe
def mine(request):
    """One's own desk: cases, reports that are due, and how long the registration holds."""
    desk, view = desk_of(request.user, on=clock.today()), request.GET.get("keadaan", "")
    rows = [one for one in desk.assignments if (one.assessment.state in BUSY) != (view == OVER)]
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "assessments/mine.html", {"desk": desk, "view": view, "page": page})


def assigned(request, pk):
    """The assessment and one's own assignment in it; for anybody else it is not there."""
    assessment = door(request, pk)
    assignment = live_assignment_of(assessment, request.user)
    if assignment is None:
        raise Http404
    return assessment, assignment


def working(request, pk):
    """The assessment for whoever has accepted it: evidence is opened by nobody else (7.1.3)."""
    assessment, assignment = assigned(request, pk)
    if assignment.accepted_at is None:
        raise Http404
    return assessment


@require_POST
def accept(request, pk):
    """Take the case."""
    assessment, assignment = assigned(request, pk)
    with refusals_told(request):
        accept_assignment(assignment, by=request.user, at=clock.now())
        messages.success(request, _("You have accepted. Propose a plan to the candidate now."))
    return redirect(assessment)


@require_POST
def decline(request, pk):
    """Say no, with a reason."""
    assessment, assignment = assigned(request, pk)
    form = ReasonForm(request.POST, prefix="decline")
    if form.is_valid():
        with refusals_on(form):
            decline_assignment(
                assignment, reason=form.cleaned_data["reason"], by=request.user, at=clock.now()
            )
            messages.success(request, _("You have declined. The case is closed to you."))
            return redirect("assessments:mine")
    return show(request, assessment, decline=form)


@require_POST
def handover(request, pk):
    """Leave word for whoever may take over."""
    assessment, assignment = assigned(request, pk)
    form = HandoverForm(request.POST, prefix="handover")
    if form.is_valid():
        with refusals_on(form):
            write_handover(assignment, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("Your note is kept. Whoever takes over reads it."))
            return redirect(assessment)
    return show(request, assessment, handover=form)


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request, pk):
    """Propose a plan, or a new one."""
    assessment, _assignment = assigned(request, pk)
    form = PlanForm(request.POST or None, initial=_as_before(current_plan(assessment)))
    if form.is_valid():
        with refusals_on(form):
            propose_plan(assessment, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The plan is with the candidate. Sign FR.AK.01 yourself, too."))
            _warn_of_crowd(request, form.cleaned_data["on"])
            return redirect(assessment)
    page = {
        "assessment": assessment,
        "case": assessment.application,
        "form": form,
        "can_propose": can_propose_plan(request.user, assessment, on=clock.today()),
    }
    return render(request, "assessments/plan.html", page)


def _warn_of_crowd(request, day):
    if crowd := crowd_on(request.user, on=day):
        messages.warning(request, _("You see %d candidates on that day. Is that enough time?") % crowd)


def _as_before(plan):
    names = ("potential", "methods", "approach", "place", "on", "starts_at", "lasts")
    return {name: getattr(plan, name) for name in names} if plan else None


@require_POST
def start(request, pk):
    """Begin to judge the evidence."""
    assessment, _assignment = assigned(request, pk)
    with refusals_told(request):
        start_review(assessment, by=request.user, at=clock.now())
        return redirect("assessments:matrix", pk=pk)
    return redirect(assessment)
