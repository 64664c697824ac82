"""The list of sessions, one session, and how the office plans, changes and calls it off (9.3.2, 9.3.3)."""

from dataclasses import replace

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from examinations.actions.sessions import cancel_session, change_session, plan_session, relieve_invigilator
from examinations.forms.sessions import RelieveForm, SessionForm, WhenForm, WhyForm
from examinations.letters.invitations import NAME, calendar_of
from examinations.models import Session
from examinations.queries.attendance import last_attendance_list
from examinations.queries.doubt_notes import notes_on
from examinations.queries.doubts import flags
from examinations.queries.sessions import (
    assessors_in,
    live_seats,
    plans_waiting,
    sessions_with_seats,
    staff_of,
    versions_to_test,
)
from examinations.rules.choosing import assessors_for, equipment_for, places_for, watchers_for
from examinations.rules.days import can_close_session, can_start_session, can_watch_over
from examinations.rules.sessions import (
    Outline,
    can_change_session,
    can_plan_sessions,
    can_print_attendance_list,
    can_relieve_invigilator,
    is_possible_place,
    is_possible_time,
    outline_of,
)
from examinations.states import SessionState
from foundation.documents.views import serve
from foundation.workflow import clock
from foundation.workflow.web import refusals_on
from venues.models import Venue

OVER = "lalu"
PER_PAGE = 25


def door(request, pk):
    """The session, for whoever may see it."""
    found = Session.objects.visible_to(request.user).select_related(
        "venue", "verification", "scheme_version__scheme", "invigilator", "report__paper"
    )
    return get_object_or_404(found, pk=pk)


@require_safe
def sessions(request):
    """Sessions to come, or those that are over: the office sees all, whoever works in some sees those."""
    seen, view = sessions_with_seats(Session.objects.visible_to(request.user)), request.GET.get("keadaan", "")
    ahead = [SessionState.PLANNED, SessionState.RUNNING]
    rows = (
        seen.exclude(state__in=ahead).order_by("-begins_at", "-pk")
        if view == OVER
        else seen.filter(state__in=ahead).order_by("begins_at", "pk")
    )
    can_plan = can_plan_sessions(request.user, on=clock.today())
    waiting = [(version, plans_waiting(version).count()) for version in versions_to_test(clock.today())]
    page = {
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "view": view,
        "can_plan": can_plan,
        "waiting": [row for row in waiting if row[1]] if can_plan else [],
    }
    return render(request, "examinations/sessions.html", page)


@require_safe
def session(request, pk):
    """One session: where, when, who works there, who is tested, what was found."""
    return show(request, door(request, pk))


def show(request, found, **forms):
    """The page, with a form that was refused put back in its place."""
    at = clock.now()
    page = {
        "session": found,
        "report": getattr(found, "report", None),
        "attendance": last_attendance_list(found),
        "can_print": can_print_attendance_list(request.user, found, on=timezone.localdate(at)),
        "seats": live_seats(found),
        "assessors": assessors_in(found),
        "equipment": found.equipment.all(),
        "given_up": found.seats.exclude(given_up_at=None).with_candidate(),
        "incidents": found.incidents.select_related("seat", "told_by"),
        "notes": notes_on(flags(session=found), request.user),
        "waiting": plans_waiting(found.scheme_version).count() if found.is_planned else 0,
        "can_change": can_change_session(request.user, found, on=timezone.localdate(at)),
        "works_here": can_watch_over(request.user, found),
        "can_start": can_start_session(request.user, found, at=at),
        "can_close": can_close_session(request.user, found),
        "can_relieve": can_relieve_invigilator(request.user, found, on=timezone.localdate(at)),
        "cancel": WhyForm(prefix="cancel"),
    } | forms
    return render(request, "examinations/session.html", page)


@require_http_methods(["GET", "POST"])
def plan(request):
    """Plan a session: first when, then where, then who and with what."""
    return _arrange(request, None)


@require_http_methods(["GET", "POST"])
def change(request, pk):
    """Change a session before it begins; everybody gets a new invitation."""
    return _arrange(request, door(request, pk))


def _arrange(request, session):
    when = WhenForm(
        request.GET or _when(session), versions=versions_to_test(clock.today()), initial={"version": _first()}
    )
    if not (when.is_bound and when.is_valid()):
        return _ask_when(request, session, when)
    begins_at, ends_at = when.hours
    outline = Outline(None, when.cleaned_data["version"], begins_at, ends_at, 1, None)
    possible = is_possible_time(outline, at=clock.now())
    if not possible:
        when.add_error(None, possible.reason)
        return _ask_when(request, session, when)
    venue = _venue(request, session)
    if venue is None or "tempat" in request.GET:
        rows = places_for(outline, session=session)
        return _ask_when(request, session, when, places=rows)
    return _fill(request, session, replace(outline, venue=venue), when)


def _when(session):
    """What the form asks, as the session answers it now."""
    if session is None:
        return None
    begins, ends = timezone.localtime(session.begins_at), timezone.localtime(session.ends_at)
    return {
        "version": session.scheme_version_id,
        "on": begins.date(),
        "begins": f"{begins:%H.%M}",
        "ends": f"{ends:%H.%M}",
    }


def _first():
    """Where there is one scheme, nobody chooses it."""
    found = list(versions_to_test(clock.today())[:2])
    return found[0].pk if len(found) == 1 else None


def _venue(request, session):
    number = request.GET.get("tuk", "")
    if number.isdecimal():
        return Venue.objects.filter(pk=number).first()
    return session.venue if session else None


def _ask_when(request, session, when, *, places=None):
    query = request.GET.copy()
    for name in ("tuk", "tempat"):
        query.pop(name, None)
    page = {"session": session, "when": when, "places": places, "query": query.urlencode()}
    return render(request, "examinations/session_when.html", page)


def _fill(request, session, outline, when):
    rows = {
        "assessors": assessors_for(outline, session=session),
        "invigilators": watchers_for(outline, session=session),
        "equipment": equipment_for(outline),
    }
    free = {name: [row.thing for row in found if row.answer] for name, found in rows.items()}
    form = SessionForm(request.POST or None, initial=_known(session), seats=outline.venue.seats, **free)
    if form.is_valid():
        with refusals_on(form):
            outline = replace(outline, **form.facts)
            made = _keep(request, session, outline, seen=form.cleaned_data["version"])
            return redirect(made)
    page = {
        "session": session,
        "outline": outline,
        "form": form,
        "place": is_possible_place(outline, session=session),
        "refused": [
            row for found in (rows["assessors"], rows["equipment"]) for row in found if not row.answer
        ],
        "query": request.GET.urlencode(),
        "when": when,
    }
    return render(request, "examinations/session_form.html", page)


def _known(session):
    if session is None:
        return {}
    outline = outline_of(session)
    return {
        "capacity": session.capacity,
        "assessors": [registration.pk for registration in outline.assessors],
        "invigilator": session.invigilator_id,
        "equipment": [piece.pk for piece in outline.equipment],
        "instructions": session.instructions,
        "version": session.version,
    }


def _keep(request, session, outline, *, seen):
    if session is None:
        made = plan_session(outline, by=request.user, at=clock.now())
        messages.success(request, _("The session is planned. Whoever works there is invited."))
        return made
    made = change_session(session, outline, seen=seen, by=request.user, at=clock.now())
    messages.success(request, _("The session is changed. Everybody has a new invitation."))
    return made


@require_http_methods(["GET", "POST"])
def relieve(request, pk):
    """Name somebody else who watches over an open session."""
    found = door(request, pk)
    rows = watchers_for(outline_of(found), session=found)
    free = [row.thing for row in rows if row.answer and row.thing not in staff_of(found)]
    form = RelieveForm(request.POST or None, people=free)
    if form.is_valid():
        with refusals_on(form):
            person, reason = form.cleaned_data["invigilator"], form.cleaned_data["reason"]
            relieve_invigilator(found, person, reason=reason, by=request.user, at=clock.now())
            messages.success(request, _("%s watches over the session now.") % person)
            return redirect(found)
    return render(request, "examinations/relieve.html", {"session": found, "form": form})


@require_POST
def cancel(request, pk):
    """Call a session off."""
    found = door(request, pk)
    form = WhyForm(request.POST, prefix="cancel")
    if form.is_valid():
        with refusals_on(form):
            cancel_session(found, reason=form.cleaned_data["reason"], by=request.user, at=clock.now())
            messages.success(request, _("The session is called off. Everybody is told."))
            return redirect(found)
    return show(request, found, cancel=form)


@require_safe
def invitation(request, pk):
    """The appointment for the calendar of whoever works there."""
    found = door(request, pk)
    return answer_with(calendar_of(found, request.user, at=clock.now()))


def answer_with(calendar):
    """An appointment as a download."""
    response = HttpResponse(calendar, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=NAME)
    response["Cache-Control"] = "no-store, private"
    return response


@require_safe
def report(request, pk):
    """The report of the day with its attendance list."""
    found = get_object_or_404(
        Session.objects.visible_to(request.user).filter(report__isnull=False).select_related("report__paper"),
        pk=pk,
    )
    return serve(request, found.report.paper, at=clock.now(), inline=True)
