"""The step with the documents a-f and the photo: each file is sent at once, and counts at once (9.1.2)."""

from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from applications.actions.documents import attach_document, detach_document
from applications.forms.documents import PhotoForm
from applications.queries.items import needed_documents
from applications.rules.editing import can_edit, can_open_step
from foundation.documents.rules import SLOTS
from foundation.documents.views import receive
from foundation.workflow import clock
from foundation.workflow.answers import NotAllowed
from foundation.workflow.web import told

from .wizard import closed, frame_of, own_application


def documents(request, pk):
    """Every document that this applicant hands in, with its files."""
    application = own_application(request, pk)
    open_ = can_open_step(request.user, application, "documents")
    if not open_:
        return closed(request, application, "documents", open_)
    return _page(request, application)


@require_POST
def attach(request, pk, document):
    """Hand in one file; the answer is the document's card anew, with the reason where the file was refused."""
    at = clock.now()
    application = own_application(request, pk)
    requirement = get_object_or_404(application.scheme_version.document_requirements, pk=document)
    try:
        examined = receive(request, slot=requirement.slot)
        attach_document(application, requirement, examined=examined, by=request.user, at=at)
    except NotAllowed as refusal:
        return _answer(request, application, requirement, error=told(refusal))
    return _answer(request, application, requirement)


@require_POST
def detach(request, pk, attachment):
    """Take a file back."""
    at = clock.now()
    application = own_application(request, pk)
    kept = get_object_or_404(application.attachments.current(), pk=attachment)
    try:
        detach_document(kept, by=request.user, at=at)
    except NotAllowed as refusal:
        return _answer(request, application, kept.requirement, error=told(refusal))
    return _answer(request, application, kept.requirement)


def _answer(request, application, requirement, *, error=""):
    if request.htmx:
        return render(
            request, "applications/_document.html", {"card": _card(application, requirement, error=error)}
        )
    if error:
        return _page(request, application, errors={requirement.pk: error})
    return redirect(f"{reverse('applications:documents', args=[application.pk])}#document-{requirement.pk}")


def _page(request, application, *, errors=None):
    on = clock.today()
    needed = needed_documents(application, on=on)
    cards = [_card(application, document, error=(errors or {}).get(document.pk, "")) for document in needed]
    context = {"cards": cards, **frame_of(application, "documents", on=on)}
    return render(request, "applications/documents.html", context)


def _card(application, requirement, *, error=""):
    """One document: its files, what it takes, and whether it stands open."""
    files = list(application.attachments.current().filter(requirement=requirement).select_related("upload"))
    limits = SLOTS[requirement.slot]
    return {
        "application": application,
        "document": requirement,
        "anchor": str(requirement.pk),
        "files": files,
        "error": error,
        "limits": limits,
        "photo": PhotoForm() if requirement.is_photo else None,
        "picture": reverse("documents:own_page", args=[files[0].upload_id, 1])
        if requirement.is_photo and files
        else "",
        "has_room": len(files) < requirement.max_files or requirement.max_files == 1,
        "can_edit": can_edit(application.applicant, application, f"document:{requirement.pk}"),
        "hints": _hints(requirement, files),
    }


def _hints(requirement, files):
    """What was measured in a photo, in words; a person decides (TRUST 9.1.2.b-3, b-4)."""
    if not (requirement.is_photo and files):
        return []
    upload = files[0].upload
    hints = [
        {
            "is_met": True,
            "title": _("Shape 3×4"),
            "about": _("%s pixels") % f"{upload.width} × {upload.height}",
        }
    ]
    background = upload.hints.get("background")
    if requirement.red_background and background:
        hints.append(_red(looks_red=background["looks_red"]))
    if upload.hints.get("greyscale"):
        hints.append(
            {
                "is_met": False,
                "title": _("The photo has no colours"),
                "about": _("Hand in a photo in colour."),
            }
        )
    return hints


def _red(*, looks_red):
    if looks_red:
        return {
            "is_met": True,
            "title": _("The background looks red"),
            "about": _("The secretariat makes sure."),
        }
    return {
        "is_met": False,
        "title": _("The background does not look red"),
        "about": _(
            "You can send it like this; the secretariat decides. A red background saves you a return."
        ),
    }
