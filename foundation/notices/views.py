"""The inbox of each person, and the secretariat's log of the mail."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from foundation.workflow import clock
from foundation.workflow.web import refusals_told

from .actions import mark_read
from .actions import resend as resend_notice
from .models import Notice

PER_PAGE = 25


@require_safe
def inbox(request):
    """One's letters, the latest first."""
    letters = Paginator(Notice.objects.visible_to(request.user).defer("body"), PER_PAGE)
    return render(request, "notices/inbox.html", {"letters": letters.get_page(request.GET.get("hal"))})


@require_safe
def letter(request, pk):
    """One letter. Looking changes nothing; the page itself tells, by a form, that it was opened."""
    notice = get_object_or_404(Notice.objects.visible_to(request.user), pk=pk)
    return render(request, "notices/letter.html", {"notice": notice})


@require_POST
def read(request, pk):
    """Opened. Goes on to the page the letter is about."""
    notice = get_object_or_404(Notice.objects.visible_to(request.user), pk=pk)
    mark_read(notice, by=request.user, at=clock.now())
    if request.htmx:
        return HttpResponse(status=204)
    return redirect(notice.url or "notices:inbox")


@require_safe
def log(request):
    """All mail, or only what was refused; addresses and subjects, not the letters."""
    only_failed = request.GET.get("tampil") == "gagal"
    notices = Notice.objects.select_related("to").defer("body")
    letters = Paginator(notices.failed() if only_failed else notices.all(), PER_PAGE)
    context = {"letters": letters.get_page(request.GET.get("hal")), "only_failed": only_failed}
    return render(request, "notices/log.html", context)


@require_POST
def resend(request, pk):
    """Send one again."""
    notice = get_object_or_404(Notice, pk=pk)
    with refusals_told(request):
        resend_notice(notice, by=request.user, at=clock.now())
        messages.success(request, _("The letter is on its way again."))
    return redirect("notices:log")
