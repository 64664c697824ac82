"""The candidate's side of a written test: begin, write, go on elsewhere, hand in, read the result (9.3.1)."""

from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from examinations.actions.written import save_answers, start_paper, take_over
from examinations.actions.written_closing import hand_in_paper
from examinations.forms.written import CodeForm, read_given, read_page
from examinations.models import WrittenPaper
from examinations.queries.adjustments import extra_percent
from examinations.queries.written import lines_of, planned_papers, seats_of
from examinations.queries.written_marks import results_of
from examinations.rules.written import can_start, can_take_over, holds
from examinations.states import PaperState
from foundation.documents.views import serve
from foundation.workflow import clock
from foundation.workflow.answers import NotAllowed
from foundation.workflow.web import refusals_told, told

from .devices import keep_token, token_for, token_in


def own(request, pk):
    """One's own paper; nobody else's is there (7.1.3)."""
    return get_object_or_404(WrittenPaper.objects.of_candidate(request.user).with_case(), pk=pk)


def here(request, paper):
    """The token that this browser has of the paper; empty without one."""
    return token_in(request, paper.seat_id, paper.instrument_id)


@require_safe
def my_written(request):
    """Every written test of one's own, with what stands in the way of beginning."""
    at = clock.now()
    rows = [row for seat in seats_of(request.user) for row in _rows(request.user, seat, at)]
    response = render(request, "examinations/my_written.html", {"rows": rows, "at": at})
    for row in rows:
        if row["can_start"]:
            place = (row["seat"].pk, row["instrument"].pk)
            keep_token(response, *place, token_for(request, *place))
    return response


def _rows(user, seat, at):
    papers = {paper.instrument_id: paper for paper in seat.written_papers.select_related("instrument")}
    for instrument, elements in planned_papers(seat).items():
        paper = papers.get(instrument.pk)
        yield {
            "seat": seat,
            "instrument": instrument,
            "elements": elements,
            "paper": paper,
            "minutes": paper.minutes if paper else instrument.blueprint.minutes,
            "extra": paper.extra_percent if paper else extra_percent(seat.plan),
            "is_writing": bool(paper and paper.is_writing(at)),
            "can_start": can_start(user, seat, paper, at=at),
        }


@require_POST
def start_written(request, seat, instrument):
    """Begin: the clock of the server runs from here."""
    place = get_object_or_404(seats_of(request.user), pk=seat)
    planned = next((one for one in planned_papers(place) if one.pk == instrument), None)
    if planned is None:
        raise Http404
    token = token_for(request, seat, instrument)
    with refusals_told(request):
        paper, token = start_paper(place, planned, token=token, by=request.user, at=clock.now())
        return keep_token(redirect(paper), seat, instrument, token)
    return redirect("examinations:my_written")


@require_http_methods(["GET", "HEAD", "POST"])
def written(request, pk):
    """The paper while it is written at this device; the way in at another; afterwards what became of it."""
    paper, at = own(request, pk), clock.now()
    if request.method == "POST":
        return _save_page(request, paper, at)
    if paper.state == PaperState.DRAWN:
        return redirect("examinations:my_written")
    if not paper.is_writing(at):
        return _closed(request, paper, at)
    if not holds(paper, here(request, paper)):
        return _elsewhere(request, paper, CodeForm(), at)
    page = _page(paper, at) | {"lines": lines_of(paper)}
    return render(request, "examinations/written.html", page)


def _page(paper, at):
    return {
        "paper": paper,
        "case": paper.assessment.application,
        "remaining": paper.remaining(at),
        "clock": f"{paper.remaining(at) // 60}.{paper.remaining(at) % 60:02}",
    }


def _closed(request, paper, at):
    page = _page(paper, at) | {"results": results_of(paper)}
    return render(request, "examinations/written_closed.html", page)


def _elsewhere(request, paper, form, at):
    page = _page(paper, at) | {"form": form, "can_take_over": can_take_over(request.user, paper, at=at)}
    response = render(request, "examinations/written_elsewhere.html", page)
    place = (paper.seat_id, paper.instrument_id)
    return keep_token(response, *place, token_for(request, *place))


def _save_page(request, paper, at):
    """Without script: the whole page at once, then the overview."""
    try:
        given = read_page(request.POST, lines_of(paper))
    except ValueError as nonsense:
        raise BadRequest from nonsense
    with refusals_told(request):
        save_answers(paper, given=given, token=here(request, paper), by=request.user, at=at)
        return redirect("examinations:review_written", pk=paper.pk)
    return redirect(paper)


@require_POST
def save_written(request, pk):
    """Answers as they are typed, in JSON; without any it says only how much time is left."""
    mine = WrittenPaper.objects.of_candidate(request.user).with_candidate()
    paper, at = get_object_or_404(mine, pk=pk), clock.now()
    try:
        given = read_given(request.body)
    except ValueError:
        return JsonResponse({"reason": _("This could not be read.")}, status=HTTPStatus.BAD_REQUEST)
    try:
        saved = save_answers(paper, given=given, token=here(request, paper), by=request.user, at=at)
    except NotAllowed as refusal:
        return JsonResponse(_clock(paper, at) | {"reason": told(refusal)}, status=HTTPStatus.CONFLICT)
    return JsonResponse(_clock(saved.paper, at) | {"saved": saved.kept, "behind": saved.behind})


def _clock(paper, at):
    """What every answer carries: nothing at the candidate's depends on a clock of their own (E3)."""
    return {"remaining": paper.remaining(at), "writing": paper.is_writing(at)}


@require_safe
def review_written(request, pk):
    """What is answered, marked and empty, before it is handed in."""
    paper, at = own(request, pk), clock.now()
    if not paper.is_writing(at) or not holds(paper, here(request, paper)):
        return redirect(paper)
    lines = lines_of(paper)
    counts = {
        "answered": sum(line.is_answered for line in lines),
        "flagged": sum(line.is_flagged for line in lines),
        "empty": sum(not line.is_answered for line in lines),
    }
    return render(request, "examinations/written_review.html", _page(paper, at) | {"lines": lines} | counts)


@require_POST
def hand_in_written(request, pk):
    """Hand in: nothing is changed after it."""
    paper = own(request, pk)
    with refusals_told(request):
        hand_in_paper(paper, token=here(request, paper), by=request.user, at=clock.now())
        messages.success(request, _("You have handed in. Your answers are with your assessor."))
    return redirect(paper)


@require_POST
def take_over_written(request, pk):
    """Go on at this device, with the code of the invigilator."""
    paper, at = own(request, pk), clock.now()
    form = CodeForm(request.POST)
    if form.is_valid():
        token = token_for(request, paper.seat_id, paper.instrument_id)
        with refusals_told(request):
            if take_over(paper, code=form.cleaned_data["code"], token=token, by=request.user, at=at):
                return keep_token(redirect(paper), paper.seat_id, paper.instrument_id, token)
            form.add_error("code", _("This code does not hold. Ask the invigilator for a new one."))
    if not paper.is_writing(at):
        return redirect(paper)
    return _elsewhere(request, paper, form, at)


@require_safe
def picture_written(request, pk, position):
    """The picture of an item, while the paper is being written at this device."""
    paper, at = own(request, pk), clock.now()
    place = get_object_or_404(paper.items.select_related("item__image"), position=position)
    if place.item.image is None or not paper.is_writing(at) or not holds(paper, here(request, paper)):
        raise Http404
    return serve(request, place.item.image, at=at, inline=True)


@require_safe
def sheet_written(request, pk):
    """The answer sheet with what was achieved, once it is marked."""
    paper = own(request, pk)
    if paper.sheet is None:
        raise Http404
    return serve(request, paper.sheet, at=clock.now(), inline=True)
