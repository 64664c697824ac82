"""How the items of a written edition did: for those who write and review them (9.3.1)."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from examinations.queries.item_statistics import ENOUGH, figures_of
from instruments.views.finding import instrument_for


@require_safe
def item_statistics(request, pk):
    """Every item with its figures, those that ask for a look first. No words of an item and no key."""
    found = instrument_for(request, pk)
    if not found.is_written:
        raise Http404
    figures = figures_of(found)
    page = {
        "instrument": found,
        "figures": figures,
        "doubtful": sum(bool(one.doubts) for one in figures),
        "enough": ENOUGH,
    }
    return render(request, "examinations/item_statistics.html", page)
