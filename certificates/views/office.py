"""The LSP's part: sign the decree and release a meeting, the register, the handover in person (9.4.5–9.4.7)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.doors import fresh_factor
from certificates.actions import hand_over as hand_over_certificate
from certificates.actions import release_meeting
from certificates.forms import HandoverForm
from certificates.models import Certificate
from certificates.queries import searched
from certificates.rules import can_release
from decisions.models import Meeting, Outcome
from decisions.queries import decisions_of, seal_steps
from decisions.rules import can_sign_decree
from foundation.documents.models import Slot
from foundation.documents.rules import examine
from foundation.workflow import clock
from foundation.workflow.answers import first_no
from foundation.workflow.origins import origin
from foundation.workflow.web import refusals_on, refusals_told

from .holder import door, show

PER_PAGE = 25


@require_safe
def register(request):
    """Every certificate, found by number or name."""
    words = request.GET.get("q", "").strip()
    page = Paginator(searched(words), PER_PAGE).get_page(request.GET.get("page"))
    rows = [(one, one.status_on(clock.today())) for one in page]
    return render(request, "certificates/register.html", {"page": page, "rows": rows, "q": words})


@fresh_factor
def release(request, meeting):
    """The head reads what is to be signed, and signs: everything decided becomes known in that moment."""
    sitting = get_object_or_404(Meeting.objects.visible_to(request.user), pk=meeting)
    if request.method == "POST":
        with refusals_told(request):
            issued = release_meeting(sitting, address=origin().ip or None, by=request.user, at=clock.now())
            messages.success(
                request,
                _("The decree is signed. %d certificates are issued and being printed.") % len(issued),
            )
            return redirect(sitting)
        return redirect("certificates:release", meeting=meeting)
    return _show(request, sitting)


def _show(request, sitting):
    today, decisions = clock.today(), decisions_of(sitting)
    competent = [row for row in decisions if row.outcome == Outcome.COMPETENT]
    page = {
        "meeting": sitting,
        "decisions": decisions,
        "competent": len(competent),
        "can_release": first_no(
            can_sign_decree(request.user, sitting, on=today), can_release(competent, on=today)
        ),
        "steps": seal_steps(sitting),
    }
    return render(request, "certificates/release.html", page)


@require_POST
def hand_over(request, pk):
    """Record a handover in person or to a proxy."""
    certificate = get_object_or_404(Certificate.objects.visible_to(request.user), pk=pk)
    form = HandoverForm(request.POST, request.FILES)
    if form.is_valid():
        with refusals_on(form):
            power = form.cleaned_data["power_of_attorney"]
            examined = examine(power, slot=Slot.DOCUMENT) if power else None
            facts = form.cleaned_data | {"power_of_attorney": examined}
            hand_over_certificate(certificate, **facts, by=request.user, at=clock.now())
            messages.success(request, _("The handover is recorded and the holder is told."))
            return redirect(certificate)
    return show(request, door(request, pk), handover_form=form)
