"""The one door to an instrument: for its scheme's authors; for everybody else it does not exist."""

from django.shortcuts import get_object_or_404

from foundation.workflow import clock
from instruments.models import Export, Instrument, Item
from instruments.queries import author_schemes


def schemes_of(request):
    """The schemes whose banks the reader may open today."""
    return author_schemes(request.user, on=clock.today())


def instrument_for(request, pk):
    """The instrument, or 404."""
    mine = Instrument.objects.of_schemes(schemes_of(request))
    return get_object_or_404(mine.select_related("scheme_version__scheme", "author", "reviewer"), pk=pk)


def item_for(request, pk):
    """The item, or 404."""
    items = Item.objects.with_parts().select_related(
        "instrument__scheme_version__scheme", "author", "reviewer"
    )
    return get_object_or_404(items.filter(instrument__scheme_version__scheme__in=schemes_of(request)), pk=pk)


def export_for(request, pk):
    """The export, or 404."""
    exports = Export.objects.select_related("instrument__scheme_version__scheme", "asked_by")
    return get_object_or_404(
        exports.filter(instrument__scheme_version__scheme__in=schemes_of(request)), pk=pk
    )
