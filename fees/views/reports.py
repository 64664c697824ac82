"""What came in between two days, in the two parts of the fee (8.1-8.2.2)."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from fees.forms import PeriodForm
from fees.queries.report import report
from foundation.workflow import clock


@require_safe
def period(request):
    """The report of a period; of this month, where none is given."""
    today = clock.today()
    given = request.GET if "first" in request.GET else None
    form = PeriodForm(given, initial={"first": today.replace(day=1), "last": today})
    first, last = form.days()
    lines, total = report(first, last)
    page = {"form": form, "first": first, "last": last, "lines": lines, "total": total}
    return render(request, "fees/report.html", page)
