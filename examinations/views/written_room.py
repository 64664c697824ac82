"""The room of a written test as whoever watches over it sees it: who writes, never what (9.3.2)."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from examinations.actions.written import give_device_code
from examinations.actions.written_closing import give_back_outage, void_paper
from examinations.forms.written import OutageForm, WhyForm
from examinations.models import Session, WrittenPaper
from examinations.queries.written import room
from examinations.rules.written import can_give_back, can_watch
from foundation.workflow import clock
from foundation.workflow.web import refusals_on, refusals_told


def watched(request, pk):
    """A session over which this person watches; for anybody else it is not there."""
    session = get_object_or_404(Session.objects.select_related("venue", "scheme_version"), pk=pk)
    if not can_watch(request.user, session):
        raise Http404
    return session


def in_my_room(request, pk):
    """A paper of such a session."""
    paper = get_object_or_404(WrittenPaper.objects.with_case(), pk=pk)
    if not can_watch(request.user, paper.seat.session):
        raise Http404
    return paper


@require_safe
def written_room(request, session):
    """Who is writing, seen when last, how many are answered, how long they have; outages; codes."""
    return _show(request, watched(request, session), OutageForm())


@require_safe
def written_room_now(request, session):
    """The table alone, asked for every few seconds."""
    here, at = watched(request, session), clock.now()
    return render(request, "examinations/_room.html", {"session": here, "places": room(here, at), "at": at})


def _show(request, session, form):
    at = clock.now()
    page = {
        "session": session,
        "places": room(session, at),
        "at": at,
        "form": form,
        "outages": session.outages.select_related("given_back_by").prefetch_related("shares"),
        "can_give_back": can_give_back(request.user, session),
        "void": WhyForm(),
    }
    return render(request, "examinations/written_room.html", page)


@require_POST
def give_back(request, session):
    """Give back an outage to everybody in the room, once."""
    here = watched(request, session)
    form = OutageForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            outage = give_back_outage(here, **form.stretch(here), by=request.user, at=clock.now())
            messages.success(
                request,
                _("%(seconds)d seconds are given back to %(papers)d papers.")
                % {"seconds": outage.seconds, "papers": outage.shares.count()},
            )
            return redirect("examinations:written_room", session=here.pk)
    return _show(request, here, form)


@require_POST
def give_code(request, pk):
    """A code for another device; it stands in the room's table until it is used or old."""
    paper = in_my_room(request, pk)
    with refusals_told(request):
        give_device_code(paper, by=request.user, at=clock.now())
    return redirect("examinations:written_room", session=paper.seat.session_id)


@require_POST
def void_written(request, pk):
    """Take a paper away, with the reason."""
    paper = in_my_room(request, pk)
    form = WhyForm(request.POST)
    with refusals_told(request):
        reason = form.cleaned_data["reason"] if form.is_valid() else ""
        void_paper(paper, reason=reason, by=request.user, at=clock.now())
        messages.success(request, _("The paper is taken away. What was written stays on file."))
    return redirect("examinations:written_room", session=paper.seat.session_id)
