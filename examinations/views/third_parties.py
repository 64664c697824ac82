"""The third party of a case, as candidate, assessors and office see it (FR.IA.10, 9.3.1)."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.forms import ReasonForm
from assessments.views.case import door
from examinations.actions.third_parties import (
    ask_third_party,
    name_third_party,
    send_link_again,
    withdraw_third_party,
)
from examinations.forms.third_parties import AssuranceForm, NameForm
from examinations.models import ThirdParty
from examinations.queries.third_parties import named_instead, third_parties_of, third_party_instrument
from examinations.rules.third_parties import (
    can_ask_third_party,
    can_name_third_party,
    can_send_link_again,
    can_withdraw_third_party,
)
from foundation.documents.views import serve
from foundation.workflow import clock
from foundation.workflow.links import is_anybodys
from foundation.workflow.web import refusals_on, refusals_told


def found(request, pk):
    """The third party, for those who may know of it (7.1.3)."""
    return get_object_or_404(ThirdParty.objects.visible_to(request.user).with_case(), pk=pk)


@require_safe
def third_parties(request, pk):
    """Who was named, who was asked, what came of it."""
    assessment = door(request, pk)
    rows = [_row(request.user, one) for one in third_parties_of(assessment)]
    if not rows and third_party_instrument(assessment) is None:
        raise Http404
    return _show(request, assessment, rows)


def _show(request, assessment, rows, **refused):
    page = {
        "assessment": assessment,
        "case": assessment.application,
        "rows": rows,
        "at": clock.now(),
        "is_candidate": request.user.pk == assessment.application.applicant_id,
        "can_name": can_name_third_party(request.user, assessment),
        "assurance_form": refused.get("assurance") or AssuranceForm(),
        "withdraw_form": ReasonForm(),
    }
    return render(request, "examinations/third_parties.html", page)


def _row(user, third_party):
    today = clock.today()
    return {
        "third_party": third_party,
        "link": third_party.link,
        "is_anybodys": is_anybodys(third_party.email),
        "can_ask": can_ask_third_party(user, third_party, on=today),
        "can_send_again": can_send_link_again(user, third_party, on=today),
        "can_withdraw": can_withdraw_third_party(user, third_party, on=today),
        "answers": third_party.answers.select_related("item"),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def name(request, pk):
    """The candidate says who may be asked."""
    assessment = door(request, pk)
    can_name = can_name_third_party(request.user, assessment)
    if request.user.pk != assessment.application.applicant_id:
        raise Http404
    before = named_instead(assessment)
    form = NameForm(
        request.POST or None, initial=before.other | {"workplace": before.workplace} if before else None
    )
    if form.is_valid():
        with refusals_on(form):
            name_third_party(assessment, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("You have named a third party. Your assessor sends the link."))
            return redirect("examinations:third_parties", pk=assessment.pk)
    page = {"assessment": assessment, "case": assessment.application, "form": form, "before": before}
    return render(request, "examinations/name_third_party.html", page | {"can_name": can_name})


@require_POST
def ask(request, pk):
    """Send the link."""
    third_party = found(request, pk)
    form = AssuranceForm(request.POST)
    if form.is_valid():
        with refusals_told(request):
            ask_third_party(third_party, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The link is on its way."))
    return redirect(third_party)


@require_POST
def send_again(request, pk):
    """A new link; the one before opens nothing any more."""
    third_party = found(request, pk)
    with refusals_told(request):
        send_link_again(third_party, by=request.user, at=clock.now())
        messages.success(request, _("A new link is on its way. The one before holds no longer."))
    return redirect(third_party)


@require_POST
def withdraw(request, pk):
    """Take the question back."""
    third_party = found(request, pk)
    with refusals_told(request):
        reason = request.POST.get("reason", "")
        withdraw_third_party(third_party, reason=reason, by=request.user, at=clock.now())
        messages.success(request, _("The question is taken back. Its link opens nothing any more."))
    return redirect(third_party)


@require_safe
def sheet(request, pk):
    """FR.IA.10 as it was answered: for assessors and office; whoever answered was told that nobody else reads it."""
    third_party = found(request, pk)
    if third_party.paper is None or third_party.candidate == request.user:
        raise Http404
    return serve(request, third_party.paper, at=clock.now(), inline=True)
