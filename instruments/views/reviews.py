"""An edition is handed to review, sent back, put in force, withdrawn (9.2.3, 9.3.1)."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.doors import fresh_factor
from foundation.workflow import clock
from foundation.workflow.web import refusals_on, refusals_told
from instruments import actions, rules
from instruments.forms import InForceForm, ReasonForm, SendBackForm

from .finding import instrument_for


@require_POST
def submit(request, pk):
    """Hand a draft to review."""
    found = instrument_for(request, pk)
    with refusals_told(request):
        actions.submit_instrument(found, by=request.user, at=clock.now())
        messages.success(request, _("The edition is handed to review. The committee is told."))
    return redirect(found)


@fresh_factor
def put_in_force(request, pk):
    """The reviewer puts it in force from today."""
    found = instrument_for(request, pk)
    form = InForceForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            actions.put_in_force(found, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The edition is in force from today."))
            return redirect(found)
    can_review = rules.can_put_in_force(request.user, found, valid_until=None, on=clock.today())
    return render(
        request,
        "instruments/put_in_force.html",
        {"form": form, "instrument": found, "can_review": can_review},
    )


def send_back(request, pk):
    """The reviewer sends it back with what has to be mended."""
    found = instrument_for(request, pk)
    form = SendBackForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            actions.send_back(found, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The author has it again and is told why."))
            return redirect(found)
    can_review = rules.can_review(request.user, found, on=clock.today())
    return render(
        request, "instruments/send_back.html", {"form": form, "instrument": found, "can_review": can_review}
    )


@fresh_factor
def withdraw(request, pk):
    """Take an edition out of use."""
    found = instrument_for(request, pk)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            actions.withdraw_instrument(found, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("Nobody is tested with this edition any more."))
            return redirect(found)
    can_withdraw = rules.can_withdraw(request.user, found, on=clock.today())
    return render(
        request,
        "instruments/withdraw.html",
        {"form": form, "instrument": found, "can_withdraw": can_withdraw},
    )
