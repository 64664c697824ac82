"""The secretariat's queue: filtered, sorted, taken one by one or many at once (9.1.5)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from applications.actions.review import take_case
from applications.forms.review import QueueForm
from applications.models import Application
from applications.queries.queue import (
    LATE_DAYS,
    MOST_COUNTED,
    ORDERS,
    URGENCY,
    age_of,
    counts,
    filtered,
    progress_of,
    untaken,
)
from applications.rules.review import can_take
from applications.states import ApplicationState
from foundation.workflow import clock
from foundation.workflow.answers import NotAllowed
from foundation.workflow.web import told

PER_PAGE = 25
MOST_TRIED = 25

STATES = [(state.value, state.label) for state in ApplicationState if state != ApplicationState.DRAFT]


@require_safe
def queue(request):
    """One list of everything in hand; other states by the filter."""
    at = clock.now()
    form = QueueForm(request.GET)
    form.is_valid()
    filters = {name: value for name, value in form.cleaned_data.items() if value}
    order = _order(request)
    page = Paginator(filtered(request.user, filters=filters, order=order, at=at), PER_PAGE).get_page(
        request.GET.get("page")
    )
    numbers = counts(request.user, at=at)
    context = {
        "page": page,
        "rows": _rows(page, on=clock.today()),
        "filters": filters,
        "form": form,
        "states": STATES,
        "order": order,
        "numbers": numbers,
        "most_counted": MOST_COUNTED,
        "views": _views(request, numbers),
    }
    return render(request, "applications/review/queue.html", context)


@require_POST
def take_next(request):
    """Take the one that waits longest and that one is free to review."""
    at, on = clock.now(), clock.today()
    for application in untaken(request.user).select_related("applicant", "scheme_version")[:MOST_TRIED]:
        if not can_take(request.user, application, on=on):
            continue
        try:
            take_case(application, by=request.user, at=at)
        except NotAllowed:
            # A colleague was faster: the next one.
            continue
        return redirect("applications:review", pk=application.pk)
    messages.info(request, _("Nothing waits that you may review."))
    return redirect("applications:queue")


def take_many(request):
    """Take several: first what would happen to each, then, when confirmed, what can be taken."""
    asked = request.POST if request.method == "POST" else request.GET
    picked = [pk for pk in asked.getlist("pilih") if pk.isdecimal()][:PER_PAGE]
    cases = Application.objects.visible_to(request.user).filter(pk__in=picked)
    cases = cases.select_related("particulars", "applicant", "reviewer", "scheme_version", "closed_by")
    on = clock.today()
    if request.method == "POST":
        return _take_all(request, cases)
    rows = [{"application": case, "answer": can_take(request.user, case, on=on)} for case in cases]
    context = {"rows": rows, "fitting": sum(bool(row["answer"]) for row in rows)}
    return render(request, "applications/review/take.html", context)


def _take_all(request, cases):
    done = 0
    for case in cases:
        try:
            take_case(case, by=request.user, at=clock.now())
        except NotAllowed as refusal:
            messages.warning(request, f"{case.particulars.full_name}: {told(refusal, about=case)}")
        else:
            done += 1
    messages.success(request, ngettext("You have taken %d case.", "You have taken %d cases.", done) % done)
    return redirect(f"{reverse('applications:queue')}?dipegang=saya")


def _order(request):
    order = request.GET.get("order", URGENCY)
    return order if order.removeprefix("-") in ORDERS else URGENCY


def _rows(page, *, on):
    progress = progress_of([application.pk for application in page])
    return [
        {
            "application": application,
            "progress": progress.get(application.pk, (0, 0)),
            "age": age_of(application, on=on),
            "is_late": application.state == ApplicationState.SUBMITTED
            and age_of(application, on=on) >= LATE_DAYS,
        }
        for application in page
    ]


def _views(request, numbers):
    """The saved views: each an address with its filters, and how many it holds."""
    here = request.GET.copy()
    for name in ("page", "order"):
        here.pop(name, None)
    asked = "&".join(f"{name}={value}" for name, value in sorted(here.items()) if value)
    views = (
        ("", _("All in hand"), numbers["all"]),
        ("dipegang=belum&keadaan=SUBMITTED", _("Not taken"), numbers["untaken"]),
        ("dipegang=saya", _("Mine"), numbers["mine"]),
        (f"keadaan=SUBMITTED&lama={LATE_DAYS}", _("Waiting long"), numbers["late"]),
        ("bayar=belum&organisasi=PARTNER", _("Partners, not paid"), numbers["partner_unpaid"]),
        ("keadaan=RETURNED", _("With the applicant"), numbers["returned"]),
    )
    return [
        {"query": query, "name": name, "count": count, "is_current": query == asked}
        for query, name, count in views
    ]
