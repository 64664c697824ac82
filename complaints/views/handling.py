"""Looking into it: who is heard, the sanction case, the answer and its signature, measures, the end (9.9, 9.5.1)."""

from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.doors import fresh_factor
from complaints import actions, forms, rules
from complaints.queries.people import staff
from foundation.documents.models import Slot
from foundation.documents.rules import examine
from foundation.documents.views import serve
from foundation.workflow import clock
from foundation.workflow.web import refusals_told

from .follow import paper_of
from .office import acted, door, unheard


@require_POST
def hear(request, pk):
    """Ask somebody whom it concerns."""
    found = door(request, pk)
    form = forms.HearForm(request.POST, people=unheard(found), prefix="hear")
    act = partial(actions.hear, found)
    return acted(request, found, form, act, name="hear_form", told=_("The person is asked."))


@require_POST
def record_statement(request, pk, hearing):
    """Write down what somebody said."""
    found = door(request, pk)
    asked = get_object_or_404(found.hearings, pk=hearing)
    form = forms.StatementForm(request.POST, request.FILES, prefix=f"s{asked.pk}")
    act = partial(actions.state, asked)
    return acted(
        request, found, form, act, name=f"state-{asked.pk}", told=_("What was said is on file."), read=said
    )


def said(typed):
    """The words and the examined file of a statement."""
    file = typed["file"]
    return {"words": typed["words"], "files": [examine(file, slot=Slot.EVIDENCE)] if file else []}


@require_POST
def open_case(request, pk):
    """Open a sanction case against the holder."""
    found = door(request, pk)
    kept = found.files.filter(statement=None).select_related("upload")
    form = forms.CaseForm(request.POST, files=kept, prefix="case")
    act = partial(actions.open_case, found)
    return acted(request, found, form, act, name="case_form", told=_("The sanction case is open."))


@require_POST
def propose(request, pk):
    """Draft the answer."""
    found = door(request, pk)
    people = rules.signers(found, on=clock.today())
    form = forms.ProposeForm(request.POST, people=people, prefix="propose")
    act = partial(actions.propose, found)
    return acted(
        request, found, form, act, name="propose_form", told=_("The answer waits for its signature.")
    )


@require_POST
@fresh_factor
def sign(request, pk, answer):
    """Sign the answer: it goes out."""
    found = door(request, pk)
    drafted = get_object_or_404(found.answers, pk=answer)
    with refusals_told(request):
        actions.sign(drafted, by=request.user, at=clock.now())
        messages.success(request, _("The answer is signed and on its way."))
    return redirect(found)


@require_POST
def send_back(request, pk, answer):
    """Send a draft back."""
    found = door(request, pk)
    drafted = get_object_or_404(found.answers, pk=answer)
    form = forms.ReasonForm(request.POST, prefix=f"b{drafted.pk}")
    act = partial(actions.send_back, drafted)
    return acted(request, found, form, act, name=f"back-{drafted.pk}", told=_("The draft is sent back."))


@require_POST
def set_measure(request, pk):
    """Say what is done, by whom, until when."""
    found = door(request, pk)
    form = forms.MeasureForm(request.POST, people=staff(on=clock.today()), prefix="measure")
    act = partial(actions.set_measure, found)
    return acted(request, found, form, act, name="measure_form", told=_("The measure is set."))


@require_POST
def close(request, pk):
    """Close it."""
    found, form = door(request, pk), forms.CloseForm(request.POST, prefix="end")
    act = partial(actions.close, found)
    return acted(request, found, form, act, name="close_form", told=_("The complaint is closed."))


@require_safe
def letter(request, pk):
    """The answer as it was sent."""
    return serve(request, paper_of(door(request, pk)), at=clock.now())
