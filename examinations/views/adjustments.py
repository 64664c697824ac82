"""Reasonable adjustments: asked for, decided, signed. Why is shown to few, and each time it is written down (7.1.3)."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.forms import SignForm
from assessments.views.assessor import working
from assessments.views.case import door
from examinations.actions import (
    agree_to_adjustments,
    ask_for_adjustments,
    decide_adjustments,
    open_adjustments,
)
from examinations.forms.adjustments import AdjustmentsForm, WishForm
from examinations.models import Characteristic, Fit
from examinations.queries import current_adjustments, measures_of, open_request
from examinations.rules import (
    can_agree_to_adjustments,
    can_ask_for_adjustments,
    can_decide_adjustments,
    can_read_findings,
)
from foundation.documents.views import hand_in, serve
from foundation.workflow import clock
from foundation.workflow.web import refusals_on


@require_safe
def adjustments(request, pk):
    """What is done, for everybody of the case; why, for the candidate and its assessors alone."""
    return show(request, door(request, pk))


def show(request, assessment, **refused):
    """The page, with forms that were refused (by name: `sign=form`) put back in their place."""
    user, last = request.user, current_adjustments(assessment)
    reads = can_read_findings(user, assessment)
    wishes, findings = open_adjustments(assessment, by=user, at=clock.now()) if reads else (None, None)
    page = {
        "assessment": assessment,
        "case": assessment.application,
        "clause_page": assessment.application.scheme_version.public_url,
        "is_candidate": user.pk == assessment.application.applicant_id,
        "reads": reads,
        "request_waits": open_request(assessment),
        "wishes": wishes,
        "last": last,
        "found": _found(findings),
        "measures": measures_of(assessment),
        "agreements": last.agreements.select_related("user") if last else [],
        "can_ask": can_ask_for_adjustments(user, assessment),
        "can_decide": can_decide_adjustments(user, assessment, on=clock.today()) if reads else None,
        "can_agree": can_agree_to_adjustments(user, last) if last else None,
        "wish_form": refused.get("wish") or SimpleLazyObject(lambda: WishForm(prefix="wish")),
        "sign_form": refused.get("sign") or SimpleLazyObject(lambda: SignForm(prefix="sign")),
    }
    return render(request, "examinations/adjustments.html", page)


def _found(findings):
    """What was answered with yes, what does not fit, and the words to the candidate."""
    if findings is None:
        return None
    given = findings["characteristics"]
    return {
        "needs": [
            (which.label, given[which.value]["note"])
            for which in Characteristic
            if given[which.value]["answer"]
        ],
        "misfits": [which.label for which in Fit if not findings["fits"][which.value]],
        "answer": findings["answer"],
    }


@require_POST
def ask(request, pk):
    """The candidate asks."""
    assessment = door(request, pk)
    form = WishForm(request.POST, prefix="wish")
    if form.is_valid():
        with refusals_on(form):
            ask_for_adjustments(assessment, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("Your wish is with your assessor. Nobody else reads why."))
            return redirect("examinations:adjustments", pk=pk)
    return show(request, assessment, wish=form)


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request, pk):
    """Fill FR.AK.07, or fill it anew."""
    assessment = working(request, pk)
    wishes, findings = open_adjustments(assessment, by=request.user, at=clock.now())
    form = AdjustmentsForm(
        request.POST or None, findings=findings, initial=_measures(current_adjustments(assessment))
    )
    if form.is_valid():
        with refusals_on(form):
            decide_adjustments(assessment, **form.decision, by=request.user, at=clock.now())
            messages.success(request, _("FR.AK.07 is with the candidate. Sign it yourself, too."))
            return redirect("examinations:adjustments", pk=pk)
    page = {
        "assessment": assessment,
        "case": assessment.application,
        "form": form,
        "wishes": wishes,
        "can_decide": can_decide_adjustments(request.user, assessment, on=clock.today()),
    }
    return render(request, "examinations/decide_adjustments.html", page)


def _measures(last):
    names = ("extra_percent", "measures", "other_measure")
    return {name: getattr(last, name) for name in names} if last else {}


@require_POST
def agree(request, pk):
    """Put one's hand under FR.AK.07."""
    assessment = door(request, pk)
    last = current_adjustments(assessment)
    if last is None:
        raise Http404
    form = SignForm(request.POST, request.FILES, prefix="sign")
    if form.is_valid():
        with refusals_on(form):
            agree_to_adjustments(last, **hand_in(form), by=request.user, at=clock.now())
            messages.success(request, _("You have signed FR.AK.07."))
            return redirect("examinations:adjustments", pk=pk)
    return show(request, assessment, sign=form)


@require_safe
def paper(request, pk):
    """FR.AK.07, for the candidate and the assessors of the case: for everybody else it is not there."""
    assessment = door(request, pk)
    kept = getattr(current_adjustments(assessment), "paper", None)
    if kept is None or not can_read_findings(request.user, assessment):
        raise Http404
    return serve(request, kept, at=clock.now(), inline=True)
