"""The office's pages: the list, a complaint, whether it is admitted, whom it concerns, who is heard (9.9)."""

from functools import partial

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from complaints import actions, forms, rules
from complaints.models import Complaint, Outcome
from complaints.queries.people import staff
from complaints.queries.terms import answer_deadline, check_deadline, hearing_deadline, terms_now
from complaints.queries.verifying import as_it_is_now
from complaints.states import ENDED, ComplaintState
from foundation.documents.views import serve
from foundation.workflow import clock
from foundation.workflow.web import refusals_on

PER_PAGE = 25


def door(request, pk):
    """The complaint, for who may read it; to whom it concerns it is not there."""
    found = Complaint.objects.visible_to(request.user).select_related(
        "certificate__application__applicant",
        "certificate__scheme_version",
        "application__applicant",
        "handler",
        "complainant",
        "entered_by",
        "checked_by",
        "sanction_case__certificate",
    )
    return get_object_or_404(found, pk=pk)


@require_safe
def complaints(request):
    """Every complaint that one may read, the open ones first."""
    found = Complaint.objects.visible_to(request.user).select_related("handler")
    which = request.GET.get("keadaan", "")
    shown = found.filter(state__in=ENDED) if which == "selesai" else found.exclude(state__in=ENDED)
    page = Paginator(shown, PER_PAGE).get_page(request.GET.get("page"))
    shape = {"page": page, "which": which, "terms": terms_now()}
    return render(request, "complaints/complaints.html", shape)


@require_safe
def complaint(request, pk):
    """One complaint: where it stands, what can be done now, everything that was said."""
    return show(request, door(request, pk))


def show(request, complaint, **refused):
    """The page; a form that was refused is put back in its place."""
    user, at, on = request.user, clock.now(), clock.today()
    waits = complaint.state == ComplaintState.RECEIVED
    page = {
        "complaint": complaint,
        "deadline": check_deadline(complaint) if waits else answer_deadline(complaint),
        "terms": terms_now(),
        "checks": [(one, as_it_is_now(one, at=at)) for one in _checks(complaint)],
        "files": complaint.files.filter(statement=None).select_related("upload"),
        "messages_told": complaint.messages.select_related("said_by"),
        "concerns": [_concern(user, one, on, refused) for one in _concerns(complaint)],
        "hearings": [_hearing(user, one, on, refused) for one in _hearings(complaint)],
        "answers": [_answer(user, one, on, refused) for one in _answers(complaint)],
        "measures": [(one, getattr(one, "done", None)) for one in _measures(complaint)],
        "can_check": rules.can_check(user, complaint, on=on),
        "can_name": rules.can_name(user, complaint, on=on),
        "can_handle": rules.can_handle(user, complaint, on=on),
        "can_give_on": rules.can_give_on(user, complaint, on=on),
        "can_write": rules.can_write(user, complaint, on=on),
        "can_open_case": rules.can_open_case(user, complaint, on=on),
        "can_propose": rules.can_propose(user, complaint, Outcome.NOT_UPHELD, on=on, at=at),
        "is_heard": rules.everybody_is_heard(complaint, at=at),
        "can_set_measure": rules.can_set_measure(user, complaint, on=on),
        "can_close": rules.can_close(user, complaint, on=on),
    }
    return render(request, "complaints/complaint.html", page | _forms(complaint, page, refused, on=on))


def _measures(complaint):
    return complaint.measures.select_related("responsible", "done__done_by")


def _checks(complaint):
    found = complaint.checks.select_related("file__upload", "certificate")
    return found.prefetch_related("certificate__changes")


def _forms(complaint, page, refused, *, on):
    """Each form that can be used now, blank or as it was refused; the others need no list of people."""
    blank = {"reason_form": lambda: forms.ReasonForm(prefix="away")}
    if page["can_check"]:
        blank["admit_form"] = lambda: forms.AdmitForm(
            people=rules.free_handlers(complaint, on=on), prefix="admit"
        )
    if page["can_name"]:
        blank["name_form"] = lambda: forms.NameForm(people=nameable(complaint, on=on), prefix="name")
        blank["subject_form"] = lambda: forms.SubjectForm(prefix="subject")
    if page["can_give_on"]:
        blank["give_form"] = lambda: forms.GiveOnForm(people=others(complaint, on=on), prefix="give")
    if page["can_handle"]:
        blank["hear_form"] = lambda: forms.HearForm(people=unheard(complaint), prefix="hear")
        blank["case_form"] = lambda: forms.CaseForm(files=page["files"], prefix="case")
        blank["propose_form"] = lambda: forms.ProposeForm(
            people=rules.signers(complaint, on=on), prefix="propose"
        )
    if page["can_set_measure"]:
        blank["measure_form"] = lambda: forms.MeasureForm(people=staff(on=on), prefix="measure")
    blank["write_form"] = lambda: forms.WriteForm(prefix="write")
    blank["close_form"] = lambda: forms.CloseForm(prefix="end")
    return {name: refused[name] if name in refused else make() for name, make in blank.items()}


def nameable(complaint, *, on):
    """Whom it can name: people of the LSP whom it does not name yet."""
    return staff(on=on).exclude(pk__in=complaint.concerns.live().values("user"))


def others(complaint, *, on):
    """To whom it can be given on."""
    return [person for person in rules.free_handlers(complaint, on=on) if person.pk != complaint.handler_id]


def unheard(complaint):
    """Whom it concerns and nobody has asked."""
    asked = set(complaint.hearings.values_list("person", flat=True))
    return [one.user for one in _concerns(complaint) if one.lifted_at is None and one.user_id not in asked]


def _concerns(complaint):
    return complaint.concerns.select_related("user", "named_by", "lifted_by")


def _concern(user, concern, on, refused):
    form = refused.get(f"lift-{concern.pk}", forms.ReasonForm(prefix=f"l{concern.pk}"))
    return {"concern": concern, "form": form}


def _hearings(complaint):
    found = complaint.hearings.select_related("person", "asked_by", "statement__recorded_by")
    return found.prefetch_related("statement__files__upload")


def _hearing(user, hearing, on, refused):
    return {
        "hearing": hearing,
        "statement": getattr(hearing, "statement", None),
        "deadline": hearing_deadline(hearing),
        "can_state": rules.can_state(user, hearing, on=on),
        "form": refused.get(f"state-{hearing.pk}", forms.StatementForm(prefix=f"s{hearing.pk}")),
    }


def _answers(complaint):
    found = complaint.answers.select_related("signer", "proposed_by", "ruling__ruled_by", "ruling__paper")
    return found.reverse()


def _answer(user, answer, on, refused):
    return {
        "answer": answer,
        "ruling": getattr(answer, "ruling", None),
        "can_rule": rules.can_rule(user, answer, on=on),
        "form": refused.get(f"back-{answer.pk}", forms.ReasonForm(prefix=f"b{answer.pk}")),
    }


def acted(request, found, form, act, *, name, told, read=dict):
    """A form of the page, sent: `act` is done and told, or the form comes back in its place with what was typed.

    `read` makes of what was typed what the action takes.
    """
    if form.is_valid():
        with refusals_on(form):
            act(**read(form.cleaned_data), by=request.user, at=clock.now())
            messages.success(request, told)
            return redirect(found)
    return show(request, found, **{name: form})


@require_POST
def admit(request, pk):
    """Admit it, and give it to somebody."""
    found, on = door(request, pk), clock.today()
    form = forms.AdmitForm(request.POST, people=rules.free_handlers(found, on=on), prefix="admit")
    act = partial(actions.admit, found)
    return acted(request, found, form, act, name="admit_form", told=_("The complaint is admitted."))


@require_POST
def turn_away(request, pk):
    """Do not admit it."""
    found, form = door(request, pk), forms.ReasonForm(request.POST, prefix="away")
    act = partial(actions.turn_away, found)
    return acted(request, found, form, act, name="reason_form", told=_("The complaint is not admitted."))


@require_POST
def give_on(request, pk):
    """Give it to somebody else."""
    found = door(request, pk)
    form = forms.GiveOnForm(request.POST, people=others(found, on=clock.today()), prefix="give")
    act = partial(actions.give_on, found)
    return acted(request, found, form, act, name="give_form", told=_("Somebody else looks into it now."))


@require_POST
def name_concerned(request, pk):
    """Say whom it concerns."""
    found = door(request, pk)
    form = forms.NameForm(request.POST, people=nameable(found, on=clock.today()), prefix="name")
    act = partial(actions.name_concerned, found)
    return acted(
        request, found, form, act, name="name_form", told=_("This person reads nothing of it any more.")
    )


@require_POST
def lift_concern(request, pk, concern):
    """Say that it does not concern somebody after all."""
    found = door(request, pk)
    named = get_object_or_404(found.concerns, pk=concern)
    form = forms.ReasonForm(request.POST, prefix=f"l{named.pk}")
    act = partial(actions.lift_concern, named)
    return acted(
        request,
        found,
        form,
        act,
        name=f"lift-{named.pk}",
        told=_("It does not concern this person any more."),
    )


@require_POST
def name_subject(request, pk):
    """Say which certificate or application it is about."""
    found, form = door(request, pk), forms.SubjectForm(request.POST, prefix="subject")
    act = partial(actions.name_subject, found)
    return acted(request, found, form, act, name="subject_form", told=_("The number is on file."))


@require_POST
def write(request, pk):
    """Tell whoever complained how far it is."""
    found, form = door(request, pk), forms.WriteForm(request.POST, prefix="write")
    act = partial(actions.write, found)
    return acted(request, found, form, act, name="write_form", told=_("Your letter is on its way."))


@require_safe
def file(request, pk, file):
    """A file of it."""
    kept = get_object_or_404(door(request, pk).files.select_related("upload"), pk=file)
    return serve(request, kept.upload, at=clock.now(), inline="lihat" in request.GET)
