"""What a holder sees of a case against them, and does: answer, confirm, give back (9.5.1, 9.5.2, 9.8.4)."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from foundation.documents.views import serve
from foundation.workflow import clock
from foundation.workflow.web import refusals_on, refusals_told
from sanctions import actions, forms, rules
from sanctions.models import ReturnRequest, SanctionCase
from sanctions.queries.leaves import ways_against

from .cases import examined
from .files import letter_of


def door(request, pk):
    """One's own case, once one has been asked."""
    found = SanctionCase.objects.of_holder(request.user).select_related(
        "certificate__scheme_version", "certificate__application", "certificate__holder"
    )
    return get_object_or_404(found.prefetch_related("certificate__changes"), pk=pk)


@require_safe
def mine(request, pk):
    """Where it stands, what is to be done now, what was said and decided."""
    return show(request, door(request, pk))


def show(request, case, *, form=None):
    """The page, with an answer that was refused put back in its place."""
    today, asked_back = clock.today(), getattr(case, "return_request", None)
    page = {
        "case": case,
        "certificate": case.certificate,
        "status": case.certificate.status_on(today),
        "statements": case.statements.prefetch_related("files__upload"),
        "files": case.files.filter(statement=None).select_related("upload"),
        "warnings": [
            (one, getattr(one, "delivery", None), getattr(one, "outcome", None))
            for one in case.warnings.select_related("paper", "delivery", "outcome").reverse()
        ],
        "decided": case.proposals.filter(outcome="CARRIED").select_related("paper").reverse(),
        "ways": ways_against(case.proposals.filter(outcome="CARRIED"), at=clock.now()),
        "asked_back": asked_back,
        "came_back": getattr(asked_back, "came_back", None),
        "can_answer": rules.can_answer(request.user, case, on=today),
        "form": form or forms.AnswerForm(),
        "clause_page": case.version.public_url,
    }
    return render(request, "sanctions/mine.html", page)


@require_POST
def answer(request, pk):
    """Say something to what is reported."""
    case, form = door(request, pk), forms.AnswerForm(request.POST, request.FILES)
    if form.is_valid():
        with refusals_on(form):
            file = examined(form)
            actions.answer(
                case,
                words=form.cleaned_data["words"],
                files=[file] if file else [],
                by=request.user,
                at=clock.now(),
            )
            messages.success(request, _("Your answer is with the secretariat."))
            return redirect("sanctions:mine", case.pk)
    return show(request, case, form=form)


@require_POST
def confirm_reading(request, pk, warning):
    """Confirm that a warning was read."""
    letter = get_object_or_404(door(request, pk).warnings, pk=warning)
    with refusals_told(request):
        actions.confirm_reading(letter, by=request.user, at=clock.now())
        messages.success(request, _("You have read the warning."))
    return redirect("sanctions:mine", pk)


@require_POST
def declare_digital(request, pk):
    """Declare that nothing was printed."""
    asked = get_object_or_404(ReturnRequest, case=door(request, pk))
    with refusals_told(request):
        actions.declare_digital(asked, by=request.user, at=clock.now())
        messages.success(request, _("Your declaration is recorded."))
    return redirect("sanctions:mine", pk)


@require_safe
def file(request, pk, file):
    """A file of one's own case: the evidence, or what one sent oneself."""
    kept = get_object_or_404(door(request, pk).files.select_related("upload"), pk=file)
    return serve(request, kept.upload, at=clock.now())


@require_safe
def letter(request, pk, paper):
    """A letter that was sent to the holder."""
    return serve(request, letter_of(door(request, pk), paper), at=clock.now())
