"""The evidence and the letters of a case, for who handles it or decides on it (9.5.1)."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from foundation.documents.views import serve
from foundation.workflow import clock
from foundation.workflow.web import refusals_on
from sanctions import actions, forms

from .cases import door, examined, show


@require_POST
def add_file(request, pk):
    """Add a piece of evidence."""
    found, form = door(request, pk), forms.FileForm(request.POST, request.FILES, prefix="add")
    if form.is_valid():
        with refusals_on(form):
            actions.add_file(found, file=examined(form), by=request.user, at=clock.now())
            messages.success(request, _("The evidence is on file."))
            return redirect(found)
    return show(request, found, file_form=form)


@require_safe
def file(request, pk, file):
    """A file of the case."""
    kept = get_object_or_404(door(request, pk).files.select_related("upload"), pk=file)
    return serve(request, kept.upload, at=clock.now())


@require_safe
def letter(request, pk, paper):
    """A letter of the case, as it was sent."""
    return serve(request, letter_of(door(request, pk), paper), at=clock.now())


def letter_of(case, paper):
    """The letter of this case with that number; none gives 404."""
    letters = [
        *case.warnings.select_related("paper").filter(paper=paper),
        *case.proposals.select_related("paper").filter(paper=paper),
    ]
    if not letters:
        raise Http404
    return letters[0].paper
