"""The plenary room: take one's seat, open the session, read, vote, stand aside, close items (9.4.2–9.4.5)."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.doors import fresh_factor
from assessments.queries.ways import notes_of
from decisions.actions import (
    attend,
    convene,
    decide,
    decide_block,
    pull_item,
    set_aside,
    stand_aside,
    vote,
    vote_block,
)
from decisions.forms import AttendForm, DecideForm, ReasonForm, VoteForm
from decisions.queries import (
    agenda,
    completeness,
    elements_at_stake,
    room_of,
    seal_steps,
    standing_decision,
)
from decisions.rules import can_close, can_conclude, can_pull, can_set_aside, can_stand_aside, can_vote
from foundation.workflow import clock
from foundation.workflow.web import refusals_on, refusals_told
from schemes.models import Element

from .meetings import door, show


def place(request, pk, item):
    """An item of a meeting in which one has a seat."""
    meeting = door(request, pk)
    get_object_or_404(meeting.seats, user=request.user)
    return get_object_or_404(
        meeting.items.select_related(
            "meeting",
            "recommendation",
            "application__particulars",
            "application__organisation",
            "application__scheme_version",
            "application__applicant",
            "application__assessment",
        ),
        pk=item,
    )


@require_POST
def take_seat(request, pk):
    """Be present, and declare."""
    meeting = door(request, pk)
    seat = get_object_or_404(meeting.seats, user=request.user)
    form = AttendForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            attend(seat, **form.cleaned_data, by=request.user, at=clock.now())
            return redirect(meeting)
    return show(request, meeting, attend_form=form)


@require_POST
def open_session(request, pk):
    """The chair opens the meeting."""
    meeting = door(request, pk)
    with refusals_told(request):
        convene(meeting, by=request.user, at=clock.now())
        messages.success(request, _("The meeting is in session."))
    return redirect(meeting)


@require_safe
def item(request, pk, item):
    """One candidate: the file in short, who may decide, the voices, and one's own."""
    return show_item(request, place(request, pk, item))


def show_item(request, item, **forms):
    """The page of an item, with forms that were refused put back in their place."""
    user, today = request.user, clock.today()
    room, closes = room_of(item, user), can_close(user, item)
    page = {
        "meeting": item.meeting,
        "item": item,
        "case": item.application,
        "room": room,
        "agenda": agenda(item.meeting, user),
        "earlier": standing_decision(item.application),
        "checks": [] if room.my_recusal else completeness(item.application),
        "notes": [] if room.my_recusal else notes_of(item.application.assessment, user),
        "can_vote": can_vote(user, item, on=today),
        "can_stand_aside": can_stand_aside(user, item),
        "can_close": closes,
        "can_set_aside": closes and can_set_aside(user, item, on=today),
        "can_pull": can_pull(user, item),
        "can_conclude": closes and can_conclude(user, item, on=today),
        "vote_form": forms.get("vote_form") or VoteForm(initial=room.my_answer),
        "aside_form": forms.get("aside_form")
        or ReasonForm(label=_("What ties you to this case?"), prefix="aside"),
        "decide_form": forms.get("decide_form") or _decide_form(item),
        "steps": seal_steps(item.meeting),
    }
    return render(request, "decisions/item.html", page)


def _decide_form(item, data=None):
    recommended = Element.objects.filter(pk__in=item.recommendation.units.values("short_elements"))
    return DecideForm(data, elements=elements_at_stake(item), initial={"elements": recommended})


@require_POST
def cast(request, pk, item):
    """Give one's voice."""
    case = place(request, pk, item)
    form = VoteForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            vote(case, **form.cleaned_data, by=request.user, at=clock.now())
            return redirect("decisions:item", pk=pk, item=item)
    return show_item(request, case, vote_form=form)


@require_POST
def aside(request, pk, item):
    """Declare a tie and stand aside."""
    case = place(request, pk, item)
    form = ReasonForm(request.POST, label=_("What ties you to this case?"), prefix="aside")
    if form.is_valid():
        with refusals_on(form):
            stand_aside(case, reason=form.cleaned_data["reason"], by=request.user, at=clock.now())
            messages.success(request, _("You stand aside in this case. Its file is closed to you."))
            return redirect("decisions:item", pk=pk, item=item)
    return show_item(request, case, aside_form=form)


@require_POST
def set_tied_aside(request, pk, item):
    """The chair takes down whose tie came to light."""
    case = place(request, pk, item)
    with refusals_told(request):
        count = set_aside(case, by=request.user, at=clock.now())
        messages.success(request, _("%d members no longer decide on this case.") % count)
    return redirect("decisions:item", pk=pk, item=item)


@require_POST
def pull(request, pk, item):
    """Take a case out of the block."""
    case = place(request, pk, item)
    with refusals_told(request):
        pull_item(case, by=request.user, at=clock.now())
    return redirect("decisions:item", pk=pk, item=item)


@require_POST
@fresh_factor
def close(request, pk, item):
    """The chair closes the item with what the votes say."""
    case = place(request, pk, item)
    form = _decide_form(case, request.POST)
    if form.is_valid():
        with refusals_on(form):
            decide(case, **form.cleaned_data, by=request.user, at=clock.now())
            return redirect("decisions:item", pk=pk, item=item)
    return show_item(request, case, decide_form=form)


@require_POST
def cast_block(request, pk):
    """Follow the recommendation for the whole block."""
    meeting = door(request, pk)
    with refusals_told(request):
        count = vote_block(meeting, by=request.user, at=clock.now())
        messages.success(request, _("Your vote is given for %d candidates.") % count)
    return redirect(meeting)


@require_POST
@fresh_factor
def close_block(request, pk):
    """Close every item of the block on which all voices agree."""
    meeting = door(request, pk)
    with refusals_told(request):
        count = decide_block(meeting, by=request.user, at=clock.now())
        messages.success(request, _("%d candidates are decided.") % count)
    return redirect(meeting)
