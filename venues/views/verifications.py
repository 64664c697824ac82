"""One verification: ordered by the office, answered and concluded by its verifier (9.3.2)."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from foundation.documents.views import serve
from foundation.look import writing
from foundation.workflow import clock
from foundation.workflow.answers import NotAllowed
from foundation.workflow.web import refusals_on, told
from venues import actions, rules
from venues.forms import ConcludeForm, FindingsForm, OrderForm, ReasonForm, WithdrawForm
from venues.models import VenueVerification
from venues.queries import lines_of

from .places import door as venue_door


def door(request, pk):
    """The verification, for whoever may see it."""
    seen = VenueVerification.objects.visible_to(request.user, on=clock.today())
    return get_object_or_404(
        seen.select_related(
            "venue", "scheme", "verifier", "checklist", "ordered_by", "ended_by", "letter", "record"
        ),
        pk=pk,
    )


def order(request, pk):
    """Send an assessor to look at the place."""
    venue, today = venue_door(request, pk), clock.today()
    form = OrderForm(
        request.POST or None, venue=venue, by=request.user, day=today, initial={"asked_from": today}
    )
    if form.is_valid():
        with refusals_on(form):
            ordered = actions.order_verification(venue, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The verification is ordered and its verifier is told."))
            return redirect(ordered)
    return render(request, "venues/order.html", {"form": form, "venue": venue})


@require_safe
def verification(request, pk):
    """What was asked, what was found, what came of it."""
    return show(request, door(request, pk))


def show(request, one, **forms):
    """The page, with forms that were refused put back in their place."""
    today, lines = clock.today(), lines_of(one)
    page = {
        "one": one,
        "today": today,
        "holds": one.holds_on(today),
        "lines": lines,
        "missing": sum(line.finding is None for line in lines),
        "can_find": rules.can_find(request.user, one, on=today),
        "is_verifier": request.user == one.verifier,
        "may_cancel": _may_cancel(request.user, one, today),
        "may_withdraw": one.is_fit and _may_withdraw(request.user, one, today),
        "findings_form": FindingsForm(lines=lines),
        "conclude_form": ConcludeForm(initial={"verified_on": today, "valid_until": one.asked_until}),
        "cancel_form": ReasonForm(prefix="cancel"),
        "withdraw_form": WithdrawForm(prefix="withdraw", initial={"withdrawn_from": today}),
        "uses": rules.uses_of(one),
    }
    return render(request, "venues/verification.html", page | forms)


@require_POST
def find(request, pk):
    """Keep what was found so far."""
    one = door(request, pk)
    form = FindingsForm(request.POST, lines=lines_of(one))
    if "X-Autosave" in request.headers:
        return _autosave(request, one, form)
    if form.is_valid():
        with refusals_on(form):
            actions.record_findings(one, answers=form.answers, by=request.user, at=clock.now())
            messages.success(request, _("What you found is kept."))
            return redirect(one)
    return show(request, one, findings_form=form)


def _autosave(request, one, form):
    """Keep each answer as it is given, in a place without a desk; one that has to say why waits for its remark."""
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    waits, at = form.unexplained, clock.now()
    answers = {point: said for point, said in form.answers.items() if point not in waits}
    try:
        actions.record_findings(one, answers=answers, by=request.user, at=at)
    except NotAllowed as refusal:
        return JsonResponse({"errors": {}, "reason": told(refusal)}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    errors = {field: [why] for field, why in waits.values()}
    return JsonResponse({"errors": errors, "saved_at": writing.clock(at).split()[0]})


@require_POST
def conclude(request, pk):
    """The verifier's word."""
    one = door(request, pk)
    form = ConcludeForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            actions.conclude_verification(one, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The verification is concluded; its record is being printed."))
            return redirect(one)
    return show(request, one, conclude_form=form)


@require_POST
def cancel(request, pk):
    """Called off by the office, or given back by the verifier."""
    one = door(request, pk)
    form = ReasonForm(request.POST, prefix="cancel")
    if form.is_valid():
        with refusals_on(form):
            actions.cancel_verification(one, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The verification is called off and the other side is told."))
            return redirect(one)
    return show(request, one, cancel_form=form)


@require_POST
def withdraw(request, pk):
    """The place turned out unfit."""
    one = door(request, pk)
    form = WithdrawForm(request.POST, prefix="withdraw")
    if form.is_valid():
        with refusals_on(form):
            actions.withdraw_verification(one, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The place is no longer verified from that day on."))
            return redirect(one)
    return show(request, one, withdraw_form=form)


@require_safe
def letter(request, pk):
    """The letter of assignment as a PDF."""
    return _paper(request, door(request, pk).letter)


@require_safe
def record(request, pk):
    """The record as a PDF."""
    return _paper(request, door(request, pk).record)


def _paper(request, kept):
    if kept is None:
        raise Http404
    return serve(request, kept, at=clock.now(), inline=True)


def _may_cancel(user, one, today):
    """Whether the button is there; the reason is asked for beside it."""
    return rules.can_cancel_verification(user, one, reason="-", on=today)


def _may_withdraw(user, one, today):
    return rules.can_withdraw_verification(user, one, withdrawn_from=today, reason="-", on=today)
