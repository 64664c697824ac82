"""Who can hear this appeal, and who does: seats, outsiders, declarations (9.9.3)."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from appeals import actions, forms, rules
from appeals.queries import hearers, ruling_deadline, shortage, team_size
from appeals.states import AppealState
from foundation.workflow import clock
from foundation.workflow.web import refusals_on, refusals_told

from .office import door, show
from .pieces import told_apart


@require_safe
def team(request, pk):
    """Everybody of the appeal team with the answer of the rule, the seats, and what is lacking."""
    return _show(request, door(request, pk))


def _show(request, appeal, *, released=None, **refused):
    """The page; a form that was refused stands in its place again, `released` for the seat that it is about."""
    user, on = request.user, clock.today()
    rows = hearers(appeal, on=on)
    free = [one.user.pk for one in rows if one.answer and not one.seat and one.user.pk != user.pk]
    page = {
        "appeal": appeal,
        "rows": rows,
        "seats": [
            (seat, rules.can_release(user, seat, on=on), (released or {}).get(seat.pk) or _release_form(seat))
            for seat in appeal.live_seats
        ],
        "lacking": shortage(appeal, on=on),
        "needed": team_size(appeal),
        "deadline": ruling_deadline(appeal),
        "can_arrange": rules.can_arrange(user, appeal, on=on),
        "can_form": rules.can_form_team(user, appeal, on=on),
        "can_appoint": rules.has_free_seats(user, appeal, on=on),
        "seat_form": forms.SeatForm(members=User.objects.filter(pk__in=free)),
        "outsider_form": forms.OutsiderForm(prefix="luar"),
    }
    if appeal.state != AppealState.ADMITTED:
        for form in refused.values():
            told_apart(request, form)
    return render(request, "appeals/team.html", page | refused)


def _release_form(seat, typed=None):
    return forms.ReasonForm(typed, prefix=f"lepas-{seat.pk}")


@require_POST
def seat(request, pk):
    """Give somebody of the appeal team a seat."""
    found = door(request, pk)
    members = User.objects.filter(pk__in=[one.user.pk for one in hearers(found, on=clock.today())])
    form = forms.SeatForm(request.POST, members=members)
    if form.is_valid():
        with refusals_on(form):
            typed = form.cleaned_data
            actions.seat_member(
                found, typed["member"], is_chair=typed["is_chair"], by=request.user, at=clock.now()
            )
            return redirect("appeals:team", pk)
    return _show(request, found, seat_form=form)


@require_POST
def outsider(request, pk):
    """Appoint somebody from outside the appeal team."""
    found, form = door(request, pk), forms.OutsiderForm(request.POST, prefix="luar")
    if form.is_valid():
        with refusals_on(form):
            person = User.objects.filter(email__iexact=form.cleaned_data["email"]).first()
            actions.appoint_outsider(
                found, person, is_chair=form.cleaned_data["is_chair"], by=request.user, at=clock.now()
            )
            return redirect("appeals:team", pk)
    return _show(request, found, outsider_form=form)


@require_POST
def form(request, pk):
    """The team stands."""
    found = door(request, pk)
    with refusals_told(request):
        actions.form_team(found, by=request.user, at=clock.now())
        messages.success(request, _("The team is formed. The appellant is told who hears the appeal."))
        return redirect(found)
    return redirect("appeals:team", pk)


@require_POST
def release(request, pk, seat):
    """Take a member out."""
    found = door(request, pk)
    member = get_object_or_404(found.seats, pk=seat)
    form = _release_form(member, request.POST)
    if form.is_valid():
        with refusals_on(form):
            words = form.cleaned_data["words"]
            actions.release_seat(member, reason=words, by=request.user, at=clock.now())
            return redirect("appeals:team", pk)
    return _show(request, found, released={member.pk: form})


@require_POST
def declare(request, pk):
    """Accept one's own seat."""
    found = door(request, pk)
    with refusals_told(request):
        own = get_object_or_404(found.live_seats, user=request.user)
        actions.declare(own, by=request.user, at=clock.now())
        messages.success(request, _("You sit in the team of this appeal."))
    return redirect(found)


@require_POST
def leave(request, pk):
    """Stand aside."""
    found, form = door(request, pk), forms.ReasonForm(request.POST, prefix="leave")
    own = get_object_or_404(found.live_seats, user=request.user)
    if form.is_valid():
        with refusals_on(form):
            actions.leave_seat(own, reason=form.cleaned_data["words"], by=request.user, at=clock.now())
            messages.success(request, _("You stand aside in this appeal."))
            return redirect("appeals:appeals")
    return show(request, found, leave_form=form)
