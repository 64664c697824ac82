"""Who may assess for a scheme, and until when (9.2.2)."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from foundation.workflow import clock
from foundation.workflow.web import refusals_on
from schemes import actions
from schemes.forms import AuthorisationForm, EndForm
from schemes.models import AssessorAuthorisation, Scheme


def assessors(request, code):
    """Authorisations of a scheme, and a form for one more."""
    scheme = get_object_or_404(Scheme, code=code)
    today = clock.today()
    form = AuthorisationForm(request.POST or None, day=today, initial={"starts_on": today})
    if form.is_valid():
        with refusals_on(form):
            actions.authorise_assessor(scheme, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The assessor may now be assigned for this scheme."))
            return redirect("schemes:assessors", scheme.code)
    held = scheme.authorisations.select_related("registration__user", "given_by")
    rows = [(authorisation, authorisation.in_force_on(today)) for authorisation in held]
    return render(
        request, "schemes/assessors.html", {"scheme": scheme, "form": form, "rows": rows, "today": today}
    )


def end_assessor(request, pk):
    """Name the last day of an authorisation."""
    authorisation = get_object_or_404(
        AssessorAuthorisation.objects.select_related("scheme", "registration__user"), pk=pk
    )
    form = EndForm(request.POST or None, initial={"ends_on": clock.today()})
    if form.is_valid():
        with refusals_on(form):
            actions.end_authorisation(authorisation, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The authorisation ends on that day."))
            return redirect("schemes:assessors", authorisation.scheme.code)
    return render(request, "schemes/end_assessor.html", {"form": form, "authorisation": authorisation})
