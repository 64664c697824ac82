"""The papers of an appeal, for whoever may open it."""

from django.http import Http404


def paper_of(appeal, paper, *others):
    """The form, the ruling, or one of the others, by its number; none gives 404."""
    found = [one for one in (appeal.form, appeal.paper, *others) if one and one.pk == paper]
    if not found:
        raise Http404
    return found[0]
