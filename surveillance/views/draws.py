"""Lots drawn among logbooks, and the proof that they fall the same when drawn again (9.6.3)."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from foundation.workflow import clock
from foundation.workflow.web import refusals_on
from surveillance import actions, forms
from surveillance.models import Draw
from surveillance.queries.logbooks import lots


@require_safe
def draws(request):
    """Every draw, and the way to another one."""
    return _show(request, forms.DrawForm())


def _show(request, form):
    drawn = Draw.objects.select_related("drawn_by").prefetch_related("rows__surveillance__certificate")
    rows = [{"draw": one, "holds": _holds(one)} for one in drawn]
    return render(request, "surveillance/draws.html", {"rows": rows, "form": form})


def _holds(draw):
    """Whether drawing again gives the same."""
    return lots(draw.seed, draw.population, draw.size) == [row.surveillance_id for row in draw.rows.all()]


@require_POST
def draw(request):
    """Draw lots."""
    form = forms.DrawForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            actions.draw_logbooks(**form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The logbooks are drawn."))
            return redirect("surveillance:draws")
    return _show(request, form)
