"""The office's pages: the list, a report, a case, what is asked and said in it (9.5.1)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from certificates.models import Certificate
from foundation.documents.models import Slot
from foundation.documents.rules import examine
from foundation.workflow import clock
from foundation.workflow.web import refusals_on
from sanctions import actions, forms, rules
from sanctions.models import Measure, SanctionCase, Source
from sanctions.queries.leaves import came_from
from sanctions.states import CLOSED

PER_PAGE = 25


def examined(form, name="file"):
    """The file of a form, looked at before anything begins; none gives none."""
    file = form.cleaned_data[name]
    return examine(file, slot=Slot.EVIDENCE) if file else None


def door(request, pk):
    """The case, for who handles it or decides on it."""
    found = SanctionCase.objects.visible_to(request.user).select_related(
        "certificate__holder",
        "certificate__scheme_version",
        "certificate__application__applicant",
        "reporter",
        "asked_by",
    )
    case = get_object_or_404(found.prefetch_related("certificate__changes"), pk=pk)
    if not rules.can_read(request.user, case, on=clock.today()):
        raise Http404
    return case


@require_safe
def cases(request):
    """Every case, the open ones first."""
    found = SanctionCase.objects.visible_to(request.user).select_related("certificate")
    which = request.GET.get("keadaan", "")
    shown = found.filter(state__in=CLOSED) if which == "selesai" else found.exclude(state__in=CLOSED)
    page = Paginator(shown, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "sanctions/cases.html", {"page": page, "which": which})


def report(request, certificate):
    """Report the holder of this certificate."""
    held = get_object_or_404(Certificate.objects.visible_to(request.user), pk=certificate)
    form = forms.ReportForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        with refusals_on(form):
            file = examined(form)
            made = actions.report(
                held,
                ground=form.cleaned_data["ground"],
                words=form.cleaned_data["words"],
                files=[file] if file else [],
                **_reported_by(request.user, form.cleaned_data),
                by=request.user,
                at=clock.now(),
            )
            messages.success(request, _("The case is open."))
            return redirect(made)
    can_report = rules.can_report(request.user, held, on=clock.today())
    return render(
        request, "sanctions/report.html", {"certificate": held, "form": form, "can_report": can_report}
    )


def _reported_by(user, typed):
    """One's own report bars one from what follows; what somebody outside said does not."""
    if typed["who"] == forms.MYSELF:
        return {"source": Source.STAFF, "reporter": user}
    return {"source": Source.OUTSIDE, "reporter_name": typed["reporter_name"]}


@require_safe
def case(request, pk):
    """One case: where it stands, what can be done now, everything that happened."""
    return show(request, door(request, pk))


def show(request, case, **refused):
    """The page; a form that was refused is put back in its place."""
    user, on = request.user, clock.today()
    possible = [one for one in Measure if rules.can_propose(user, case, one, on=on)]
    page = {
        "case": case,
        "certificate": case.certificate,
        "status": case.certificate.status_on(on),
        "files": case.files.filter(statement=None).select_related("upload", "added_by"),
        "statements": case.statements.select_related("recorded_by").prefetch_related("files__upload"),
        "warnings": [_warning(user, one, on, refused) for one in _warnings(case)],
        "proposals": [_proposal(user, one, on, refused) for one in _proposals(case)],
        "returning": _returning(user, case, on, refused),
        "can_handle": rules.can_add_file(user, case, on=on),
        "can_ask": rules.can_ask(user, case, on=on),
        "can_answer": rules.can_answer(user, case, on=on),
        "can_warn": rules.can_warn(user, case, on=on),
        "can_dismiss": rules.can_dismiss(user, case, on=on),
        "can_propose": rules.can_propose(user, case, possible[0] if possible else _next(case), on=on),
        "came_from": came_from(case, user),
        "clause_page": case.version.public_url,
        **_forms(case, possible, refused),
    }
    return render(request, "sanctions/case.html", page)


def _next(case):
    """The measure whose refusal is shown where none is possible."""
    return (
        Measure.LIFT if case.proposals.filter(measure=Measure.SUSPEND, outcome="CARRIED") else Measure.SUSPEND
    )


def _forms(case, possible, refused):
    blank = {
        "ask_form": forms.AskForm(prefix="ask"),
        "file_form": forms.FileForm(prefix="add"),
        "statement_form": forms.AnswerForm(prefix="said"),
        "warn_form": forms.WarnForm(prefix="warn"),
        "dismiss_form": forms.ReasonForm(prefix="close"),
        "propose_form": forms.ProposeForm(measures=possible, prefix="propose"),
    }
    return {name: refused.get(name, form) for name, form in blank.items()}


def _warnings(case):
    found = case.warnings.select_related("issued_by", "paper", "delivery", "outcome", "outcome__found_by")
    return found.select_related("case__certificate__application__applicant").reverse()


def _warning(user, warning, on, refused):
    return {
        "warning": warning,
        "delivery": getattr(warning, "delivery", None),
        "outcome": getattr(warning, "outcome", None),
        "can_deliver": rules.can_record_delivery(user, warning, on=on),
        "can_find": rules.can_find(user, warning, heeded=True, on=on),
        "deliver_form": refused.get(f"deliver-{warning.pk}", forms.DeliveryForm(prefix=f"d{warning.pk}")),
        "find_form": refused.get(f"find-{warning.pk}", forms.FindForm(prefix=f"f{warning.pk}")),
    }


def _proposals(case):
    found = case.proposals.select_related("proposed_by", "paper", "case__certificate__application__applicant")
    return found.prefetch_related("rulings__ruled_by").reverse()


def _proposal(user, proposal, on, refused):
    return {
        "proposal": proposal,
        "needed": rules.approvals_needed(proposal),
        "can_rule": rules.can_rule(user, proposal, on=on, approves=False),
        "form": refused.get(f"rule-{proposal.pk}", forms.RuleForm(prefix=f"r{proposal.pk}")),
    }


def _returning(user, case, on, refused):
    request = getattr(case, "return_request", None)
    if request is None:
        return None
    return {
        "request": request,
        "came_back": getattr(request, "came_back", None),
        "can_record": rules.can_record_return(user, request, on=on),
        "form": refused.get("return_form", forms.ReturnForm(prefix="back")),
    }


@require_POST
def ask(request, pk):
    """Ask the holder."""
    found, form = door(request, pk), forms.AskForm(request.POST, prefix="ask")
    if form.is_valid():
        with refusals_on(form):
            facts = form.cleaned_data | {"is_misuse": form.cleaned_data["is_misuse"] == forms.YES}
            actions.ask_holder(found, **facts, by=request.user, at=clock.now())
            messages.success(request, _("The holder is asked."))
            return redirect(found)
    return show(request, found, ask_form=form)


@require_POST
def dismiss(request, pk):
    """Close a case that is not pursued."""
    found, form = door(request, pk), forms.ReasonForm(request.POST, prefix="close")
    if form.is_valid():
        with refusals_on(form):
            actions.dismiss(found, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The case is closed."))
            return redirect(found)
    return show(request, found, dismiss_form=form)


@require_POST
def statement(request, pk):
    """Write down what the holder said to the office."""
    found, form = door(request, pk), forms.AnswerForm(request.POST, request.FILES, prefix="said")
    if form.is_valid():
        with refusals_on(form):
            file = examined(form)
            actions.answer(
                found,
                words=form.cleaned_data["words"],
                files=[file] if file else [],
                by=request.user,
                at=clock.now(),
            )
            messages.success(request, _("What the holder said is on file."))
            return redirect(found)
    return show(request, found, statement_form=form)
