"""FR.AK.05: an assessor reports on an event, corrects it; the office reads and confirms (9.3.6)."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import Role
from assessments.actions import confirm_report, correct_report, submit_report
from assessments.forms import ReportCorrectionForm, ReportForm
from assessments.models import EventReport
from assessments.queries import event_of, events_of, reports_of
from assessments.rules import can_confirm_report, can_correct_report, can_submit_report
from foundation.documents.views import serve
from foundation.workflow import clock
from foundation.workflow.web import refusals_on, refusals_told


@require_safe
def my_reports(request):
    """One's events and what was sent on each."""
    sent = {}
    for report in reports_of(request.user):
        sent.setdefault(report.event, []).append(report)
    events = [(event, sent.pop(event.key, [])) for event in events_of(request.user)]
    return render(request, "assessments/my_reports.html", {"events": events, "earlier": sent.values()})


@require_http_methods(["GET", "HEAD", "POST"])
def report(request, key):
    """Write and send FR.AK.05 on one event."""
    event = event_of(request.user, key)
    if event is None:
        raise Http404
    form = ReportForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            submit_report(key, words=form.words, by=request.user, at=clock.now())
            messages.success(request, _("FR.AK.05 is with the LSP. It is fixed from now on."))
            return redirect("assessments:my_reports")
    page = {"event": event, "form": form, "can_submit": can_submit_report(request.user, key)}
    return render(request, "assessments/report.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request, pk):
    """A new version of a report that was sent."""
    before = get_object_or_404(EventReport.objects.filter(assessor=request.user), pk=pk)
    words = {name: getattr(before, name) for name in ReportForm.WORDS}
    form = ReportCorrectionForm(request.POST or None, initial=words)
    if form.is_valid():
        with refusals_on(form):
            reason = form.cleaned_data["reason"]
            correct_report(before, words=form.words, reason=reason, by=request.user, at=clock.now())
            messages.success(
                request, _("Your correction is sent. It counts once a second person confirms it.")
            )
            return redirect("assessments:my_reports")
    page = {"before": before, "form": form, "can_submit": can_correct_report(request.user, before)}
    return render(request, "assessments/report.html", page)


@require_safe
def reports(request):
    """Every report, for the office; corrections that wait first."""
    today = clock.today()
    found = EventReport.objects.select_related("assessor", "paper", "corrects", "confirmed_by")
    rows = [(row, can_confirm_report(request.user, row, on=today) if row.waits else None) for row in found]
    rows.sort(key=lambda row: not row[0].waits)
    return render(request, "assessments/reports.html", {"rows": rows})


@require_POST
def confirm(request, pk):
    """The second person under a corrected report."""
    with refusals_told(request):
        confirm_report(get_object_or_404(EventReport, pk=pk), by=request.user, at=clock.now())
        messages.success(request, _("The corrected report now counts."))
    return redirect("assessments:reports")


@require_safe
def report_paper(request, pk):
    """FR.AK.05 as it was sent, for who sent it and the office."""
    mine = EventReport.objects.select_related("paper")
    if not request.user.holds(Role.SECRETARIAT, Role.HEAD):
        mine = mine.filter(assessor=request.user)
    return serve(request, get_object_or_404(mine, pk=pk).paper, at=clock.now(), inline=True)
