"""Prepare a meeting: its day, its team with the shortages seen beforehand, its agenda (9.4.1, 9.4.2)."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Role
from accounts.queries import people_holding
from applications.models import Application
from decisions.actions import (
    call_meeting,
    cancel_meeting,
    put_on_agenda,
    seat_member,
    take_off_agenda,
    unseat_member,
)
from decisions.forms import AttendForm, MeetingForm, ReasonForm, SeatForm
from decisions.models import Meeting
from decisions.queries import agenda, block, candidates_for_seats, ready_files, seal_steps, shortages
from decisions.rules import can_call_meeting, can_change_agenda, can_convene, can_minute
from decisions.states import MeetingState
from foundation.workflow import clock
from foundation.workflow.web import refusals_on, refusals_told


def door(request, pk):
    """The meeting, for those who may know of it."""
    return get_object_or_404(Meeting.objects.visible_to(request.user).distinct(), pk=pk)


@require_safe
def meetings(request):
    """What is coming, what is in session, what waits for a signature, and what is sealed."""
    listed = Meeting.objects.visible_to(request.user).distinct().prefetch_related("items", "seats")
    page = {
        "living": [
            meeting
            for meeting in listed
            if meeting.state not in (MeetingState.SEALED, MeetingState.CANCELLED)
        ],
        "closed": [
            meeting for meeting in listed if meeting.state in (MeetingState.SEALED, MeetingState.CANCELLED)
        ],
        "can_call": can_call_meeting(request.user),
        "ready": len(ready_files()) if can_call_meeting(request.user) else None,
    }
    return render(request, "decisions/meetings.html", page)


def call(request):
    """Plan a meeting."""
    form = MeetingForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            meeting = call_meeting(**form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The meeting is planned. Seat its team and fill its agenda."))
            return redirect(meeting)
    return render(request, "decisions/call.html", {"form": form})


@require_safe
def meeting(request, pk):
    """Everything about one meeting, for the person who looks."""
    return show(request, door(request, pk))


def show(request, meeting, **forms):
    """The page of a meeting, with forms that were refused put back in their place."""
    today, user = clock.today(), request.user
    seats = list(meeting.seats.select_related("user", "qualification"))
    mine = next((seat for seat in seats if seat.user_id == user.pk), None)
    planning = meeting.state == MeetingState.PLANNED and user.holds(Role.SECRETARIAT)
    page = {
        "meeting": meeting,
        "agenda": agenda(meeting, user),
        "seats": seats,
        "mine": mine,
        "shortages": shortages(meeting, on=max(today, meeting.on))
        if meeting.state == MeetingState.PLANNED
        else [],
        "can_change": can_change_agenda(user, meeting),
        "can_convene": can_convene(user, meeting, at=clock.now()),
        "can_minute": can_minute(user, meeting),
        "ready": ready_files() if planning else [],
        "seat_form": forms.get("seat_form")
        or (SeatForm(candidates=candidates_for_seats(meeting)) if planning else None),
        "cancel_form": forms.get("cancel_form") or (ReasonForm() if planning else None),
        "attend_form": forms.get("attend_form") or (AttendForm() if mine and not mine.presence else None),
        "has_block": meeting.state == MeetingState.CONVENED and block(meeting).exists(),
        "steps": seal_steps(meeting),
        "is_today": today >= meeting.on,
    }
    return render(request, "decisions/meeting.html", page)


@require_POST
def seat(request, pk):
    """Give somebody a seat."""
    meeting = door(request, pk)
    form = SeatForm(request.POST, candidates=people_holding(Role.DECISION, on=meeting.on))
    if form.is_valid():
        with refusals_on(form):
            seat_member(meeting, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("%s has a seat.") % form.cleaned_data["member"])
            return redirect(meeting)
    return show(request, meeting, seat_form=form)


@require_POST
def unseat(request, pk, seat):
    """Take a seat back."""
    meeting = door(request, pk)
    with refusals_told(request):
        unseat_member(get_object_or_404(meeting.seats, pk=seat), by=request.user, at=clock.now())
    return redirect(meeting)


@require_POST
def put(request, pk, application):
    """Put a case on the agenda."""
    meeting = door(request, pk)
    case = get_object_or_404(Application.objects.visible_to(request.user), pk=application)
    with refusals_told(request):
        put_on_agenda(meeting, case, by=request.user, at=clock.now())
        messages.success(request, _("%s is on the agenda.") % case)
    return redirect(meeting)


@require_POST
def take(request, pk, item):
    """Take a case off the agenda."""
    meeting = door(request, pk)
    with refusals_told(request):
        take_off_agenda(get_object_or_404(meeting.items, pk=item), by=request.user, at=clock.now())
    return redirect(meeting)


@require_POST
def cancel(request, pk):
    """Cancel the meeting."""
    meeting = door(request, pk)
    form = ReasonForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            cancel_meeting(meeting, reason=form.cleaned_data["reason"], by=request.user, at=clock.now())
            messages.success(request, _("The meeting is cancelled and its members are told."))
            return redirect("decisions:meetings")
    return show(request, meeting, cancel_form=form)
