"""What an appellant sees of the own appeal, and does: say more, withdraw, read the ruling (7.1.4, 9.9)."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from appeals import actions, forms, rules
from appeals.models import Appeal, Side
from appeals.queries import line_of, ruling_deadline
from appeals.states import FINAL
from foundation.documents.views import serve
from foundation.workflow import clock
from foundation.workflow.web import refusals_on, refusals_told

from .lodging import examined, file_again
from .pieces import paper_of


def door(request, pk):
    """One's own appeal."""
    found = Appeal.objects.filter(appellant=request.user).select_related(
        "decision__item__meeting",
        "proposal__case__certificate",
        "application__scheme_version",
        "form",
        "paper",
    )
    return get_object_or_404(found, pk=pk)


@require_safe
def mine(request, pk):
    """Where it stands, day by day, who hears it, what was said, and the ruling."""
    return show(request, door(request, pk))


def show(request, appeal, *, form=None):
    """The page, with a statement that was refused put back in its place."""
    deadline = ruling_deadline(appeal)
    page = {
        "appeal": appeal,
        "deadline": deadline,
        "stops": line_of(appeal, due_on=deadline.due_on),
        "is_late": deadline.has_passed(clock.now()),
        "today": clock.today(),
        "seats": [] if appeal.state in ("LODGED", "ADMITTED") else appeal.live_seats,
        "hearing": appeal.hearing,
        "statements": appeal.statements.prefetch_related("files__upload"),
        "files": appeal.files.filter(statement=None).select_related("upload"),
        "ruling": appeal.ruling if appeal.state in FINAL else None,
        "can_say": rules.can_say(request.user, appeal, Side.APPELLANT, on=clock.today()),
        "can_withdraw": rules.can_withdraw(request.user, appeal),
        "form": form or forms.SayForm(),
        "clause_page": appeal.version.public_url,
    }
    return render(request, "appeals/mine.html", page)


@require_POST
def say(request, pk):
    """Say more."""
    appeal, form = door(request, pk), forms.SayForm(request.POST, request.FILES)
    if form.is_valid():
        with refusals_on(form):
            actions.say(
                appeal,
                side=Side.APPELLANT,
                words=form.cleaned_data["words"],
                files=examined(form.cleaned_data["file"]),
                by=request.user,
                at=clock.now(),
            )
            messages.success(request, _("What you said is on file."))
            return redirect("appeals:mine", appeal.pk)
    return show(request, appeal, form=file_again(form, request.FILES))


@require_POST
def withdraw(request, pk):
    """Let it be."""
    appeal = door(request, pk)
    with refusals_told(request):
        actions.withdraw(appeal, by=request.user, at=clock.now())
        messages.success(request, _("Your appeal is withdrawn. The decision stays as it is."))
    return redirect("appeals:mine", pk)


@require_safe
def file(request, pk, file):
    """An attachment."""
    kept = get_object_or_404(door(request, pk).files.select_related("upload"), pk=file)
    return serve(request, kept.upload, at=clock.now())


@require_safe
def paper(request, pk, paper):
    """The form as it was lodged, or the sealed minutes of the ruling."""
    return serve(request, paper_of(door(request, pk), paper), at=clock.now())
