"""The office's board, one surveillance, the people outside, the draws (9.6.2, 9.6.3)."""

from django.contrib import messages
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
from surveillance.models import Contact, Draw, Enquiry, FindingFile, Question, Surveillance, Visit
from surveillance.queries import outsiders, planning
from surveillance.queries.logbooks import entries_of, lots, oddities
from surveillance.rules.findings import VISITORS

VIEWS = {"": "PLANNED", "berjalan": "BEGUN", "tindak-lanjut": "FOLLOW_UP"}


def door(request, pk):
    """The surveillance, for the office, and for who visits."""
    return get_object_or_404(Surveillance.objects.visible_to(request.user).with_certificate(), pk=pk)


def examined(form, *names):
    """The files of a form, looked at before anything begins."""
    files = [form.cleaned_data.get(name) for name in names]
    return [examine(file, slot=Slot.EVIDENCE) for file in files if file]


@require_safe
def board(request):
    """Who is not yet seen this year, with the proposed methods and where they work."""
    today, which = clock.today(), request.GET.get("keadaan", "")
    found = planning.board(on=today).exclude(certificate__holder=request.user)
    rows = [planning.row_of(one, on=today) for one in found.filter(state=VIEWS.get(which, "PLANNED"))]
    page = {
        "which": which,
        "rows": rows,
        "clusters": planning.clusters(rows),
        "by_site": "tempat" in request.GET,
    }
    return render(request, "surveillance/board.html", page)


@require_POST
def begin_many(request):
    """Begin those that are marked, each by the methods proposed for it."""
    today, begun = clock.today(), 0
    marked = [int(one) for one in request.POST.getlist("one") if one.isdigit()]
    for one in planning.board(on=today).filter(pk__in=marked).exclude(certificate__holder=request.user):
        methods = planning.proposal_of(one, on=today).methods
        try:
            actions.begin(one, methods=methods, by=request.user, at=clock.now())
            begun += 1
        except NotAllowed as refusal:
            messages.error(request, f"{one.certificate.holder_name}: {told(refusal)}")
    messages.success(request, _("Begun: %d.") % begun)
    return redirect("surveillance:board")


@require_safe
def surveillance(request, pk):
    """One surveillance: what is to be done, what was found, what it is concluded with."""
    return show(request, door(request, pk))


def show(request, found, **refused):
    """The page; a form that was refused is put back in its place."""
    user, today = request.user, clock.today()
    entries = list(entries_of(found))
    proposal = planning.proposal_of(found, on=today)
    page = {
        "surveillance": found,
        "certificate": found.certificate,
        "status": found.certificate.status_on(today),
        "is_late": found.is_late(today),
        "deadline_url": None if found.is_settled else address_of("surveilen", found),
        "proposal": proposal,
        "entries": entries,
        "oddities": oddities(found, entries, on=today),
        "draws": found.draws.all(),
        "contacts": [_contact(user, one, today) for one in found.certificate.contacts.current()],
        "questions": found.questions.select_related("enquiry", "contact"),
        "visits": found.visits.select_related("visitor", "report"),
        "findings": found.findings.select_related("found_by", "question__enquiry").prefetch_related(
            "files__upload"
        ),
        "conclusions": found.conclusions.select_related("concluded_by", "paper", "case"),
        "can_handle": rules.handles(user, found.certificate, on=today),
        "can_begin": rules.can_begin(user, found, on=today),
        "can_record": rules.can_record(user, found, "LOGBOOK", on=today),
        "can_conclude": rules.can_conclude(user, found, on=today),
        "clause_page": found.version.public_url,
        **_forms(proposal, refused),
    }
    return render(request, "surveillance/surveillance.html", page)


def _contact(user, contact, today):
    return {"contact": contact, "can_assure": rules.can_assure(user, contact, on=today)}


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
def withdraw(request, pk, question):
    """Take a question back."""
    found = door(request, pk)
    with refusals_told(request):
        asked = get_object_or_404(Question, pk=question, surveillance=found)
        actions.withdraw(asked, reason=request.POST.get("reason", ""), by=request.user, at=clock.now())
        messages.success(request, _("The question is taken back."))
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
def addressees(request):
    """Everybody outside who can be asked, each with all their people."""
    return render(
        request, "surveillance/outsiders.html", {"rows": [_addressee(one) for one in outsiders.addressees()]}
    )


def _addressee(one):
    enquiry = outsiders.open_enquiry(one.kind, one.email)
    return {"one": one, "enquiry": enquiry, "link": enquiry and enquiry.link}


@require_POST
def ask(request):
    """Ask one address about everybody who waits to be asked there."""
    email, kind = request.POST.get("email", ""), request.POST.get("kind", "")
    one = next((one for one in outsiders.addressees() if (one.email, one.kind) == (email, kind)), None)
    pairs = [] if one is None else [pair for pair in one.to_ask if pair[1].holder != request.user]
    if not pairs:
        raise Http404
    with refusals_told(request):
        actions.ask(pairs, by=request.user, at=clock.now())
        messages.success(request, _("The link is on its way."))
    return redirect("surveillance:outsiders")


@require_POST
def send_again(request, enquiry):
    """A new link; the one before opens nothing any more."""
    with refusals_told(request):
        actions.send_again(get_object_or_404(Enquiry, pk=enquiry), by=request.user, at=clock.now())
        messages.success(request, _("A new link is on its way. The one before holds no longer."))
    return redirect("surveillance:outsiders")


@require_safe
def draws(request):
    """Every draw, and the way to another one."""
    return _show_draws(request, forms.DrawForm())


def _show_draws(request, form):
    drawn = Draw.objects.select_related("drawn_by").prefetch_related("rows__surveillance__certificate")
    rows = [{"draw": one, "holds": _holds(one)} for one in drawn]
    return render(request, "surveillance/draws.html", {"rows": rows, "form": form})


def _holds(draw):
    """Whether drawing again gives the same."""
    return lots(draw.seed, draw.population, draw.size) == [row.surveillance_id for row in draw.rows.all()]


@require_POST
def draw(request):
    """Draw lots."""
    form = forms.DrawForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            actions.draw_logbooks(**form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The logbooks are drawn."))
            return redirect("surveillance:draws")
    return _show_draws(request, form)


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
