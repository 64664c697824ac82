"""Warnings, proposals, their decision, and the return of a certificate (9.5.1, 9.5.2, 9.8.4)."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.doors import fresh_factor
from foundation.workflow import clock
from foundation.workflow.web import refusals_on
from sanctions import actions, forms
from sanctions.models import Measure, ReturnRequest

from .cases import door, examined, show


@require_POST
def warn(request, pk):
    """Write a warning."""
    found, form = door(request, pk), forms.WarnForm(request.POST, prefix="warn")
    if form.is_valid():
        with refusals_on(form):
            actions.warn(found, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The warning is written and the holder is told."))
            return redirect(found)
    return show(request, found, warn_form=form)


@require_POST
def deliver(request, pk, warning):
    """Record that a warning arrived on paper."""
    found = door(request, pk)
    letter = get_object_or_404(found.warnings, pk=warning)
    form = forms.DeliveryForm(request.POST, request.FILES, prefix=f"d{letter.pk}")
    if form.is_valid():
        with refusals_on(form):
            facts = form.cleaned_data | {"proof": examined(form, "proof")}
            actions.record_delivery(letter, **facts, by=request.user, at=clock.now())
            messages.success(request, _("The arrival is recorded."))
            return redirect(found)
    return show(request, found, **{f"deliver-{letter.pk}": form})


@require_POST
def find(request, pk, warning):
    """Record whether a warning was heeded."""
    found = door(request, pk)
    letter = get_object_or_404(found.warnings, pk=warning)
    form = forms.FindForm(request.POST, prefix=f"f{letter.pk}")
    if form.is_valid():
        with refusals_on(form):
            facts = form.cleaned_data | {"heeded": form.cleaned_data["heeded"] == forms.YES}
            actions.find(letter, **facts, by=request.user, at=clock.now())
            messages.success(request, _("What became of the warning is recorded."))
            return redirect(found)
    return show(request, found, **{f"find-{letter.pk}": form})


@require_POST
def propose(request, pk):
    """Propose a measure."""
    found = door(request, pk)
    form = forms.ProposeForm(request.POST, measures=Measure.values, prefix="propose")
    if form.is_valid():
        with refusals_on(form):
            actions.propose(found, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("It is proposed. Somebody else decides."))
            return redirect(found)
    return show(request, found, propose_form=form)


@fresh_factor
@require_POST
def rule(request, pk, proposal):
    """Decide on a proposal."""
    found = door(request, pk)
    proposed = get_object_or_404(found.proposals, pk=proposal)
    form = forms.RuleForm(request.POST, prefix=f"r{proposed.pk}")
    if form.is_valid():
        with refusals_on(form):
            facts = form.cleaned_data | {"approves": form.cleaned_data["approves"] == forms.YES}
            actions.rule(proposed, **facts, by=request.user, at=clock.now())
            messages.success(request, _("Your decision is recorded."))
            return redirect(found)
    return show(request, found, **{f"rule-{proposed.pk}": form})


@require_POST
def record_return(request, pk):
    """The printed certificate came back."""
    found = door(request, pk)
    asked = get_object_or_404(ReturnRequest, case=found)
    form = forms.ReturnForm(request.POST, prefix="back")
    if form.is_valid():
        with refusals_on(form):
            actions.record_return(asked, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The return is recorded."))
            return redirect(found)
    return show(request, found, return_form=form)
