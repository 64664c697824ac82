"""Minutes: written, read, signed, taken back; and the sealed papers of a meeting (9.4.5)."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.doors import fresh_factor
from decisions.actions import minute_meeting, reopen_meeting, sign_minutes
from decisions.forms import ConclusionForm, ReopenForm
from decisions.models import MinutesSignature
from decisions.queries import seal_steps
from decisions.rules import can_draft_addendum, can_minute, can_reopen, can_sign_minutes
from decisions.states import AddendumState
from foundation.documents.views import serve
from foundation.workflow import clock
from foundation.workflow.origins import origin
from foundation.workflow.web import refusals_on, refusals_told

from .meetings import door


@require_safe
def minutes(request, pk):
    """The minutes as they will be signed."""
    return _show(request, door(request, pk))


def _show(request, meeting, *, reopen_form=None):
    if meeting.minutes_facts is None:
        raise Http404
    addenda = list(meeting.addenda.select_related("meeting"))
    page = {
        "meeting": meeting,
        "facts": meeting.minutes_facts,
        "signatures": MinutesSignature.objects.filter(
            seat__meeting=meeting, annulled_at__isnull=True
        ).select_related("seat__user"),
        "can_sign": can_sign_minutes(request.user, meeting, on=clock.today()),
        "can_reopen": can_reopen(request.user, meeting),
        "reopen_form": reopen_form or ReopenForm(items=meeting.items.all()),
        "steps": seal_steps(meeting),
        "addenda": addenda,
        "corrections": sum(addendum.state == AddendumState.SEALED for addendum in addenda),
        "can_draft_addendum": can_draft_addendum(request.user, meeting),
    }
    return render(request, "decisions/minutes.html", page)


def write(request, pk):
    """Close the session and write its minutes."""
    meeting = door(request, pk)
    form = ConclusionForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            minute_meeting(meeting, **form.cleaned_data, by=request.user, at=clock.now())
            return redirect("decisions:minutes", pk=pk)
    page = {"meeting": meeting, "form": form, "can_minute": can_minute(request.user, meeting)}
    return render(request, "decisions/write_minutes.html", page)


@require_POST
@fresh_factor
def sign(request, pk):
    """A member signs."""
    meeting = door(request, pk)
    with refusals_told(request):
        sign_minutes(meeting, address=origin().ip or None, by=request.user, at=clock.now())
        messages.success(request, _("You have signed the minutes."))
    return redirect("decisions:minutes", pk=pk)


@require_POST
def reopen(request, pk):
    """The chair takes the minutes back into session."""
    meeting = door(request, pk)
    form = ReopenForm(request.POST, items=meeting.items.all())
    if form.is_valid():
        with refusals_on(form):
            reopen_meeting(meeting, **form.cleaned_data, by=request.user, at=clock.now())
            return redirect(meeting)
    return _show(request, meeting, reopen_form=form)


@require_safe
def paper(request, pk, kind):
    """The sealed minutes or decree; before the seal there is neither."""
    meeting = door(request, pk)
    papers = {"berita-acara": meeting.minutes, "sk": getattr(getattr(meeting, "decree", None), "paper", None)}
    if papers.get(kind) is None:
        raise Http404
    return serve(request, papers[kind], at=clock.now(), inline=True)
