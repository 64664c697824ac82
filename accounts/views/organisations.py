"""Organisations: proposals to settle first, then the list (2.1)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.actions import add_organisation, confirm_organisation, reject_organisation
from accounts.forms.organisations import OrganisationForm
from accounts.models import Organisation
from accounts.queries import proposals
from accounts.rules import can_keep_organisations, can_settle_organisation
from accounts.states import OrganisationState
from foundation.workflow import clock
from foundation.workflow.web import refusals_on, refusals_told

PER_PAGE = 25
TELLING = 4


@require_safe
def organisations(request):
    """What waits, what is on the list, and what was rejected."""
    return _page(request, OrganisationForm(prefix="new"))


@require_POST
def organisation_add(request):
    """Put one on the list."""
    form = OrganisationForm(request.POST, prefix="new")
    if form.is_valid():
        with refusals_on(form):
            added = add_organisation(**form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("%s is on the list.") % added)
            return redirect("accounts:organisations")
    return _page(request, form)


def organisation(request, pk):
    """Settle one proposal: confirm it under its right name and kind, or reject it with a reason."""
    proposal = get_object_or_404(Organisation.objects.select_related("proposed_by"), pk=pk)
    form = OrganisationForm(request.POST or None, initial={"name": proposal.name, "kind": proposal.kind})
    if form.is_valid():
        with refusals_on(form):
            confirmed = confirm_organisation(proposal, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("%s is confirmed.") % confirmed)
            return redirect("accounts:organisations")
    page = {
        "proposal": proposal,
        "form": form,
        "can_settle": can_settle_organisation(request.user, proposal, on=clock.today()),
        "alike": _alike(proposal),
    }
    return render(request, "accounts/organisation.html", page)


@require_POST
def organisation_reject(request, pk):
    """Reject a proposal; whoever named it is told why."""
    proposal = get_object_or_404(Organisation, pk=pk)
    with refusals_told(request):
        reject_organisation(proposal, reason=request.POST.get("reason", ""), by=request.user, at=clock.now())
        messages.success(request, _("%s is rejected.") % proposal)
        return redirect("accounts:organisations")
    return redirect("accounts:organisation", pk=pk)


def _page(request, form):
    words = request.GET.get("q", "").strip()
    listed = Organisation.objects.exclude(state=OrganisationState.PROPOSED).filter(name__icontains=words)
    page = {
        "proposals": proposals().select_related("proposed_by"),
        "page": Paginator(listed, PER_PAGE).get_page(request.GET.get("page")),
        "q": words,
        "form": form,
        "can_keep": can_keep_organisations(request.user, on=clock.today()),
    }
    return render(request, "accounts/organisations.html", page)


def _alike(proposal):
    """Names on the list that share a word of some length: perhaps it is there already."""
    words = [word for word in proposal.name.split() if len(word) >= TELLING]
    listed = Organisation.objects.filter(state=OrganisationState.CONFIRMED)
    return [known for known in listed if any(word.lower() in known.name.lower() for word in words)][:5]
