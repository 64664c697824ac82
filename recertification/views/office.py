"""The office's pages: the radar of expiries, and the outages (9.7.1)."""

from collections import Counter

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from foundation.workflow import clock
from foundation.workflow.web import refusals_on
from recertification.actions import record_outage
from recertification.forms import OutageForm
from recertification.models import PortalOutage
from recertification.queries.radar import of_stage
from recertification.queries.radar import radar as read_radar
from recertification.queries.stages import Stage

PER_PAGE = 25


@require_safe
def radar(request):
    """Every certificate that ends within a year, and how far its renewal is."""
    stage = request.GET.get("tahap", "")
    blips = read_radar(at=clock.now())
    counts = Counter(blip.stage for blip in blips)
    page = {
        "page": Paginator(of_stage(blips, stage), PER_PAGE).get_page(request.GET.get("page")),
        "stage": stage,
        "all": len(blips),
        "stages": [(one, counts[one]) for one in Stage if counts[one]],
    }
    return render(request, "recertification/radar.html", page)


def outages(request):
    """What the portal was down, and a form for what it did not notice itself."""
    form = OutageForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            record_outage(**form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The outage is recorded. Whoever's last day it touched is told."))
            return redirect("recertification:outages")
    kept = PortalOutage.objects.select_related("recorded_by")
    page = Paginator(kept, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "recertification/outages.html", {"page": page, "form": form})
