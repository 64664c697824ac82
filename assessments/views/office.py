"""The secretariat's part: name an assessor, replace one, answer an objection (9.2.2, 9.2.4)."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import AssessorRegistration
from applications.models import Application
from applications.rules.employers import employer_is_settled
from assessments.actions import add_assessor, answer_objection, assign_assessor, replace_assessor
from assessments.forms import AnswerForm, ReplaceForm
from assessments.models import Objection
from assessments.queries import lead_of, under_way, without_assessor
from assessments.rules import can_open_assignment, can_open_second, proposals
from foundation.workflow import clock
from foundation.workflow.web import refusals_on, refusals_told

from .case import door, show


@require_safe
def queue(request):
    """Candidates without an assessor first, then everything under way."""
    return render(request, "assessments/queue.html", {"waiting": without_assessor(), "running": under_way()})


@require_safe
def assign(request, application):
    """Who can be assigned, the free and least loaded first, and why the others cannot."""
    case = get_object_or_404(Application.objects.visible_to(request.user), pk=application)
    today = clock.today()
    lead = lead_of(case.assessment) if hasattr(case, "assessment") else None
    is_open = can_open_second if lead else can_open_assignment
    page = {
        "case": case,
        "lead": lead,
        "clause_page": case.scheme_version.public_url,
        "proposals": proposals(case, by=request.user, on=today),
        "is_open": is_open(request.user, case, on=today),
        "employer": employer_is_settled(case),
    }
    return render(request, "assessments/assign.html", page)


@require_POST
def name_assessor(request, application, registration):
    """Assign this one."""
    case = get_object_or_404(Application.objects.visible_to(request.user), pk=application)
    chosen = get_object_or_404(AssessorRegistration.objects.select_related("user"), pk=registration)
    with refusals_told(request):
        assignment = assign_assessor(case, chosen, by=request.user, at=clock.now())
        messages.success(request, _("%s is assigned; the letter is on its way.") % chosen.user)
        return redirect(assignment.assessment)
    return redirect("assessments:assign", application=application)


@require_POST
def name_second(request, application, registration):
    """Assign this one beside the lead."""
    case = get_object_or_404(Application.objects.visible_to(request.user), pk=application)
    chosen = get_object_or_404(AssessorRegistration.objects.select_related("user"), pk=registration)
    with refusals_told(request):
        assignment = add_assessor(case, chosen, by=request.user, at=clock.now())
        messages.success(request, _("%s is assigned; the letter is on its way.") % chosen.user)
        return redirect(assignment.assessment)
    return redirect("assessments:assign", application=application)


@require_POST
def replace(request, pk, assignment):
    """End an assignment, so that another assessor can be named."""
    assessment = door(request, pk)
    ended = get_object_or_404(assessment.assignments, pk=assignment)
    form = ReplaceForm(request.POST, prefix="replace")
    if form.is_valid():
        with refusals_on(form):
            replace_assessor(ended, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The assignment has ended. Assign the next assessor now."))
            return redirect("assessments:assign", application=assessment.application_id)
    return show(request, assessment, replace=form)


@require_POST
def answer(request, pk):
    """Answer the candidate's objection."""
    assessment = door(request, pk)
    objection = get_object_or_404(Objection, assessment=assessment)
    form = AnswerForm(request.POST, prefix="answer")
    if form.is_valid():
        with refusals_on(form):
            answer_objection(objection, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The objection is answered and the candidate is told."))
            if form.cleaned_data["upheld"]:
                return redirect("assessments:assign", application=assessment.application_id)
            return redirect(assessment)
    return show(request, assessment, answer=form)
