"""What several pages of appeals need: the papers of one, and a refusal whose form is gone."""

from django.contrib import messages
from django.http import Http404


def paper_of(appeal, paper, *others):
    """The form, the ruling, or one of the others, by its number; none gives 404."""
    found = [one for one in (appeal.form, appeal.paper, *others) if one and one.pk == paper]
    if not found:
        raise Http404
    return found[0]


def told_apart(request, form):
    """Say on top of the page why a form was refused that the page does not have any more."""
    for reason in form.non_field_errors():
        messages.error(request, reason)
