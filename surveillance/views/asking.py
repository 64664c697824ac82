"""The office names, vouches for, and asks those who see holders at work: one link for each address (9.6.3)."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from foundation.workflow import clock
from foundation.workflow.web import refusals_on, refusals_told
from surveillance import actions, forms
from surveillance.models import Contact, Enquiry, Question
from surveillance.queries import outsiders

from .office import door, show


@require_safe
def addressees(request):
    """Everybody outside who can be asked, each with all their people."""
    found = outsiders.addressees(on=clock.today(), without=request.user)
    return render(request, "surveillance/outsiders.html", {"found": found})


@require_POST
def ask(request):
    """Ask one address about everybody who waits to be asked there."""
    email, kind = request.POST.get("email", ""), request.POST.get("kind", "")
    found = outsiders.addressees(on=clock.today(), without=request.user)
    one = next((one for one in found if (one.email, one.kind) == (email, kind) and one.to_ask), None)
    if one is None:
        raise Http404
    with refusals_told(request):
        actions.ask(one.to_ask, by=request.user, at=clock.now())
        messages.success(request, _("The link is on its way."))
    return redirect("surveillance:outsiders")


@require_POST
def send_again(request, enquiry):
    """A new link; the one before opens nothing any more."""
    with refusals_told(request):
        actions.send_again(get_object_or_404(Enquiry, pk=enquiry), by=request.user, at=clock.now())
        messages.success(request, _("A new link is on its way. The one before holds no longer."))
    return redirect("surveillance:outsiders")


@require_POST
def name_contact(request, pk):
    """Name whom to ask, for the holder."""
    found, form = door(request, pk), forms.ContactForm(request.POST, prefix="c")
    if form.is_valid():
        with refusals_on(form):
            actions.name_contact(found.certificate, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("This person is named."))
            return redirect(found)
    return show(request, found, contact_form=form)


@require_POST
def assure_contact(request, pk, contact):
    """Vouch for an address."""
    found, form = door(request, pk), forms.AssuranceForm(request.POST)
    named = get_object_or_404(Contact, pk=contact, certificate=found.certificate_id)
    if form.is_valid():
        with refusals_on(form):
            actions.assure_contact(named, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("This person can be asked now."))
            return redirect(found)
    return show(request, found, assurance_form=form)


@require_POST
def add_method(request, pk):
    """Use one more method, so that a person of this kind can be asked, too."""
    found = door(request, pk)
    with refusals_told(request):
        actions.add_method(found, method=request.POST.get("method", ""), by=request.user, at=clock.now())
        messages.success(request, _("This person can be asked now."))
    return redirect(found)


@require_POST
def withdraw(request, pk, question):
    """Take a question back."""
    found = door(request, pk)
    with refusals_told(request):
        asked = get_object_or_404(Question, pk=question, surveillance=found)
        actions.withdraw(asked, reason=request.POST.get("reason", ""), by=request.user, at=clock.now())
        messages.success(request, _("The question is taken back."))
    return redirect(found)
