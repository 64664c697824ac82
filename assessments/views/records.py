"""Records that were sent: corrections, the candidate's feedback, the review of the process (9.3.6)."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.actions import (
    answer_correction,
    ask_for_correction,
    ask_for_review,
    give_feedback,
    submit_review,
)
from assessments.forms import CorrectionAnswerForm, CorrectionForm, FeedbackForm, ReviewerForm, ReviewForm
from assessments.models import Assessment, Correction, ProcessReview
from assessments.queries import last_recommendation, reviewers_for, sheets_of
from assessments.rules import can_answer_correction, can_give_feedback, can_submit_review
from foundation.documents.views import serve
from foundation.workflow import clock
from foundation.workflow.web import refusals_on

from .assessor import working
from .case import door, show


@require_POST
def ask_correction(request, pk):
    """The lead asks to take the last recommendation back."""
    assessment = working(request, pk)
    form = CorrectionForm(request.POST, prefix="correct")
    if form.is_valid():
        with refusals_on(form):
            recommendation = last_recommendation(assessment)
            if recommendation is None:
                raise Http404
            ask_for_correction(recommendation, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("Your wish is sent. A second person answers it."))
            return redirect(assessment)
    return show(request, assessment, correct=form)


@require_POST
def answer_correcting(request, pk, correction):
    """A second person answers. The head comes through here, too, who has no other door to the case."""
    assessment = get_object_or_404(Assessment, pk=pk)
    asked = get_object_or_404(Correction, pk=correction, recommendation__assessment=assessment)
    form = CorrectionAnswerForm(request.POST, prefix="answer_correction")
    if form.is_valid():
        with refusals_on(form):
            answer_correction(asked, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The correction is answered and the assessor is told."))
            return redirect(asked)
    return _asked(request, asked, form)


@require_safe
def correction(request, pk, correction):
    """What the assessor wants to correct, for whoever answers it."""
    asked = get_object_or_404(Correction, pk=correction, recommendation__assessment=pk)
    return _asked(request, asked, CorrectionAnswerForm(prefix="answer_correction"))


def _asked(request, asked, form):
    answer = can_answer_correction(request.user, asked, on=clock.today())
    page = {
        "correction": asked,
        "assessment": asked.recommendation.assessment,
        "form": form,
        "can_answer": answer,
    }
    return render(request, "assessments/correction.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request, pk):
    """FR.AK.03, from the candidate."""
    assessment = door(request, pk)
    if request.user.pk != assessment.application.applicant_id:
        raise Http404
    form = FeedbackForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            give_feedback(assessment, **form.feedback, by=request.user, at=clock.now())
            messages.success(request, _("Thank you. Your feedback is with the LSP."))
            return redirect(assessment)
    page = {
        "assessment": assessment,
        "case": assessment.application,
        "form": form,
        "can_give": can_give_feedback(request.user, assessment),
    }
    return render(request, "assessments/feedback.html", page)


@require_POST
def ask_review(request, pk):
    """The secretariat asks another assessor to look at how it was done."""
    assessment = door(request, pk)
    form = ReviewerForm(request.POST, prefix="review", reviewers=reviewers_for(assessment, on=clock.today()))
    if form.is_valid():
        with refusals_on(form):
            ask_for_review(assessment, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The assessor is asked for FR.AK.06."))
            return redirect(assessment)
    return show(request, assessment, review=form)


def _asked_of(request, pk):
    return get_object_or_404(ProcessReview.objects.filter(reviewer=request.user), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def review(request, pk):
    """FR.AK.06, beside the records of the case."""
    asked = _asked_of(request, pk)
    form = ReviewForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            submit_review(asked, **form.review, by=request.user, at=clock.now())
            messages.success(request, _("FR.AK.06 is with the LSP. It is fixed from now on."))
            return redirect("assessments:mine")
    page = {
        "review": asked,
        "case": asked.assessment.application,
        "records": [] if asked.submitted_at else sheets_of(asked.assessment),
        "form": form,
        "can_submit": can_submit_review(request.user, asked, on=clock.today()),
    }
    return render(request, "assessments/review.html", page)


@require_safe
def review_paper(request, pk, paper):
    """A record of the case, for who reviews how it was done, until the review is sent; then their own paper."""
    asked = _asked_of(request, pk)
    open_to = [] if asked.submitted_at else [sheet.paper for sheet in sheets_of(asked.assessment)]
    mine = {found.pk: found for found in [*open_to, asked.paper] if found}
    if paper not in mine:
        raise Http404
    return serve(request, mine[paper], at=clock.now(), inline=True)
