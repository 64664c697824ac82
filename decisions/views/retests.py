"""Retests after "not yet competent": what one covers, from when, for how much; asked for, withdrawn, opened (9.3.5)."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from applications.models import Application
from decisions.actions import ask_for_retest, open_retest, withdraw_retest
from decisions.forms import ReasonForm
from decisions.queries import open_to_a_retest, prospect_of, waiting_retests
from decisions.rules import can_ask_for_retest, can_open_retest, can_withdraw_retest
from foundation.workflow import clock
from foundation.workflow.web import refusals_on, refusals_told


def door(request, application):
    """The case and its prospect, for its applicant and the secretariat; without a decision that gives one, nothing."""
    cases = Application.objects.visible_to(request.user).select_related(
        "applicant", "organisation", "particulars", "scheme_version"
    )
    case = get_object_or_404(cases, pk=application)
    prospect = prospect_of(case, on=clock.today())
    if prospect is None:
        raise Http404
    return case, prospect


@require_safe
def retests(request):
    """Those that were asked for, and the decisions after which one is possible."""
    today = clock.today()
    page = {"waiting": waiting_retests(), "possible": open_to_a_retest(), "today": today}
    return render(request, "decisions/retests.html", page)


@require_safe
def retest(request, application):
    """What is tested again, from when, what it costs, how far it has come."""
    return show(request, *door(request, application))


def show(request, case, prospect, *, withdraw_form=None):
    """The page of a retest, with a form that was refused put back in its place."""
    today, user, asked = clock.today(), request.user, prospect.retest
    page = {
        "case": case,
        "prospect": prospect,
        "is_own": user.pk == case.applicant_id,
        "can_ask": can_ask_for_retest(user, case, on=today),
        "can_withdraw": asked and can_withdraw_retest(user, asked, on=today),
        "can_open": asked and can_open_retest(user, asked, on=today),
        "withdraw_form": withdraw_form or ReasonForm(),
        "clause_page": case.scheme_version.public_url,
    }
    return render(request, "decisions/retest.html", page)


@require_POST
def ask(request, application):
    """Ask for it."""
    case, _prospect = door(request, application)
    with refusals_told(request):
        asked = ask_for_retest(case, by=request.user, at=clock.now())
        words = _("The retest is asked for. Its invoice has to be paid next.")
        messages.success(request, words if asked.invoice else _("The retest is asked for."))
    return redirect("decisions:retest", application=case.pk)


def asked_for(request, application):
    """The case, its prospect, and the retest that was asked for."""
    case, prospect = door(request, application)
    if prospect.retest is None:
        raise Http404
    return case, prospect, prospect.retest


@require_POST
def withdraw(request, application):
    """Let it be."""
    case, prospect, asked = asked_for(request, application)
    form = ReasonForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            withdraw_retest(asked, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The retest is withdrawn."))
            return redirect("decisions:retest", application=case.pk)
    return show(request, case, prospect, withdraw_form=form)


@require_POST
def open_test(request, application):
    """The test is on again."""
    case, _prospect, asked = asked_for(request, application)
    with refusals_told(request):
        open_retest(asked, by=request.user, at=clock.now())
        messages.success(request, _("The test is open again; candidate and assessor are told."))
    return redirect("decisions:retest", application=case.pk)
