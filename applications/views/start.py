"""Begin: the explanation is read and acknowledged before APL-01 opens (7.1.1, 9.1.1)."""

from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language

from applications.actions.start import continue_with_version, start_application
from applications.forms.sending import AcknowledgeForm
from applications.queries.elsewhere import begins_elsewhere
from applications.queries.texts import explanation_of, explanation_text, sha256_of
from applications.rules.start import can_start, open_application
from foundation.workflow import clock
from foundation.workflow.web import refusals_on
from schemes.models import Scheme
from schemes.queries import fee_for, version_in_force

from .wizard import own_application


def start(request, code):
    """Read, tick, begin; whoever has one that is not finished is led to it."""
    at, on = clock.now(), clock.today()
    scheme = get_object_or_404(Scheme, code=code)
    version = version_in_force(scheme, on)
    if version is None:
        return render(request, "applications/no_version.html", {"scheme": scheme})
    if place := begins_elsewhere(request.user, scheme, at=at):
        return redirect(place)
    form = _form(request, version)
    if form.is_valid():
        with refusals_on(form):
            application = start_application(
                version, text_sha256=form.cleaned_data["text_sha256"], by=request.user, at=at
            )
            return redirect("applications:personal", pk=application.pk)
    context = {
        "can_start": can_start(request.user, version, on=on),
        "open_application": open_application(request.user, scheme.pk),
    }
    return _show(request, version, form, context)


def renew(request, pk):
    """A draft that was begun under an earlier version: read the new explanation, then go on with what was typed."""
    at, on = clock.now(), clock.today()
    application = own_application(request, pk)
    version = version_in_force(application.scheme_version.scheme, on)
    if version is None:
        return render(request, "applications/no_version.html", {"scheme": application.scheme_version.scheme})
    form = _form(request, version)
    if form.is_valid():
        with refusals_on(form):
            continue_with_version(
                application, version, text_sha256=form.cleaned_data["text_sha256"], by=request.user, at=at
            )
            return redirect("applications:send", pk=application.pk)
    return _show(
        request, version, form, {"can_start": True, "open_application": None, "application": application}
    )


def _form(request, version):
    shown = sha256_of(explanation_text(version, get_language()))
    return AcknowledgeForm(request.POST or None, initial={"text_sha256": shown})


def _show(request, version, form, context):
    on = clock.today()
    context |= {
        "version": version,
        "chapters": explanation_of(version),
        "fees": [fee for kind in version.organisation_kinds if (fee := fee_for(version, kind, on))],
        "form": form,
        "clause_page": version.public_url,
    }
    return render(request, "applications/start.html", context)
