"""What verifiers look at for a scheme, in editions (9.3.2)."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from foundation.workflow import clock
from foundation.workflow.web import refusals_on
from schemes.models import Scheme
from venues import actions
from venues.forms import ChecklistForm
from venues.models import Checklist
from venues.queries import checklist_for


@require_safe
def checklists(request):
    """Each scheme with the edition of today."""
    today = clock.today()
    schemes = Scheme.objects.prefetch_related("versions")
    rows = [(scheme, checklist_for(scheme, on=today)) for scheme in schemes]
    return render(request, "venues/checklists.html", {"rows": rows})


def checklist(request, code):
    """The editions of a scheme, and a form for the next."""
    scheme, today = get_object_or_404(Scheme, code=code), clock.today()
    form = ChecklistForm(request.POST or None, initial={"holds_from": today})
    if form.is_valid():
        with refusals_on(form):
            actions.publish_checklist(scheme, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(
                request, _("The checklist is published. Verifications ordered from then on use it.")
            )
            return redirect("venues:checklist", scheme.code)
    page = {
        "scheme": scheme,
        "form": form,
        "now": checklist_for(scheme, on=today),
        "editions": Checklist.objects.filter(scheme=scheme).prefetch_related("points"),
    }
    return render(request, "venues/checklist.html", page)
