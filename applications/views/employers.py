"""Another employer: the page that reports it and shows what became of it, and the secretariat's answer (8.2.3)."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import Organisation, OrganisationKind
from applications.actions.employers import report_employer, settle_employer
from applications.forms.employers import ReportForm, SettleForm
from applications.models import Application
from applications.queries.employers import fees_by_kind, open_report
from applications.queries.story import story_of
from applications.rules.employers import can_open_report, can_open_settlement, is_admissible
from applications.states import ApplicationState
from foundation.documents.models import Slot
from foundation.documents.rules import examine
from foundation.workflow import clock
from foundation.workflow.web import refusals_on


def door(request, pk):
    """A case that was sent, for its applicant and for the secretariat."""
    cases = Application.objects.visible_to(request.user).filter(submitted_at__isnull=False)
    return get_object_or_404(
        cases.select_related("applicant", "particulars", "organisation", "invoice", "scheme_version"), pk=pk
    )


@require_http_methods(["GET", "HEAD", "POST"])
def employer(request, pk):
    """Report that the applicant works elsewhere; or, where that is reported, see what becomes of it."""
    application = door(request, pk)
    form = _report_form(request.user, application, request.POST or None, request.FILES or None)
    if form.is_valid():
        with refusals_on(form):
            file = form.cleaned_data["proof"]
            proof = examine(file, slot=Slot.DOCUMENT) if file else None
            report_employer(application, **form.reported, proof=proof, by=request.user, at=clock.now())
            messages.success(request, _("Reported. The case waits until the secretariat has settled it."))
            return redirect("applications:employer", pk=pk)
    return _show(request, application, form=form)


@require_POST
def settle(request, pk, report):
    """The secretariat says with which employer the case goes on."""
    application = door(request, pk)
    report = get_object_or_404(application.employer_reports.all(), pk=report)
    form = SettleForm(request.POST, version=application.scheme_version)
    if form.is_valid():
        with refusals_on(form):
            settle_employer(report, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("Settled. The case goes on, and everybody in it is told."))
            return redirect(application)
    return _show(request, application, settle_form=form)


def _report_form(user, application, *typed):
    """Every employer but the one that the case has, of whatever kind: whether the scheme is open to it comes after."""
    others = Organisation.objects.selectable_by(user).exclude(pk=application.organisation_id)
    return ReportForm(*typed, organisations=others, kinds=OrganisationKind.values)


def _show(request, application, *, form=None, settle_form=None):
    report, on = open_report(application), clock.today()
    context = {
        "application": application,
        "is_own": request.user.pk == application.applicant_id,
        "report": report,
        "form": form or _report_form(request.user, application),
        "settle_form": settle_form,
        "can_report": can_open_report(request.user, application, on=on),
        "settled": application.employer_reports.exclude(pk=report and report.pk).select_related(
            "organisation", "settled_as", "settled_by", "proof"
        ),
        "clause_page": application.scheme_version.public_url,
    }
    if report and not context["is_own"]:
        context |= _to_settle(request.user, report, settle_form, on=on)
    return render(request, "applications/employer.html", context)


def _to_settle(user, report, form, *, on):
    """What the secretariat settles it by: whether the scheme is open to the new employer, and the fee of each kind."""
    application = report.application
    stated = {"organisation": report.organisation_id}
    return {
        "can_settle": can_open_settlement(user, report, on=on),
        "admissible": is_admissible(application, report.organisation) if report.organisation else None,
        "settle_form": form or SettleForm(version=application.scheme_version, initial=stated),
        "fees": fees_by_kind(application),
        # The office stops the assessment where its candidate withdraws from it.
        "stop": story_of(application, at=clock.now()).leave
        if application.state == ApplicationState.ACCEPTED
        else "",
    }
