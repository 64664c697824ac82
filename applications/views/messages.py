"""The question thread of a case (7.1.2)."""

from django.contrib import messages as told_messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from applications.actions.messages import hold_message, mark_seen, write_message
from applications.forms.messages import HoldForm, MessageForm
from applications.models import Application
from applications.queries.people import belongs_to, page_of
from applications.queries.thread import thread_of
from applications.rules.messages import is_staff_of
from foundation.workflow import clock
from foundation.workflow.web import refusals_on, refusals_told


def messages(request, pk):
    """Read the thread, and write into it."""
    at = clock.now()
    application = _case_of(request, pk)
    is_staff = is_staff_of(request.user, application)
    form = MessageForm(request.POST or None, is_staff=is_staff)
    if form.is_valid():
        with refusals_on(form):
            write_message(
                application, body=form.cleaned_data["body"], audience=form.readers, by=request.user, at=at
            )
            return redirect("applications:messages", pk=application.pk)
    thread = thread_of(application, request.user)
    if thread:
        mark_seen(application, thread[-1], by=request.user)
    context = {
        "application": application,
        "thread": thread,
        "form": form,
        "is_staff": is_staff,
        "case_page": page_of(request.user, application, on=clock.today()),
        "clause_page": application.scheme_version.public_url,
    }
    return render(request, "applications/messages.html", context)


@require_POST
def hold(request, pk, message):
    """Hold a message back from the applicant, with the reason for its author."""
    application = _case_of(request, pk)
    form = HoldForm(request.POST)
    kept = get_object_or_404(application.messages, pk=message)
    with refusals_told(request):
        hold_message(kept, reason=form.data.get("reason", ""), by=request.user, at=clock.now())
        told_messages.success(request, _("The message is held back. Its author reads why."))
    return redirect("applications:messages", pk=application.pk)


def _case_of(request, pk):
    """For whoever does not belong to the case it does not exist (7.1.3)."""
    application = get_object_or_404(Application.objects.select_related("scheme_version", "applicant"), pk=pk)
    if not belongs_to(request.user, application, on=clock.today()):
        raise Http404
    return application
