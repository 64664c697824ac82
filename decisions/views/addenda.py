"""Addenda to sealed minutes: drafted, read, put up, signed, withdrawn; and their paper (9.4.5)."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.doors import fresh_factor
from decisions.actions import draft_addendum, put_up_addendum, sign_addendum, withdraw_addendum
from decisions.forms import AddendumForm, ReasonForm
from decisions.queries import passage_of, passages
from decisions.rules import can_draft_addendum, can_put_up, can_sign_addendum, can_withdraw_addendum
from decisions.rules.addenda import unsigned_by
from foundation.documents.views import serve
from foundation.workflow import clock
from foundation.workflow.origins import origin
from foundation.workflow.web import refusals_on, refusals_told

from .meetings import door


def place(request, pk, addendum):
    """An addendum of a meeting that one may know of."""
    found = door(request, pk).addenda.select_related("meeting", "item__application", "drafted_by", "paper")
    return get_object_or_404(found, pk=addendum)


def draft(request, pk):
    """Choose a passage of the minutes; then write how it has to read, and why."""
    meeting = door(request, pk)
    can = can_draft_addendum(request.user, meeting)
    passage = passage_of(meeting, _asked(request)) if can else None
    form = passage and AddendumForm(
        request.POST or None, initial={"passage": passage.key, "corrected": passage.words}
    )
    if form and form.is_valid():
        with refusals_on(form):
            made = draft_addendum(meeting, **form.cleaned_data, by=request.user, at=clock.now())
            return redirect(made)
    page = {"meeting": meeting, "can_draft": can, "passage": passage, "form": form}
    if can and not passage:
        page["passages"] = passages(meeting)
    return render(request, "decisions/draft_addendum.html", page)


def _asked(request):
    return request.POST.get("passage") or request.GET.get("bagian", "")


@require_safe
def addendum(request, pk, addendum):
    """Both readings, who has signed, and what there is to do."""
    return _show(request, place(request, pk, addendum))


def _show(request, addendum, *, withdraw_form=None):
    user, today = request.user, clock.today()
    page = {
        "meeting": addendum.meeting,
        "addendum": addendum,
        "signatures": addendum.signatures.select_related("seat__user").order_by("signed_at"),
        "unsigned": unsigned_by(addendum).select_related("user"),
        "can_put_up": can_put_up(user, addendum, on=today),
        "can_sign": can_sign_addendum(user, addendum, on=today),
        "can_withdraw": can_withdraw_addendum(user, addendum, on=today),
        "withdraw_form": withdraw_form or ReasonForm(),
    }
    return render(request, "decisions/addendum.html", page)


@require_POST
def put_up(request, pk, addendum):
    """Ask everybody who was present to sign."""
    found = place(request, pk, addendum)
    with refusals_told(request):
        put_up_addendum(found, by=request.user, at=clock.now())
        messages.success(
            request, _("The addendum has its number. Every member who was present is asked to sign.")
        )
    return redirect(found)


@require_POST
@fresh_factor
def sign(request, pk, addendum):
    """A member signs."""
    found = place(request, pk, addendum)
    with refusals_told(request):
        sign_addendum(found, address=origin().ip or None, by=request.user, at=clock.now())
        messages.success(request, _("You have signed the addendum."))
    return redirect(found)


@require_POST
def withdraw(request, pk, addendum):
    """Take it back, with the reason."""
    found = place(request, pk, addendum)
    form = ReasonForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            withdraw_addendum(found, **form.cleaned_data, by=request.user, at=clock.now())
            return redirect(found)
    return _show(request, found, withdraw_form=form)


@require_safe
def paper(request, pk, addendum):
    """The sealed addendum; before the last signature there is none."""
    found = place(request, pk, addendum)
    if found.paper is None:
        raise Http404
    return serve(request, found.paper, at=clock.now(), inline=True)
