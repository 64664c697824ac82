"""Voices, the ruling, and the hands under it (9.9.4, 9.9.6)."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.doors import fresh_factor
from appeals import actions, forms
from appeals.models import Remedy
from foundation.workflow import clock
from foundation.workflow.origins import origin
from foundation.workflow.web import refusals_on, refusals_told

from .office import door, show


@require_POST
def speak(request, pk):
    """Give one's voice."""
    found, form = door(request, pk), forms.VoiceForm(request.POST, prefix="voice")
    if form.is_valid():
        with refusals_on(form):
            upholds = form.cleaned_data["upholds"] == forms.YES
            actions.speak(
                found, upholds=upholds, words=form.cleaned_data["words"], by=request.user, at=clock.now()
            )
            messages.success(request, _("Your voice is on file."))
            return redirect(found)
    return show(request, found, voice_form=form)


@require_POST
@fresh_factor
def write(request, pk):
    """Write the ruling as the voices say it."""
    found, form = door(request, pk), forms.RulingForm(request.POST, remedies=Remedy.values)
    if form.is_valid():
        with refusals_on(form):
            actions.write_ruling(found, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The ruling is written. Every member signs it now."))
            return redirect(found)
    return show(request, found, ruling_form=form)


@require_POST
@fresh_factor
def sign(request, pk):
    """Sign it."""
    found = door(request, pk)
    with refusals_told(request):
        actions.sign_ruling(found, address=origin().ip or None, by=request.user, at=clock.now())
        messages.success(request, _("You have signed the ruling."))
    return redirect(found)
