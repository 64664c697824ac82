"""The form FR.AK.04, and the head's leave to hand it in late (9.9.1, 9.9.2)."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from appeals import actions, forms, rules
from appeals.queries import appeal_against, filing_deadline
from appeals.queries.late import late_subjects
from appeals.queries.subjects import application_of, decisions_of, measures, measures_of, version_of
from decisions.models import Decision
from foundation.documents.models import Slot
from foundation.documents.rules import examine
from foundation.workflow import clock
from foundation.workflow.web import refusals_on


def lodge(request, decision):
    """Appeal against a decision of the meeting on oneself."""
    found = decisions_of(request.user).select_related("application__scheme_version", "late_leave")
    return _lodge(request, get_object_or_404(found, pk=decision))


def lodge_sanction(request, proposal):
    """Appeal against the suspension or withdrawal of one's certificate."""
    found = measures_of(request.user).select_related("case__certificate__scheme_version", "late_leave")
    return _lodge(request, get_object_or_404(found, pk=proposal))


def _lodge(request, subject):
    form = forms.LodgeForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        with refusals_on(form):
            appeal = _send(request, subject, form.cleaned_data)
            messages.success(request, _("Your appeal is lodged."))
            return redirect("appeals:mine", appeal.pk)
    deadline = filing_deadline(subject)
    page = {
        "subject": subject,
        "is_decision": isinstance(subject, Decision),
        "form": file_again(form, request.FILES),
        "deadline": deadline,
        "today": clock.today(),
        "version": version_of(subject),
        "other": appeal_against(subject),
        "application": application_of(subject),
        "is_late": deadline.has_passed(clock.now()),
        "can_lodge": rules.can_lodge(request.user, subject, at=clock.now()),
        "clause_page": version_of(subject).public_url,
    }
    return render(request, "appeals/lodge.html", page)


def _send(request, subject, typed):
    return actions.lodge(
        subject,
        about=typed["about"],
        grounds=typed["grounds"],
        explained=typed["explained"] == forms.YES,
        discussed=typed["discussed"] == forms.YES,
        helper=typed["helper"],
        typed_name=typed["typed_name"],
        files=examined(typed["file"]),
        by=request.user,
        at=clock.now(),
    )


def examined(file):
    """The file that was handed in, looked at before anything begins; none gives none."""
    return [examine(file, slot=Slot.EVIDENCE)] if file else []


def file_again(form, files):
    """The form as it comes back: everything typed is there, but no browser gives a file twice by itself."""
    if files and form.errors and "file" not in form.errors:
        form.add_error("file", _("Choose the file again: it is not kept until the form is sent."))
    return form


@require_safe
def late(request):
    """Decisions and measures against which nobody has appealed in time."""
    words = request.GET.get("cari", "")
    page = {"rows": late_subjects(at=clock.now(), words=words), "words": words}
    return render(request, "appeals/late.html", page)


def let_in(request, decision):
    """Let a late appeal against a decision in."""
    found = Decision.objects.released().select_related("application__scheme_version", "late_leave")
    return _let_in(request, get_object_or_404(found, pk=decision))


def let_in_sanction(request, proposal):
    """Let a late appeal against a measure in."""
    found = measures().select_related("case__certificate__scheme_version", "late_leave")
    return _let_in(request, get_object_or_404(found, pk=proposal))


def _let_in(request, subject):
    form = forms.ReasonForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            actions.give_leave(subject, reason=form.cleaned_data["words"], by=request.user, at=clock.now())
            messages.success(request, _("The appeal can be lodged. The person is told until when."))
            return redirect("appeals:late")
    page = {
        "subject": subject,
        "name": application_of(subject).particulars.full_name,
        "form": form,
        "deadline": filing_deadline(subject),
        "can_give": rules.can_give_leave(request.user, subject, at=clock.now()),
    }
    return render(request, "appeals/let_in.html", page)
