"""The office's board, and one surveillance from its beginning to its conclusion (9.6.2, 9.6.3)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.queries import people_holding
from foundation.deadlines.queries import address_of
from foundation.documents.models import Slot
from foundation.documents.rules import examine
from foundation.documents.views import serve
from foundation.workflow import clock
from foundation.workflow.answers import NotAllowed
from foundation.workflow.web import refusals_on, refusals_told, told
from surveillance import actions, forms, rules
from surveillance.models import FindingFile, Method, Surveillance, Visit
from surveillance.queries import planning
from surveillance.queries.logbooks import entries_of, oddities
from surveillance.queries.plans import progress
from surveillance.rules.findings import VISITORS
from surveillance.states import SurveillanceState

PER_PAGE = 25
VIEWS = {"": "PLANNED", "berjalan": "BEGUN", "tindak-lanjut": "FOLLOW_UP"}


def door(request, pk):
    """The surveillance, for the office and the head; nobody's own."""
    return get_object_or_404(Surveillance.objects.visible_to(request.user).with_certificate(), pk=pk)


def examined(form, *names):
    """The files of a form, looked at before anything begins."""
    files = [form.cleaned_data.get(name) for name in names]
    return [examine(file, slot=Slot.EVIDENCE) for file in files if file]


@require_safe
def board(request):
    """Who is not yet seen this year, with the proposed methods and where they work."""
    today, which = clock.today(), request.GET.get("keadaan", "")
    by_site = "tempat" in request.GET
    found = _to_see(request.user, today).filter(state=VIEWS.get(which, "PLANNED"))
    page = None if by_site else Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    rows = planning.rows_of(found if by_site else page, request.user, on=today)
    facts = {
        "which": which if which in VIEWS else "",
        "page": page,
        "rows": rows,
        "clusters": planning.clusters(rows) if by_site else (),
        "by_site": by_site,
        "coverage": planning.coverage(on=today),
    }
    return render(request, "surveillance/board.html", facts)


def _to_see(user, today):
    return planning.board(on=today).exclude(certificate__holder=user)


@require_POST
def begin_many(request):
    """Begin those that are marked, each by the methods proposed for it; with a visit where one is planned by place."""
    today, begun = clock.today(), 0
    visit = [Method.VISIT] if "visit" in request.POST else []
    marked = [int(one) for one in request.POST.getlist("one") if one.isdigit()]
    for row in planning.rows_of(_to_see(request.user, today).filter(pk__in=marked), request.user, on=today):
        one, methods = row["surveillance"], [*visit, *row["proposal"].methods]
        try:
            actions.begin(one, methods=methods, by=request.user, at=clock.now())
            begun += 1
        except NotAllowed as refusal:
            messages.error(request, f"{one.certificate.holder_name}: {told(refusal)}")
    if begun:
        messages.success(request, _("Begun: %d. Each holder is told.") % begun)
    elif not marked:
        messages.error(request, _("Mark first whom to begin with."))
    return redirect("surveillance:board")


@require_safe
def surveillance(request, pk):
    """One surveillance: what is to be done, what was found, what it is concluded with."""
    return show(request, door(request, pk))


def show(request, found, **refused):
    """The page; a form that was refused is put back in its place."""
    user, today = request.user, clock.today()
    beside = planning.points_from_above([found.certificate], user, on=today)
    proposal = planning.proposal_of(found, on=today, beside=beside[found.certificate_id])
    page = {
        "surveillance": found,
        "certificate": found.certificate,
        "status": found.certificate.status_on(today),
        "has_ended": not found.is_settled and not rules.stands(found, on=today),
        "is_late": found.is_late(today),
        "deadline_url": _reckoning_of(found, today),
        "proposal": proposal,
        "draws": found.draws.all(),
        "contacts": [_contact(user, one, found, today) for one in found.certificate.contacts.current()],
        "clause_page": found.version.public_url,
        **_found(found, today),
        **_answers(user, found, today),
        **_forms(proposal, refused),
    }
    return render(request, "surveillance/surveillance.html", page)


def _reckoning_of(found, today):
    """Where the arithmetic of its day stands; None before its year, and once the day is no longer waited for."""
    runs = found.state in {SurveillanceState.PLANNED, SurveillanceState.BEGUN} and found.starts_on <= today
    return address_of("surveilen", found) if runs and rules.stands(found, on=today) else None


def _found(found, today):
    entries = list(entries_of(found))
    questions = found.questions.select_related("enquiry", "contact")
    visits = found.visits.select_related("visitor", "report")
    findings = found.findings.select_related("found_by", "question__enquiry").prefetch_related(
        "files__upload"
    )
    return {
        "entries": entries,
        "oddities": oddities(found, entries, on=today),
        "questions": questions,
        "visits": visits,
        "findings": findings,
        "methods": progress(found, findings, questions, visits),
        "conclusions": found.conclusions.select_related("concluded_by", "paper", "case"),
    }


def _answers(user, found, today):
    """What this person may do here, or why not."""
    return {
        "can_handle": rules.handles(user, found.certificate, on=today),
        "can_begin": rules.can_begin(user, found, on=today),
        "can_look": rules.is_under_way(found, on=today),
        "can_record": rules.can_record(user, found, Method.LOGBOOK, on=today),
        "can_conclude": rules.can_conclude(user, found, on=today),
    }


def _contact(user, contact, found, today):
    return {
        "contact": contact,
        "can_assure": rules.can_assure(user, contact, on=today),
        "can_ask": rules.can_ask(user, found, contact, on=today),
        "can_add": rules.can_add_method(user, found, contact.method, on=today),
    }


def _forms(proposal, refused):
    blank = {
        "begin_form": forms.BeginForm(initial={"methods": [str(one) for one in proposal.methods]}),
        "finding_form": forms.FindingForm(prefix="f"),
        "visit_form": forms.VisitForm(visitors=_visitors(), prefix="v"),
        "contact_form": forms.ContactForm(prefix="c"),
        "assurance_form": forms.AssuranceForm(),
        "conclusion_form": forms.ConclusionForm(prefix="k"),
        "reason_form": forms.ReasonForm(),
    }
    return {name: refused.get(name, form) for name, form in blank.items()}


def _visitors():
    return people_holding(*VISITORS, on=clock.today()).order_by("full_name")


@require_POST
def begin(request, pk):
    """Begin it."""
    found, form = door(request, pk), forms.BeginForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            actions.begin(found, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The surveillance is under way. The holder is told."))
            return redirect(found)
    return show(request, found, begin_form=form)


@require_POST
def record_finding(request, pk):
    """Enter what was found."""
    found, form = door(request, pk), forms.FindingForm(request.POST, request.FILES, prefix="f")
    if form.is_valid():
        with refusals_on(form):
            facts = {name: form.cleaned_data[name] for name in ("method", "result", "words")}
            files = examined(form, "file")
            actions.record_finding(found, **facts, files=files, by=request.user, at=clock.now())
            messages.success(request, _("The finding is on file."))
            return redirect(found)
    return show(request, found, finding_form=form)


@require_POST
def arrange_visit(request, pk):
    """Send somebody there."""
    found, form = door(request, pk), forms.VisitForm(request.POST, visitors=_visitors(), prefix="v")
    if form.is_valid():
        with refusals_on(form):
            actions.arrange_visit(found, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The visitor and the holder are told."))
            return redirect(found)
    return show(request, found, visit_form=form)


@require_POST
def cancel_visit(request, pk, visit):
    """Call a visit off."""
    found = door(request, pk)
    with refusals_told(request):
        planned = get_object_or_404(Visit, pk=visit, surveillance=found)
        actions.cancel_visit(planned, reason=request.POST.get("reason", ""), by=request.user, at=clock.now())
        messages.success(request, _("The visit is called off."))
    return redirect(found)


@require_POST
def conclude(request, pk):
    """Conclude it."""
    found, form = door(request, pk), forms.ConclusionForm(request.POST, prefix="k")
    if form.is_valid():
        with refusals_on(form):
            actions.conclude(found, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The conclusion is on file. The holder is told."))
            return redirect(found)
    return show(request, found, conclusion_form=form)


@require_safe
def report(request, pk, conclusion):
    """The report as it was signed."""
    written = get_object_or_404(door(request, pk).conclusions.select_related("paper"), pk=conclusion)
    return serve(request, written.paper, at=clock.now())


@require_safe
def finding_file(request, pk, file):
    """A photo or file with a finding."""
    kept = get_object_or_404(
        FindingFile.objects.select_related("upload"), pk=file, finding__surveillance=door(request, pk)
    )
    return serve(request, kept.upload, at=clock.now(), inline=True)


@require_safe
def log_file(request, pk, file):
    """Evidence of an entry of the logbook that is read."""
    files = [one for entry in entries_of(door(request, pk)) for one in entry.files.all()]
    kept = next((one for one in files if one.pk == file), None)
    if kept is None:
        raise Http404
    return serve(request, kept.upload, at=clock.now(), inline=True)
