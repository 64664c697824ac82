"""End an assessment: the candidate withdraws, or the secretariat has a reason (9.1.4)."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applications.models import Application
from applications.states import ApplicationState
from assessments.actions import stop_assessment
from assessments.forms import StopForm
from assessments.rules import can_stop, is_own
from foundation.workflow import clock
from foundation.workflow.web import refusals_on


@require_http_methods(["GET", "HEAD", "POST"])
def stop(request, application):
    """What follows from it first; then the button."""
    candidates = Application.objects.visible_to(request.user).filter(state=ApplicationState.ACCEPTED)
    case = get_object_or_404(candidates.select_related("scheme_version", "particulars"), pk=application)
    own = is_own(request.user, case)
    form = StopForm(request.POST if request.method == "POST" else None, own=own)
    if form.is_valid():
        with refusals_on(form):
            stopped = stop_assessment(case, **form.cleaned_data, by=request.user, at=clock.now())
            done = _("You have withdrawn from the certification.") if own else _("The assessment is stopped.")
            messages.success(request, done)
            return redirect(case if own else stopped)
    page = {
        "case": case,
        "form": form,
        "is_own": own,
        "can_stop": can_stop(request.user, case, on=clock.today()),
        "clause_page": case.scheme_version.public_url,
    }
    return render(request, "assessments/stop.html", page)
