"""A record is handed in, corrected, and read by the assessors, the candidate and the office (9.3.6)."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.views.case import door
from examinations.actions.records import continue_late
from examinations.actions.records_closing import correct_record, hand_in_record
from examinations.forms.records import HandInForm
from examinations.queries.records import (
    changes_of,
    count_judged,
    lacking_in,
    lines_of,
    outcomes_of,
    photos_of,
    records_of,
)
from examinations.rules.records import can_read_record, can_write_record
from foundation.documents.models import Slot
from foundation.documents.rules import examine
from foundation.documents.views import hand_in as hands_of
from foundation.documents.views import serve
from foundation.workflow import clock
from foundation.workflow.web import refusals_on, refusals_told

from .records import own, readable


@require_http_methods(["GET", "HEAD", "POST"])
def hand_in(request, pk):
    """What is missing, or both hands; from then on the record is fixed."""
    record = own(request, pk)
    if not can_write_record(request.user, record, on=clock.today()):
        return redirect(record)
    form = HandInForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        with refusals_on(form):
            hand_in_record(record, **_hands(form), by=request.user, at=clock.now())
            messages.success(request, _("The record is handed in and fixed. It is evidence of the test now."))
            return redirect(record)
    lines = lines_of(record)
    page = {
        "record": record,
        "case": record.assessment.application,
        "form": form,
        "lacking": list(lacking_in(record, lines)),
        "outcomes": outcomes_of(record, lines),
        "judged": count_judged(lines),
        "lines": lines,
        "photo_count": photos_of(record).count(),
        "changes": changes_of(record, lines),
    }
    return render(request, "examinations/hand_in_record.html", page)


def _hands(form):
    drawn = form.cleaned_data["candidate_drawn"]
    return hands_of(form) | {
        "candidate_drawn": examine(drawn, slot=Slot.SIGNATURE) if drawn else None,
        "unsigned_reason": form.cleaned_data["unsigned_reason"],
    }


@require_POST
def go_on(request, pk):
    """Finish a record after its day, with a reason."""
    record = own(request, pk)
    with refusals_told(request):
        continue_late(record, reason=request.POST.get("reason", ""), by=request.user, at=clock.now())
    return redirect(record)


@require_POST
def correct(request, pk):
    """Begin the correction of a record that is handed in."""
    record = own(request, pk)
    with refusals_told(request):
        return redirect(
            correct_record(record, reason=request.POST.get("reason", ""), by=request.user, at=clock.now())
        )
    return redirect(record)


@require_safe
def sheet(request, pk):
    """The form as it was handed in."""
    record = readable(request, pk)
    if record.paper is None:
        raise Http404
    return serve(request, record.paper, at=clock.now(), inline=True)


@require_safe
def case_records(request, pk):
    """Every record of one case, for those who may know of it."""
    assessment = door(request, pk)
    found = [record for record in records_of(assessment) if can_read_record(request.user, record)]
    page = {
        "assessment": assessment,
        "case": assessment.application,
        "records": found,
        "is_candidate": request.user.pk == assessment.application.applicant_id,
    }
    return render(request, "examinations/case_records.html", page)
