"""The page of work that was put aside, with its reasons."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from foundation.workflow import clock
from foundation.workflow.web import refusals_told

from .actions import retry as retry_job
from .models import Job
from .queries import oldest_due

PER_PAGE = 50


@require_safe
def parked(request):
    """Everything put aside, the latest first, each with a button for another try."""
    jobs = Paginator(Job.objects.parked().order_by("-parked_at", "-pk"), PER_PAGE)
    context = {"jobs": jobs.get_page(request.GET.get("hal")), "waiting_since": oldest_due(clock.now())}
    return render(request, "jobs/parked.html", context)


@require_POST
def retry(request, pk):
    """Try one again."""
    job = get_object_or_404(Job.objects.parked(), pk=pk)
    with refusals_told(request):
        retry_job(job, by=request.user, at=clock.now())
        messages.success(request, _("The work is back in the queue."))
    return redirect("jobs:parked")
