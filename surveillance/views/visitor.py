"""What a visitor sees on the phone: where to go, and the report (9.6.3)."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from foundation.workflow import clock
from foundation.workflow.web import refusals_on
from surveillance import actions, forms, rules
from surveillance.models import Visit

from .office import examined


def visit(request, pk):
    """One's own visit, and its report."""
    mine = Visit.objects.filter(visitor=request.user).select_related(
        "surveillance__certificate__scheme_version",
        "surveillance__certificate__application__applicant",
        "surveillance__certificate__application__particulars",
        "report",
    )
    found = get_object_or_404(mine, pk=pk)
    form = forms.ReportForm(
        request.POST or None, request.FILES or None, initial={"visited_on": found.visit_on}
    )
    if form.is_valid():
        with refusals_on(form):
            facts = {name: form.cleaned_data[name] for name in ("visited_on", "met_with", "result", "words")}
            files = examined(form, "photo", "second_photo")
            actions.report_visit(found, **facts, files=files, by=request.user, at=clock.now())
            messages.success(request, _("Your report is on file."))
            return redirect(found)
    page = {"visit": found, "report": getattr(found, "report", None), "form": form}
    page["files"] = page["report"] and page["report"].files.all()
    page["can_report"] = rules.can_report_visit(request.user, found, on=clock.today())
    return render(request, "surveillance/visit.html", page)
