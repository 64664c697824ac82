"""The page on which the LSP says what its papers say of it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.actions import describe_body
from accounts.doors import fresh_factor
from accounts.forms.body import BodyForm
from accounts.queries import certification_body
from foundation.workflow import clock
from foundation.workflow.web import refusals_on


@fresh_factor
def body(request):
    """Name, licence, address: from the next paper on."""
    form = BodyForm(request.POST or None, instance=certification_body())
    if form.is_valid():
        with refusals_on(form):
            describe_body(form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The facts are saved. They stand on papers from now on."))
            return redirect("accounts:body")
    return render(request, "accounts/body.html", {"form": form})
