"""Seats: given by the office, and the candidate's own page with what to bring and the code for the list (9.3.2)."""

import segno
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from examinations.actions.seats import give_seats, give_up_seat, move_seat
from examinations.forms.sessions import CandidatesForm, MoveForm, WhyForm
from examinations.letters.invitations import calendar_of
from examinations.letters.sessions import bring_note
from examinations.models import Seat, Session
from examinations.queries.sessions import movable_to, plans_waiting
from examinations.rules.days import can_record_arrival, code_for
from examinations.rules.seats import can_give_up_seat, seat_rows
from examinations.rules.sessions import can_change_session
from foundation.workflow import clock
from foundation.workflow.web import refusals_on

from .sessions import answer_with, door


def own(request, pk):
    """One's own seat, as long as it is one's own."""
    return get_object_or_404(
        Seat.objects.with_candidate().filter(plan__assessment__application__applicant=request.user), pk=pk
    )


def placed(request, pk):
    """A seat, for the office that gives it."""
    seen = Session.objects.visible_to(request.user)
    return get_object_or_404(Seat.objects.with_candidate().filter(session__in=seen), pk=pk)


@require_http_methods(["GET", "POST"])
def give(request, pk):
    """Choose who gets a seat, look at what will become of each, then do it."""
    session, at = door(request, pk), clock.now()
    plans = list(plans_waiting(session.scheme_version))
    form = CandidatesForm(request.POST or None, plans=plans)
    page = {
        "session": session,
        "form": form,
        "plans": [(plan, _forms(plan)) for plan in plans],
        "can_change": can_change_session(request.user, session, on=timezone.localdate(at)),
    }
    if form.is_valid() and "berikan" in request.POST:
        return _done(request, session, give_seats(session, form.chosen, by=request.user, at=at))
    if form.is_valid():
        page["rows"] = seat_rows(request.user, session, form.chosen, on=timezone.localdate(at))
        page["seats"] = sum(bool(row.answer) for row in page["rows"])
    return render(request, "examinations/give_seats.html", page)


def _forms(plan):
    """With which forms, each once."""
    return ", ".join(dict.fromkeys(method.instrument.printed_form for method in plan.methods.all()))


def _done(request, session, rows):
    given = sum(bool(row.answer) for row in rows)
    if given:
        words = ngettext(
            "%d candidate has a seat and is invited.", "%d candidates have a seat and are invited.", given
        )
        messages.success(request, words % given)
    for row in rows:
        if not row.answer:
            messages.warning(request, f"{row.application}: {row.answer.reason} [{row.answer.clause}]")
    return redirect(session)


@require_http_methods(["GET", "POST"])
def let_go(request, pk):
    """Give a seat up, or move its candidate to another session."""
    return _let_go(request, placed(request, pk))


def _let_go(request, found, **forms):
    page = {
        "seat": found,
        "session": found.session,
        "may": can_give_up_seat(request.user, found, "-", on=clock.today()),
        "move": MoveForm(prefix="move", sessions=movable_to(found, at=clock.now())),
        "give_up": WhyForm(prefix="give_up"),
    } | forms
    return render(request, "examinations/let_go.html", page)


@require_POST
def give_up(request, pk):
    """Take the candidate out of the session."""
    found = placed(request, pk)
    form = WhyForm(request.POST, prefix="give_up")
    if form.is_valid():
        with refusals_on(form):
            give_up_seat(found, reason=form.cleaned_data["reason"], by=request.user, at=clock.now())
            messages.success(request, _("The seat is free. The candidate is told."))
            return redirect(found.session)
    return _let_go(request, found, give_up=form)


@require_POST
def move(request, pk):
    """Give the candidate a seat in another session."""
    found = placed(request, pk)
    form = MoveForm(request.POST, prefix="move", sessions=movable_to(found, at=clock.now()))
    if form.is_valid():
        with refusals_on(form):
            typed = form.cleaned_data
            moved = move_seat(found, typed["to"], reason=typed["reason"], by=request.user, at=clock.now())
            messages.success(request, _("The candidate is moved and has a new invitation."))
            return redirect(moved.session)
    return _let_go(request, found, move=form)


@require_safe
def seat(request, pk):
    """Where, when, what to bring; on the day the code that the invigilator takes."""
    found = own(request, pk)
    page = {"seat": found, "session": found.session, "bring": bring_note(request.user)} | _code(
        request, found
    )
    return render(request, "examinations/seat.html", page)


@require_safe
def seat_code(request, pk):
    """The code alone, asked for anew as long as the page is open."""
    found = own(request, pk)
    return render(request, "examinations/_code.html", {"seat": found} | _code(request, found))


def _code(request, found):
    """The drawing of an address that only the invigilator opens; none before the session is open."""
    if not can_record_arrival(found.session.invigilator, found):
        return {"drawing": ""}
    at = clock.now()
    place = reverse("examinations:take_code", args=[found.pk, code_for(found, at)])
    code = segno.make(request.build_absolute_uri(place), error="m", micro=False)
    svg = code.svg_inline(scale=6, border=2, svgclass="lsp-qr", lineclass=None, omitsize=True)
    # Drawn here, from an address of ours.
    return {"drawing": mark_safe(svg)}


@require_safe
def seat_invitation(request, pk):
    """The appointment for the candidate's calendar."""
    found = own(request, pk)
    if found.given_up_at:
        raise Http404
    note = bring_note(request.user)
    return answer_with(calendar_of(found.session, request.user, at=clock.now(), note=note))
