"""The attendance list of a session: printed before it, and taken as a file (9.3.2)."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from examinations.actions.attendance import print_attendance_list
from examinations.queries.attendance import last_attendance_list
from foundation.documents.views import serve
from foundation.workflow import clock
from foundation.workflow.web import refusals_told

from .sessions import door


@require_safe
def attendance_list(request, pk):
    """The list that was printed last."""
    paper = last_attendance_list(door(request, pk))
    if paper is None:
        raise Http404
    return serve(request, paper, at=clock.now(), inline=True)


@require_POST
def print_list(request, pk):
    """Have the list printed as the seats are now."""
    found = door(request, pk)
    with refusals_told(request):
        print_attendance_list(found, by=request.user, at=clock.now())
        messages.success(request, _("The attendance list is being printed. It stands here in a minute."))
    return redirect(found)
