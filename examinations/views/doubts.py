"""Results in doubt because of equipment found lapsed afterwards: each is settled by itself (9.3.3)."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Role
from examinations.actions.doubts import settle_doubt
from examinations.forms.sessions import SettleForm
from examinations.models import Seat
from examinations.queries.doubts import doubts_to_settle, flags
from examinations.rules.doubts import can_settle
from foundation.workflow import clock
from foundation.workflow.web import refusals_on
from venues.models import EquipmentDoubt


@require_safe
def doubts(request):
    """What this person may settle: the office everything, a lead assessor their own cases."""
    all_of_them = request.user.holds(Role.SECRETARIAT)
    rows = doubts_to_settle(leading=None if all_of_them else request.user)
    return render(request, "examinations/doubts.html", {"rows": rows})


@require_http_methods(["GET", "POST"])
def doubt(request, doubt, seat):
    """One result: what is known of the equipment, and what becomes of it."""
    found = get_object_or_404(EquipmentDoubt.objects.standing().select_related("equipment__venue"), pk=doubt)
    seat = get_object_or_404(Seat.objects.with_candidate(), pk=seat)
    may = can_settle(request.user, found, seat, on=clock.today())
    flag = next((one for one in flags(doubt=found, session=seat.session) if one.seat == seat), None)
    if flag is None or (flag.is_open and not may):
        raise Http404
    form = SettleForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            settle_doubt(found, seat, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The result is settled, and the reason stays on file."))
            return redirect("examinations:doubts")
    return render(request, "examinations/doubt.html", {"flag": flag, "may": may, "form": form})
