"""Files that nobody may see: the button that shuts one away, the applicant's copy, the secretariat's list (9.1.3)."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from applications.actions.quarantines import purge_original, send_copy, shut_away
from applications.forms.quarantines import CopyForm, ShutAwayForm
from applications.models import Application, Quarantine
from applications.queries.people import belongs_to, page_of
from applications.queries.quarantines import kept_shut
from applications.rules.messages import is_staff_of
from applications.rules.quarantines import can_purge, can_send_copy, can_shut_away
from foundation.documents.models import Upload
from foundation.documents.rules import examine
from foundation.workflow import clock
from foundation.workflow.web import refusals_on, refusals_told

from .wizard import own_application

SOME_REMARK = "…"


def shut(request, pk, upload):
    """Say what can be seen in a piece of evidence, and shut it away."""
    application, piece = _evidence_of(request, pk, upload)
    form = ShutAwayForm(request.POST or None)
    back = page_of(request.user, application, on=clock.today())
    if form.is_valid():
        with refusals_on(form):
            shut_away(application, piece.upload, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(
                request, _("Nobody can open this file any more. The applicant is asked for another.")
            )
            return redirect(back)
    context = {
        "application": application,
        "piece": piece,
        "form": form,
        "back": back,
        "can_shut": can_shut_away(
            request.user, application, piece.upload, remark=SOME_REMARK, on=clock.today()
        ),
        "clause_page": application.scheme_version.public_url,
    }
    return render(request, "applications/shut_away.html", context)


def copy(request, pk, quarantine):
    """What was found, what to do, and the file that comes instead."""
    application = own_application(request, pk)
    kept = get_object_or_404(
        application.quarantines.select_related("evidence", "attachment", "upload"), pk=quarantine
    )
    form = CopyForm(request.POST or None, request.FILES or None, upload=kept.upload)
    if form.is_valid():
        with refusals_on(form):
            examined = examine(form.cleaned_data["file"], slot=kept.upload.slot)
            masked = form.cleaned_data.get("masked", False)
            send_copy(kept, examined=examined, masked=masked, by=request.user, at=clock.now())
            messages.success(
                request,
                _("Your file is in its place now. The secretariat looks at it, then deletes the first."),
            )
            return redirect(application)
    context = {
        "application": application,
        "kept": kept,
        "form": form,
        "can_send": can_send_copy(request.user, kept, masked=True),
        "clause_page": application.scheme_version.public_url,
    }
    return render(request, "applications/copy.html", context)


@require_safe
def quarantine(request):
    """Every file that is shut away: why, what is awaited, what to do."""
    on = clock.today()
    rows = [
        {"kept": kept, "can_purge": can_purge(request.user, kept, on=on), "replacement": kept.replacement}
        for kept in kept_shut(request.user)
    ]
    return render(request, "applications/review/quarantine.html", {"rows": rows})


@require_POST
def purge(request, pk, quarantine):
    """Delete for good."""
    cases = Application.objects.visible_to(request.user).exclude(applicant=request.user)
    kept = get_object_or_404(Quarantine.objects.filter(application__in=cases, application=pk), pk=quarantine)
    with refusals_told(request):
        purge_original(kept, by=request.user, at=clock.now())
        messages.success(request, _("The file is deleted for good. The trail keeps that it was there."))
    return redirect("applications:quarantine")


def _evidence_of(request, pk, upload):
    """The piece of evidence, for whoever works on its case; for everybody else it is not there (7.1.3)."""
    application = get_object_or_404(Application.objects.select_related("scheme_version", "applicant"), pk=pk)
    if not (
        is_staff_of(request.user, application) and belongs_to(request.user, application, on=clock.today())
    ):
        raise Http404
    kept = get_object_or_404(Upload, pk=upload)
    return application, get_object_or_404(
        application.evidence.current().select_related("upload"), upload=kept
    )
