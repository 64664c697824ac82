"""Written papers as assessors see them: answers beside model answer and rubric, marks, the conclusion (9.3.1)."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from examinations.actions.written_marks import (
    conclude_paper,
    hand_in_marks,
    keep_marks,
    open_keys,
    settle_difference,
)
from examinations.forms.written import ConcludeForm, MarksForm, SettleForm
from examinations.models import WrittenPaper
from examinations.queries.written_marks import (
    Sheet,
    is_blind,
    is_lead,
    marking_of,
    papers_to_mark,
    questions_of,
)
from examinations.rules.written_marks import can_conclude, can_mark, can_read_paper
from foundation.documents.views import serve
from foundation.look import writing
from foundation.workflow import clock
from foundation.workflow.answers import NotAllowed
from foundation.workflow.web import refusals_on, refusals_told, told
from instruments.models import Key


def readable(request, pk):
    """A closed paper that this person may read; for anybody else it is not there (E8)."""
    paper = get_object_or_404(WrittenPaper.objects.with_case(), pk=pk)
    if not can_read_paper(request.user, paper):
        raise Http404
    return paper


@require_safe
def papers(request):
    """Papers that wait for one's marks."""
    rows = [
        {"paper": paper, "is_blind": is_blind(paper), "can_mark": can_mark(request.user, paper)}
        for paper in papers_to_mark(request.user)
    ]
    return render(request, "examinations/papers.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def mark(request, pk):
    """One paper: every answer beside its key; essays are marked here, and the last step concludes."""
    paper = readable(request, pk)
    sheet = Sheet(paper)
    form = _marks_form(request, paper, sheet)
    if "X-Autosave" in request.headers:
        return _autosave(request, paper, form)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            hand_in_marks(paper, marks=form.marks, by=request.user, at=clock.now())
            messages.success(request, _("Your marks are handed in and fixed."))
            return redirect("examinations:mark_written", pk=paper.pk)
    return _show(request, paper, sheet, form)


def _marks_form(request, paper, sheet):
    marking = marking_of(paper, request.user)
    marks = {mark.paper_item_id: mark for mark in marking.marks.all()} if marking else {}
    return MarksForm(request.POST or None, lines=sheet.essays, marks=marks)


def _autosave(request, paper, form):
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    at = clock.now()
    try:
        keep_marks(paper, marks=form.marks, by=request.user, at=at)
    except NotAllowed as refusal:
        return JsonResponse({"errors": {}, "reason": told(refusal)}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return JsonResponse({"saved_at": writing.clock(at).split()[0]})


def _show(request, paper, sheet, form, conclude=None):
    keys = {}
    # Whoever has lost the authorisation since still reads the answers.
    with refusals_told(request):
        keys = open_keys(paper, by=request.user, at=clock.now())
    can = can_mark(request.user, paper)
    rows = form.rows
    page = {
        "paper": paper,
        "is_blind": is_blind(paper),
        "is_lead": is_lead(request.user, paper),
        "sheet": sheet,
        "rows": [
            {
                "line": line,
                "key": key,
                "right": line.paper_item.seen_as(key.right),
                "fields": rows.get(line.paper_item.pk),
            }
            for line in sheet.lines
            for key in [keys.get(line.paper_item.item_id, Key())]
        ],
        "form": form,
        "saved_at": None,
        "can_mark": can,
        "marks_now": bool(can) and bool(sheet.essays),
        "can_conclude": can_conclude(request.user, paper, sheet),
        "conclude": conclude or ConcludeForm(by_element=sheet.by_element),
        "settle": SettleForm(),
    }
    return render(request, "examinations/mark.html", page)


@require_POST
def settle_marks(request, pk, position):
    """Decide where two markers differ."""
    paper = readable(request, pk)
    item = get_object_or_404(paper.items, position=position)
    form = SettleForm(request.POST)
    if form.is_valid():
        with refusals_told(request):
            settle_difference(paper, paper_item=item, **form.settlement, by=request.user, at=clock.now())
    else:
        messages.error(request, _("Choose what holds, and say why."))
    return redirect("examinations:mark_written", pk=paper.pk)


@require_POST
def conclude(request, pk):
    """What the paper shows of every element; from then on it is evidence of the case."""
    paper = readable(request, pk)
    sheet = Sheet(paper)
    form = ConcludeForm(request.POST, by_element=sheet.by_element)
    if form.is_valid():
        with refusals_on(form):
            conclude_paper(paper, **form.conclusion, by=request.user, at=clock.now())
            messages.success(request, _("The paper is marked. It stands in the matrix as evidence now."))
            return redirect("examinations:mark_written", pk=paper.pk)
    return _show(request, paper, sheet, MarksForm(lines=sheet.essays, marks={}), conclude=form)


@require_safe
def marked_sheet(request, pk):
    """The answer sheet, for the assessors of the case."""
    paper = readable(request, pk)
    if paper.sheet is None:
        raise Http404
    return serve(request, paper.sheet, at=clock.now(), inline=True)


@require_safe
def marked_questions(request, pk):
    """The questions of a marked paper in their order, for the assessors of the case: candidates do not get them."""
    questions = questions_of(readable(request, pk))
    if questions is None:
        raise Http404
    return serve(request, questions, at=clock.now(), inline=True)


@require_safe
def marked_picture(request, pk, position):
    """The picture of an item beside its answer."""
    paper = readable(request, pk)
    place = get_object_or_404(paper.items.select_related("item__image"), position=position)
    if place.item.image is None:
        raise Http404
    return serve(request, place.item.image, at=clock.now(), inline=True)
