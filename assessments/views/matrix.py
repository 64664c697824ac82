"""The matrix evidence × element × V, A, T, M, and the recommendation that follows (9.2.5, 9.2.6)."""

from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.actions import judge_evidence, submit_recommendation, weigh_judgements
from assessments.forms import JudgeForm, RecommendForm, WeighForm
from assessments.queries import (
    grid,
    is_old,
    judged_unopened,
    neighbours,
    opened_by,
    outlook,
    reasons_by_rule,
    sheet_of,
    standing,
)
from assessments.rules import can_judge, can_submit_recommendation, can_weigh, is_offered, lacking
from foundation.documents.queries import viewer
from foundation.look import writing
from foundation.workflow import clock
from foundation.workflow.answers import NotAllowed
from foundation.workflow.versions import Stale
from foundation.workflow.web import refusals_on, refusals_told, told

from .assessor import working

CONFLICT, UNPROCESSABLE = 409, 422


@require_safe
def matrix(request, pk):
    """The whole matrix; the first open cell is where the work goes on."""
    assessment = working(request, pk)
    result = standing(assessment, seen_by=request.user)
    first = next((cell for cell in result.cells if cell.open), None)
    page = _frame(request, assessment, result) | {"first": first, "lacking": lacking(assessment)}
    return render(request, "assessments/matrix.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def cell(request, pk, evidence, element):
    """One cell: the file, four questions, and what would follow."""
    assessment = working(request, pk)
    result = standing(assessment, seen_by=request.user)
    here = _find(result, evidence, element)
    form = JudgeForm(
        request.POST or None,
        cell=here,
        is_old=is_old(here.evidence, on=clock.today()),
        hints=reasons_by_rule(assessment.application.scheme_version),
    )
    if "X-Autosave" in request.headers:
        return _autosave(request, assessment, here, form)
    if form.is_valid():
        with refusals_on(form):
            _judge(request, assessment, here, form)
            return redirect(_next(assessment, result, here))
    page = _frame(request, assessment, result) | _around(request, assessment, result, here)
    return render(request, "assessments/cell.html", page | {"form": form})


@require_safe
def outlook_now(request, pk, evidence, element):
    """What would follow, and the matrix, after a cell has kept itself."""
    assessment = working(request, pk)
    result = standing(assessment, seen_by=request.user)
    page = _frame(request, assessment, result) | {"here": _find(result, evidence, element)}
    return render(request, "assessments/_live.html", page)


@require_POST
def weigh(request, pk, evidence, element):
    """Say why the lead's judgement weighs more than the other assessor's."""
    assessment = working(request, pk)
    here = _find(standing(assessment), evidence, element)
    form = WeighForm(request.POST)
    if form.is_valid():
        with refusals_told(request):
            weigh_judgements(
                assessment,
                evidence=here.evidence,
                element=here.element,
                **form.cleaned_data,
                by=request.user,
                at=clock.now(),
            )
            messages.success(request, _("Your reason is kept; the meeting reads both judgements."))
    return redirect(_address(assessment, here))


@require_http_methods(["GET", "HEAD", "POST"])
def recommend(request, pk):
    """What follows from the judgements, unit by unit; sending it fixes it."""
    assessment = working(request, pk)
    # Whoever judges beside the lead sees their own here, too, and is told that the lead sends.
    result = standing(assessment, seen_by=request.user)
    outcome = result.outcome
    form = RecommendForm(request.POST or None, initial={"outcome": outcome}, standing=result)
    if form.is_valid():
        with refusals_on(form):
            submit_recommendation(assessment, **form.report, by=request.user, at=clock.now())
            messages.success(request, _("Your recommendation is with the LSP. It is fixed from now on."))
            return redirect(assessment)
    page = _frame(request, assessment, result) | {
        "form": form,
        "outcome": outcome,
        "unopened": judged_unopened(result, request.user),
        "lacking": lacking(assessment),
        "can_submit": can_submit_recommendation(request.user, assessment, outcome, on=clock.today()),
    }
    return render(request, "assessments/recommend.html", page)


def _frame(request, assessment, result):
    case = assessment.application
    return {
        "assessment": assessment,
        "case": case,
        "clause_page": case.scheme_version.public_url,
        "standing": result,
        "grid": grid(result),
        "outlook": outlook(result),
        "can_judge": can_judge(request.user, assessment, on=clock.today()),
    }


def _around(request, assessment, result, here):
    file = _viewed(assessment, here) if here.evidence.upload else None
    return {
        "here": here,
        "saved_at": here.judgement.judged_at if here.judgement else None,
        "file": file,
        "is_unopened": _is_unopened(request.user, here, file),
        "around": neighbours(result, here),
        "can_judge_here": can_judge(request.user, assessment, on=clock.today())
        and is_offered(assessment, here.evidence, here.element),
        "can_weigh": can_weigh(request.user, assessment, here, on=clock.today()),
    }


def _is_unopened(user, here, file):
    """A file with pictures of its pages opens beside the form by itself."""
    if file and (file["pages"] or here.evidence.upload.quarantined_at):
        return False
    sheet = sheet_of(here.evidence, user)
    return sheet is not None and not opened_by(user, [sheet])


def _find(result, evidence, element):
    for found in result.cells:
        if (found.key, found.element.pk) == (evidence, element):
            return found
    raise Http404


def _judge(request, assessment, here, form):
    return judge_evidence(
        assessment,
        evidence=here.evidence,
        element=here.element,
        **form.judgement,
        by=request.user,
        at=clock.now(),
    )


def _autosave(request, assessment, here, form):
    """Keep what is there so far; a remark still to be typed is told beside its field."""
    if not form.is_valid():
        return JsonResponse({"errors": form.errors_by_id}, status=UNPROCESSABLE)
    try:
        kept = _judge(request, assessment, here, form)
    except Stale:
        return JsonResponse({}, status=CONFLICT)
    except NotAllowed as refusal:
        return JsonResponse({"errors": {}, "reason": told(refusal)}, status=UNPROCESSABLE)
    return JsonResponse({"saved_at": writing.clock(kept.judged_at).split()[0], "version": kept.version})


def _next(assessment, result, here):
    """The cell after this one; after the last the recommendation."""
    following = neighbours(result, here)["following"]
    if following is None:
        return reverse("assessments:recommend", args=[assessment.pk])
    return _address(assessment, following)


def _address(assessment, cell):
    return reverse("assessments:cell", args=[assessment.pk, cell.key, cell.element.pk]) + "#nilai"


def _viewed(assessment, here):
    upload, where = here.evidence.upload, [assessment.pk, here.evidence.upload_id]
    return viewer(
        upload,
        page_url=lambda number: reverse("assessments:page", args=[*where, number]),
        file_url=reverse("assessments:file", args=where),
    ) | {"flag_url": reverse("applications:shut_away", args=[assessment.application_id, upload.pk])}
