"""What a holder sees and does: how each year stands, whom to ask, the logbook (9.6)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from certificates.models import Certificate
from foundation.documents.views import serve
from foundation.look.writing import clock as hour
from foundation.workflow import clock
from foundation.workflow.answers import NotAllowed
from foundation.workflow.versions import Stale
from foundation.workflow.web import refusals_on, refusals_told, told
from surveillance import actions, forms, rules
from surveillance.models import Conclusion, LogEntry, LogFile
from surveillance.queries.plans import LIVE
from surveillance.queries.story import sentence_of

from .office import examined

PER_PAGE = 25


def door(request, pk):
    """One's own certificate."""
    mine = Certificate.objects.filter(holder=request.user).select_related("scheme_version", "holder")
    return get_object_or_404(mine.prefetch_related("changes"), pk=pk)


def own_entry(request, pk):
    """An entry of one's own logbook."""
    mine = LogEntry.objects.filter(certificate__holder=request.user)
    return get_object_or_404(mine.select_related("certificate__scheme_version", "unit"), pk=pk)


@require_safe
def mine(request, pk):
    """How each year stands, what waits, whom the LSP may ask, and the logbook."""
    return _show(request, door(request, pk), forms.ContactForm())


def _show(request, certificate, form):
    today = clock.today()
    years = list(certificate.surveillances.prefetch_related("conclusions__paper", "visits__visitor"))
    has_ended = certificate.status_on(today) not in LIVE
    entries = certificate.log_entries.prefetch_related("files")
    page = {
        "certificate": certificate,
        "status": certificate.status_on(today),
        "sentence": sentence_of(certificate, years, on=today),
        "years": [(one, one.is_late(today), has_ended and not one.is_settled) for one in years],
        "contacts": certificate.contacts.current(),
        "entries": Paginator(entries, PER_PAGE).get_page(request.GET.get("page")),
        "form": form,
        "can_write": rules.can_write_logbook(request.user, certificate, on=today),
        "clause_page": certificate.scheme_version.public_url,
    }
    return render(request, "surveillance/mine.html", page)


@require_POST
def name_contact(request, pk):
    """Say who can be asked."""
    certificate, form = door(request, pk), forms.ContactForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            actions.name_contact(certificate, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("This person is named."))
            return redirect("surveillance:mine", certificate.pk)
    return _show(request, certificate, form)


@require_POST
def start_entry(request, pk):
    """A new entry."""
    certificate = door(request, pk)
    with refusals_told(request):
        return redirect(actions.start_entry(certificate, by=request.user, at=clock.now()))
    return redirect("surveillance:mine", pk)


def entry(request, pk):
    """Write an entry: saved as typed, put into the logbook when it is whole."""
    found = own_entry(request, pk)
    if request.method != "POST":
        return _show_entry(request, found, forms.EntryForm(instance=found))
    form = forms.EntryForm(request.POST, instance=own_entry(request, pk))
    if "X-Autosave" in request.headers:
        return _kept_while_typing(request, found, form)
    if form.is_valid():
        try:
            kept = _save(request, found, form)
            if "keep" in request.POST:
                actions.keep_entry(kept, by=request.user, at=clock.now())
                messages.success(request, _("The entry is in your logbook."))
                return redirect("surveillance:mine", found.certificate_id)
            return redirect(found)
        except Stale as stale:
            form.show_both(stale.record)
            form.add_error(None, told(stale))
        except NotAllowed as refusal:
            form.data = form.data.copy()
            form.data["version"] = LogEntry.objects.get(pk=found.pk).version
            form.add_error(None, told(refusal))
    return _show_entry(request, found, form)


def _save(request, found, form):
    return actions.save_entry(found, **form.cleaned_data, by=request.user, at=clock.now())


def _kept_while_typing(request, found, form):
    if not form.is_valid():
        return JsonResponse(
            {"errors": {f"id_{name}": list(why) for name, why in form.errors.items()}}, status=422
        )
    try:
        kept = _save(request, found, form)
    except Stale:
        return JsonResponse({}, status=409)
    except NotAllowed as refusal:
        return JsonResponse({"errors": {}, "reason": told(refusal)}, status=422)
    return JsonResponse({"saved_at": hour(kept.saved_at).split()[0], "version": kept.version})


def _show_entry(request, found, form):
    page = {
        "entry": found,
        "certificate": found.certificate,
        "form": form,
        "file_form": forms.FileForm(),
        "files": found.files.select_related("upload"),
        "can_write": rules.can_write_entry(request.user, found, on=clock.today()),
    }
    return render(request, "surveillance/entry.html", page)


@require_POST
def add_file(request, pk):
    """Add a photo or file."""
    found, form = own_entry(request, pk), forms.FileForm(request.POST, request.FILES)
    if form.is_valid():
        with refusals_told(request):
            (file,) = examined(form, "file")
            actions.add_file(found, file=file, by=request.user, at=clock.now())
            messages.success(request, _("The file is with the entry."))
    return redirect(found)


@require_POST
def drop_file(request, pk, file):
    """Take a file out."""
    found = own_entry(request, pk)
    with refusals_told(request):
        kept = get_object_or_404(LogFile, pk=file, entry=found)
        actions.drop_file(kept, by=request.user, at=clock.now())
    return redirect(found)


@require_POST
def drop_entry(request, pk):
    """Throw an entry away that is not in the logbook yet."""
    found = own_entry(request, pk)
    with refusals_told(request):
        actions.drop_entry(found, by=request.user, at=clock.now())
    return redirect("surveillance:mine", found.certificate_id)


@require_safe
def entry_file(request, pk, file):
    """One's own evidence."""
    kept = get_object_or_404(LogFile.objects.select_related("upload"), pk=file, entry=own_entry(request, pk))
    return serve(request, kept.upload, at=clock.now(), inline=True)


@require_safe
def own_report(request, pk, conclusion):
    """The report of one's own surveillance."""
    own = Conclusion.objects.filter(surveillance__certificate=door(request, pk)).select_related("paper")
    return serve(request, get_object_or_404(own, pk=conclusion).paper, at=clock.now())
