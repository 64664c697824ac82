"""What candidate and assessor sign together, and the candidate's objection (9.2.4)."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assessments.actions import agree_to_plan, ask_for_change, object_to_assessor, sign_record
from assessments.forms import ObjectForm, ReasonForm, SignForm, SignRecordForm
from assessments.queries import current_plan, shown_record
from foundation.documents.views import hand_in
from foundation.workflow import clock
from foundation.workflow.web import refusals_on

from .case import door, show


def planned(request, pk):
    """The assessment and the plan that counts; without a plan there is nothing to sign."""
    assessment = door(request, pk)
    plan = current_plan(assessment)
    if plan is None:
        raise Http404
    return assessment, plan


@require_POST
def agree(request, pk):
    """Put one's hand under FR.AK.01."""
    assessment, plan = planned(request, pk)
    form = SignForm(request.POST, request.FILES, prefix="sign")
    if form.is_valid():
        with refusals_on(form):
            agree_to_plan(plan, **hand_in(form), by=request.user, at=clock.now())
            messages.success(request, _("You have signed FR.AK.01."))
            return redirect(assessment)
    return show(request, assessment, sign=form)


@require_POST
def sign(request, pk):
    """Put one's hand under FR.IA.08 and FR.AK.02 once the decision is known, or refuse it with a reason."""
    assessment = door(request, pk)
    record = shown_record(assessment)
    if record is None or request.user.pk != assessment.application.applicant_id:
        raise Http404
    form = SignRecordForm(request.POST, request.FILES, prefix="sign_record")
    if form.is_valid():
        with refusals_on(form):
            said = hand_in(form) | {"refused_because": form.cleaned_data["refused_because"]}
            signed = sign_record(record, **said, by=request.user, at=clock.now())
            refused = _("Your refusal is kept with your reason.")
            messages.success(
                request, refused if signed.refused_because else _("You have signed the records.")
            )
            return redirect(assessment)
    return show(request, assessment, sign_record=form)


@require_POST
def change(request, pk):
    """Ask for another date or way."""
    assessment, plan = planned(request, pk)
    form = ReasonForm(request.POST, prefix="change")
    if form.is_valid():
        with refusals_on(form):
            ask_for_change(plan, reason=form.cleaned_data["reason"], by=request.user, at=clock.now())
            messages.success(request, _("Your wish is sent. A new plan follows."))
            return redirect(assessment)
    return show(request, assessment, change=form)


@require_POST
def objection(request, pk):
    """Object to the assessor, once."""
    assessment = door(request, pk)
    form = ObjectForm(request.POST, prefix="object", assignments=assessment.assignments.live())
    if form.is_valid():
        with refusals_on(form):
            object_to_assessor(assessment, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("Your objection is with the secretariat."))
            return redirect(assessment)
    return show(request, assessment, object=form)
