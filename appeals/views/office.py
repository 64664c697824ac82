"""The list of appeals and the page of one: for the office, the head, and the team that hears it (9.9)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from appeals import actions, forms, rules
from appeals.models import Appeal, Side
from appeals.queries import (
    Mark,
    list_is_whole,
    majority,
    papers_decided,
    pieces,
    remedies_for,
    ruling_deadline,
    shortage,
    silent,
    thing_of,
    unsigned,
)
from appeals.rules.hearing import seat_of
from appeals.states import CLOSED, FINAL, AppealState
from assessments.queries import assessors_of, standing
from foundation.documents.views import serve
from foundation.workdays.queries import Calendar, reckoning_by
from foundation.workflow import clock
from foundation.workflow.web import refusals_on

from .pieces import paper_of, told_apart

PER_PAGE = 25
SHOWN_IN = {
    "check_form": AppealState.LODGED,
    "call_form": AppealState.FORMED,
    "hold_form": AppealState.FORMED,
    "voice_form": AppealState.HEARD,
    "ruling_form": AppealState.HEARD,
}
"""The state in which the page of an appeal has a form."""


def door(request, pk):
    """The appeal, for office, head, and whoever hears it."""
    found = Appeal.objects.visible_to(request.user).select_related(
        "decision__item__meeting",
        "proposal__case__certificate__scheme_version",
        "application__scheme_version",
        "application__applicant",
        "application__particulars",
        "appellant",
        "checked_by",
        "form",
        "paper",
    )
    return get_object_or_404(found, pk=pk)


@require_safe
def appeals(request):
    """Every appeal that one may open, the open ones first."""
    found = Appeal.objects.visible_to(request.user).select_related(
        "application__particulars",
        "application__scheme_version",
        "proposal__case__certificate__scheme_version",
    )
    which = request.GET.get("keadaan", "")
    shown = found.filter(state__in=CLOSED) if which == "selesai" else found.open()
    page = Paginator(shown, PER_PAGE).get_page(request.GET.get("page"))
    with reckoning_by(Calendar.kept()):
        rows = [(one, ruling_deadline(one)) for one in page]
        return render(request, "appeals/appeals.html", {"page": page, "rows": rows, "which": which})


@require_safe
def appeal(request, pk):
    """One appeal: the grid of its days, what can be done now, everything that was said."""
    return show(request, door(request, pk))


def show(request, appeal, **refused):
    """The page; a form that was refused is put back in its place."""
    now, deadline = clock.now(), ruling_deadline(appeal)
    page = {
        "appeal": appeal,
        "deadline": deadline,
        "is_late": deadline.has_passed(now),
        "today": clock.today(),
        "seats": appeal.live_seats,
        "left": appeal.seats.filter(ended_at__isnull=False).select_related("user"),
        "lacking": shortage(appeal, on=clock.today()) if appeal.state == "ADMITTED" else 0,
        "hearing": appeal.hearing,
        "statements": appeal.statements.select_related("recorded_by").prefetch_related("files__upload"),
        "files": appeal.files.filter(statement=None).select_related("upload"),
        "clause_page": appeal.version.public_url,
        **_steps(request.user, appeal),
        **_ruling(request.user, appeal),
        **_forms(request.user, appeal, refused),
    }
    for name, form in refused.items():
        if not _is_shown(name, page):
            told_apart(request, form)
    return render(request, "appeals/appeal.html", page)


def _is_shown(name, page):
    """Whether the page still has the form: meanwhile somebody else may have taken the step."""
    if name == "say_form":
        return bool(page["can_say"])
    return SHOWN_IN.get(name, page["appeal"].state) == page["appeal"].state


def _steps(user, appeal):
    """What this person may do now, and why not."""
    on = clock.today()
    return {
        "seat": seat_of(user, appeal),
        "can_check": rules.can_check(user, appeal, on=on),
        "can_dismiss": rules.can_dismiss(user, appeal, on=on),
        "can_arrange": rules.can_arrange(user, appeal, on=on),
        "can_say": rules.can_say(user, appeal, Side.LSP, on=on),
        "can_call": rules.can_call_hearing(user, appeal, on=on),
        "can_hold": rules.can_hold_hearing(user, appeal, at=clock.now()),
        "can_speak": rules.can_speak(user, appeal, on=on),
        "can_rule": rules.can_rule(user, appeal, on=on),
        "can_sign": rules.can_sign(user, appeal, on=on),
    }


def _ruling(user, appeal):
    """Voices show after one's own; the ruling to the team, and to others once it is sealed."""
    hearing, seat = appeal.hearing, seat_of(user, appeal)
    spoken = bool(seat and hearing and seat.voices.filter(hearing=hearing).exists())
    ruling = appeal.ruling if seat or appeal.state in FINAL else None
    return {
        "silent": silent(appeal) if appeal.state == "HEARD" else [],
        "voices": hearing.voices.select_related("seat__user") if hearing and (spoken or ruling) else [],
        "ruling": ruling,
        "unsigned": unsigned(appeal) if appeal.state == "RULED" else [],
    }


def _forms(user, appeal, refused):
    upheld = appeal.state == "HEARD" and not silent(appeal) and majority(appeal)
    remedies = remedies_for(appeal.subject) if upheld else ()
    blank = {
        "check_form": forms.ReasonForm(prefix="check"),
        "say_form": forms.RecordForm() if seat_of(user, appeal) else forms.SayForm(),
        "leave_form": forms.ReasonForm(prefix="leave"),
        "call_form": forms.CallForm(),
        "hold_form": forms.HoldForm(prefix="hold"),
        "voice_form": forms.VoiceForm(prefix="voice"),
        "ruling_form": forms.RulingForm(remedies=remedies),
    }
    return {name: refused.get(name, form) for name, form in blank.items()} | {"upheld": upheld}


@require_POST
def admit(request, pk):
    """Admit it."""
    return _check(request, pk, actions.admit, _("The appeal is admitted. Form its team now."))


@require_POST
def dismiss(request, pk):
    """Do not admit it."""
    return _check(request, pk, actions.dismiss, _("The appeal is not admitted. The appellant is told why."))


def _check(request, pk, act, said):
    found, form = door(request, pk), forms.ReasonForm(request.POST, prefix="check")
    if form.is_valid():
        with refusals_on(form):
            act(found, words=form.cleaned_data["words"], by=request.user, at=clock.now())
            messages.success(request, said)
            return redirect(found)
    return show(request, found, check_form=form)


@require_safe
def file(request, pk, file):
    """An attachment of the appeal."""
    kept = get_object_or_404(door(request, pk).files.select_related("upload"), pk=file)
    return serve(request, kept.upload, at=clock.now(), inline=True)


@require_safe
def paper(request, pk, paper):
    """The form, the ruling once it is sealed, or the paper that carries what is appealed."""
    found = door(request, pk)
    return serve(request, paper_of(found, paper, *papers_decided(found)), at=clock.now(), inline=True)


@require_safe
def dossier(request, pk):
    """The file as it was decided, with what came later marked."""
    found = door(request, pk)
    rows = pieces(found)
    page = {
        "appeal": found,
        "pieces": rows,
        "papers": papers_decided(found),
        "clause_page": found.version.public_url,
        **(_decided(found.decision) if found.decision_id else {"case": found.proposal.case}),
    }
    altered = not page.get("is_whole", True) or any(row.mark == Mark.CHANGED for row in rows)
    return render(request, "appeals/dossier.html", page | {"altered": altered})


def _decided(decision):
    """What was recommended and how it was judged, and whether the list of pieces is the one that was signed."""
    assessment = decision.application.assessment
    return {
        "is_whole": list_is_whole(decision),
        "standing": standing(assessment),
        "assessors": assessors_of(assessment),
        "units": decision.item.recommendation.units.select_related("unit").prefetch_related(
            "short_elements", "reasons__element"
        ),
    }


@require_safe
def piece(request, pk, digest):
    """One piece of it, by its hash."""
    thing = thing_of(door(request, pk), digest)
    if thing is None:
        raise Http404
    return serve(request, thing, at=clock.now(), inline=True)
