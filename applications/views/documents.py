"""The step with the documents a-f and the photo: each file is sent at once, and counts at once (9.1.2)."""

from dataclasses import replace

from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from applications.actions.documents import attach_document, detach_document
from applications.forms.documents import PhotoForm
from applications.queries.items import needed_documents
from applications.queries.photo import measured_on
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
        words = _words_on(request, requirement, examined)
        attach_document(application, requirement, **words, by=request.user, at=at)
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


def _words_on(request, requirement, examined):
    """The file, with what its applicant says of a photo and the camera's day that the page read before cutting."""
    form = PhotoForm(request.POST, request.FILES, months=requirement.max_age_months)
    form.is_valid()
    if taken_on := form.cleaned_data.get("taken_on"):
        examined = replace(examined, hints={"taken_on": taken_on.isoformat()} | examined.hints)
    return {"examined": examined, "is_recent": form.cleaned_data.get("is_recent", False)}


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
        "photo": PhotoForm(months=requirement.max_age_months) if requirement.is_photo else None,
        "picture": reverse("documents:own_page", args=[files[0].upload_id, 1])
        if requirement.is_photo and files
        else "",
        "has_room": len(files) < requirement.max_files or requirement.max_files == 1,
        "can_edit": can_edit(application.applicant, application, f"document:{requirement.pk}"),
        "hints": measured_on(requirement, files[0].upload) if requirement.is_photo and files else [],
    }
