"""What both sides say, and the hearing (9.9.4)."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from appeals import actions, forms
from appeals.models import Side
from appeals.rules.hearing import seat_of
from foundation.workflow import clock
from foundation.workflow.web import refusals_on

from .lodging import examined, file_again
from .office import door, show


@require_POST
def record(request, pk):
    """The office speaks for the LSP; a member of the team writes down who said what."""
    found = door(request, pk)
    kind = forms.RecordForm if seat_of(request.user, found) else forms.SayForm
    form = kind(request.POST, request.FILES)
    if form.is_valid():
        with refusals_on(form):
            actions.say(
                found,
                side=form.cleaned_data.get("side", Side.LSP),
                words=form.cleaned_data["words"],
                files=examined(form.cleaned_data["file"]),
                by=request.user,
                at=clock.now(),
            )
            messages.success(request, _("It is on file."))
            return redirect(found)
    return show(request, found, say_form=file_again(form, request.FILES))


@require_POST
def call(request, pk):
    """Call both sides."""
    found, form = door(request, pk), forms.CallForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            actions.call_hearing(found, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("Both sides are called."))
            return redirect(found)
    return show(request, found, call_form=form)


@require_POST
def hold(request, pk):
    """Record how it went."""
    found, form = door(request, pk), forms.HoldForm(request.POST, prefix="hold")
    if form.is_valid():
        with refusals_on(form):
            typed = form.cleaned_data
            actions.hold_hearing(
                found,
                appellant_came=typed["appellant_came"] == forms.YES,
                lsp_came=typed["lsp_came"] == forms.YES,
                words=typed["words"],
                by=request.user,
                at=clock.now(),
            )
            messages.success(request, _("Both sides are heard. Every member gives a voice now."))
            return redirect(found)
    return show(request, found, hold_form=form)
