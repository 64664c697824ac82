"""The one way a file leaves, and the one way it comes in. Who may, the case's own view has asked before it
calls these.
"""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from foundation.documents.actions import look_at_page, open_file
from foundation.documents.models import FilesAway, Paper, Slot, Upload
from foundation.documents.rules import examine
from foundation.workflow import clock
from foundation.workflow.answers import NotAllowed, no
from foundation.workflow.origins import origin

# What a stranger's file may do in a browser, should one ever show it: nothing.
CAGE = "default-src 'none'; frame-ancestors 'none'; sandbox"
# Our own papers are shown by the browser's own reader, which refuses to work in a sandbox.
OURS = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"
SOON = "30"  # seconds


def serve(request, kept, *, at, inline=False):
    """The file or the paper as a download; a picture or a paper of ours is shown in the browser where
    `inline` says so.

    A page that says why, and what to do, where it cannot leave: 409, or 503 while it is being printed or the
    storage is away. Every opening is in the trail.
    """
    try:
        data = open_file(kept, by=_person(request), at=at)
    except NotAllowed as refusal:
        return _told(request, refusal.reason, again=not getattr(kept, "is_ready", True))
    except FilesAway:
        return _away(request)
    shown = inline and (isinstance(kept, Paper) or kept.is_image)
    return _answer(
        data, kept.content_type, kept.name, shown=shown, policy=OURS if isinstance(kept, Paper) else CAGE
    )


def preview(request, upload, page, *, at):
    """A page of an upload as a picture, in the page; 404 where it has no picture (yet)."""
    try:
        seen = look_at_page(upload, page, by=_person(request), at=at)
    except NotAllowed as refusal:
        return _told(request, refusal.reason)
    except FilesAway:
        return _away(request)
    if seen is None:
        raise Http404
    return _answer(*seen, upload.name, shown=True, policy=CAGE)


def receive(request, *, slot, field="file"):
    """What may be kept of a posted file; NotAllowed (9.1.2) with what to do where there is none, or none that
    may.

    Two inputs of one name, camera and files, are one choice: the first that holds a file counts.
    """
    file = next((each for each in request.FILES.getlist(field) if each), None)
    if file is None:
        raise NotAllowed(no(_("Choose a file first."), clause="9.1.2"))
    return examine(file, slot=slot)


def hand_in(form):
    """A form's `typed_name` and `drawn` as an action that signs takes them; NotAllowed as `receive` raises it."""
    file = form.cleaned_data["drawn"]
    return {
        "typed_name": form.cleaned_data["typed_name"],
        "drawn": examine(file, slot=Slot.SIGNATURE) if file else None,
        "address": origin().ip or None,
    }


@require_safe
def own_file(request, pk):
    """A file, for whoever handed it in."""
    upload = get_object_or_404(Upload.objects.owned_by(request.user), pk=pk)
    return serve(request, upload, at=clock.now(), inline="lihat" in request.GET)


@require_safe
def own_page(request, pk, number):
    """A page of it as a picture."""
    upload = get_object_or_404(Upload.objects.owned_by(request.user), pk=pk)
    return preview(request, upload, number, at=clock.now())


def _person(request):
    return request.user if request.user.is_authenticated else None


def _answer(data, content_type, name, *, shown, policy):
    """The bytes under their own type, which no browser may guess anew, kept in no cache."""
    response = HttpResponse(data, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=not shown, filename=name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = policy
    response["Cache-Control"] = "no-store, private"
    return response


def _told(request, reason, *, again=False):
    response = render(
        request, "documents/not_now.html", {"reason": reason, "again": again}, status=503 if again else 409
    )
    if again:
        response["Retry-After"] = SOON
    return response


def _away(request):
    return _told(
        request,
        _("The file store does not answer just now. Nothing is lost: load the page again."),
        again=True,
    )
