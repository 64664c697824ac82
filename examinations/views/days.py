"""The day on the invigilator's tablet: who came, who they are, what happened, the end of it (9.3.2, 9.3.6; E6)."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from examinations.actions.days import (
    admit_late,
    close_session,
    exclude_candidate,
    identify_candidate,
    mark_absent,
    mark_left,
    record_arrival,
    start_session,
    take_arrival_code,
    tell_incident,
)
from examinations.forms.sessions import AdmitForm, CloseForm, HandForm, HappenedForm, IncidentForm
from examinations.models import Incident, Seat, Session
from examinations.queries.sessions import attendance_seats, photo_of
from examinations.queries.written import is_written_here
from examinations.rules import days as rules
from foundation.documents.models import Slot
from foundation.documents.rules import examine
from foundation.documents.views import hand_in, serve
from foundation.workflow import clock
from foundation.workflow.web import refusals_on, refusals_told


def watched(request, pk):
    """A session in which this person works; for anybody else it is not there."""
    found = Session.objects.worked_in_by(request.user).select_related(
        "venue", "scheme_version__scheme", "invigilator"
    )
    return get_object_or_404(found, pk=pk)


def seen(request, pk):
    """A seat of such a session that is taken."""
    mine = Session.objects.worked_in_by(request.user)
    found = Seat.objects.live().with_candidate().select_related("session__invigilator", "arrival")
    return get_object_or_404(found.filter(session__in=mine), pk=pk)


@require_safe
def day(request, pk):
    """Everybody with a seat, and what is to be done next."""
    return show(request, watched(request, pk))


def show(request, found, **forms):
    """The page, with a form that was refused put back in its place."""
    seats = list(attendance_seats(found))
    page = {
        "session": found,
        "seats": seats,
        "came": sum(seat.is_here for seat in seats),
        "open_seats": sum(not seat.presence for seat in seats),
        "can_start": rules.can_start_session(request.user, found, at=clock.now()),
        "can_close": rules.can_close_session(request.user, found),
        "incidents": found.incidents.select_related("seat", "told_by"),
        "writes": is_written_here(found),
        "incident": IncidentForm(prefix="incident", on=found.on, seats=seats),
        "close": CloseForm(prefix="close"),
    } | forms
    return render(request, "examinations/day.html", page)


@require_POST
def start(request, pk):
    """Open the session."""
    found = watched(request, pk)
    with refusals_told(request):
        start_session(found, by=request.user, at=clock.now())
        messages.success(request, _("The session is open. Record who comes."))
    return redirect("examinations:day", pk=found.pk)


@require_safe
def day_seat(request, pk):
    """One candidate: the list to sign, the photograph to compare, what else may become of the seat."""
    return show_seat(request, seen(request, pk))


def show_seat(request, found, **forms):
    """The page of a seat, with a form that was refused put back in its place."""
    user, at = request.user, clock.now()
    page = {
        "seat": found,
        "session": found.session,
        "has_photo": photo_of(found.application) is not None,
        "can_arrive": rules.can_record_arrival(user, found),
        "can_admit": rules.can_admit(user, found),
        "can_identify": rules.can_identify(user, found),
        "can_mark_absent": rules.can_mark_absent(user, found, at=at),
        "can_mark_left": rules.can_mark_left(user, found),
        "can_exclude": rules.can_exclude(user, found, description="-"),
        "hand": HandForm(prefix="hand"),
        "admit": AdmitForm(prefix="admit"),
        "cheat": HappenedForm(prefix="cheat", on=found.session.on),
    } | forms
    return render(request, "examinations/day_seat.html", page)


@require_POST
def arrive(request, pk):
    """The candidate signs the list."""
    found = seen(request, pk)
    form = HandForm(request.POST, request.FILES, prefix="hand")
    if form.is_valid():
        with refusals_on(form):
            record_arrival(found, **hand_in(form), by=request.user, at=clock.now())
            messages.success(
                request, _("%s is on the list. Compare the face with the photograph.") % found.name
            )
            return redirect("examinations:day_seat", pk=found.pk)
    return show_seat(request, found, hand=form)


@require_http_methods(["GET", "POST"])
def take_code(request, pk, code):
    """The code of a candidate's phone, opened on the invigilator's device."""
    found = seen(request, pk)
    may = rules.can_take_code(request.user, found, code, at=clock.now())
    if request.method == "POST":
        with refusals_told(request):
            take_arrival_code(found, code=code, by=request.user, at=clock.now())
            messages.success(
                request, _("%s is on the list. Compare the face with the photograph.") % found.name
            )
        return redirect("examinations:day_seat", pk=found.pk)
    return render(
        request, "examinations/take_code.html", {"seat": found, "session": found.session, "may": may}
    )


@require_POST
def admit(request, pk):
    """An assessor says whether somebody late may take part."""
    found = seen(request, pk)
    form = AdmitForm(request.POST, prefix="admit")
    if form.is_valid():
        with refusals_on(form):
            admit_late(found, **form.cleaned_data, by=request.user, at=clock.now())
            return redirect("examinations:day_seat", pk=found.pk)
    return show_seat(request, found, admit=form)


@require_POST
def identify(request, pk):
    """The face is that of the photograph."""
    found = seen(request, pk)
    with refusals_told(request):
        identify_candidate(found, by=request.user, at=clock.now())
        messages.success(request, _("%s may begin.") % found.name)
    return redirect("examinations:day", pk=found.session_id)


@require_POST
def absent(request, pk):
    """Somebody has not come."""
    found = seen(request, pk)
    with refusals_told(request):
        mark_absent(found, by=request.user, at=clock.now())
        messages.success(request, _("%s is entered as absent.") % found.name)
    return redirect("examinations:day", pk=found.session_id)


@require_POST
def leave(request, pk):
    """Somebody goes before the end."""
    found = seen(request, pk)
    with refusals_told(request):
        mark_left(found, by=request.user, at=clock.now())
        messages.success(request, _("That %s left is recorded.") % found.name)
    return redirect("examinations:day", pk=found.session_id)


@require_POST
def exclude(request, pk):
    """Somebody cheats and takes part no more."""
    found = seen(request, pk)
    form = HappenedForm(request.POST, request.FILES, prefix="cheat", on=found.session.on)
    if form.is_valid():
        with refusals_on(form):
            exclude_candidate(found, **form.told, photo=_photo(form), by=request.user, at=clock.now())
            messages.success(request, _("The incident is recorded. It decides nothing by itself."))
            return redirect("examinations:day", pk=found.session_id)
    return show_seat(request, found, cheat=form)


@require_POST
def incident(request, pk):
    """Something happened."""
    found = watched(request, pk)
    seats = list(attendance_seats(found))
    form = IncidentForm(request.POST, request.FILES, prefix="incident", on=found.on, seats=seats)
    if form.is_valid():
        with refusals_on(form):
            tell_incident(found, **form.told, photo=_photo(form), by=request.user, at=clock.now())
            messages.success(request, _("The incident is recorded."))
            return redirect("examinations:day", pk=found.pk)
    return show(request, found, incident=form)


def _photo(form):
    file = form.cleaned_data["photo"]
    return examine(file, slot=Slot.EVIDENCE) if file else None


@require_POST
def close(request, pk):
    """Close the session and sign its report."""
    found = watched(request, pk)
    form = CloseForm(request.POST, request.FILES, prefix="close")
    if form.is_valid():
        with refusals_on(form):
            summary = form.cleaned_data["summary"]
            close_session(found, summary=summary, **hand_in(form), by=request.user, at=clock.now())
            messages.success(request, _("The session is closed and its report signed."))
            return redirect(found)
    return show(request, found, close=form)


@require_safe
def photo(request, pk):
    """The photograph of the application, while the session is open; every opening is in the trail."""
    found = seen(request, pk)
    upload = photo_of(found.application)
    if upload is None or not found.session.is_running:
        raise Http404
    return serve(request, upload, at=clock.now(), inline=True)


@require_safe
def incident_photo(request, pk):
    """The photograph of an incident, for whoever sees the session."""
    visible = Session.objects.visible_to(request.user)
    found = get_object_or_404(Incident.objects.filter(session__in=visible, photo__isnull=False), pk=pk)
    return serve(request, found.photo, at=clock.now(), inline=True)
