"""What an edition still lacks before it is used (9.3.1-b)."""

from django.utils.translation import gettext as _

from instruments.models import WITH_CRITERION
from schemes.models import Element

from .content import content_of, unopened_keys, what_is_wrong
from .drawing import shortage


def shortcomings(instrument):
    """Each in one sentence; nothing where it is whole."""
    keys = unopened_keys(instrument)
    items = list(instrument.items.in_use().with_parts())
    if not items:
        yield _("The instrument has no items.")
    for item in items:
        if wrong := _wrong(item, keys.get(item.pk), instrument):
            yield _("Item %(code)s: %(wrong)s") % {"code": item.code, "wrong": wrong}
    if instrument.is_written:
        yield from _blueprint(instrument)


def _wrong(item, key, instrument):
    """What a draft may still lack, and an edition may not, comes after what no item may."""
    wrong = what_is_wrong(content_of(item, key), instrument)
    if not wrong and item.criterion is None and instrument.form in WITH_CRITERION:
        return _("Name the performance criterion that the item tests.")
    return wrong


def untested_elements(instrument):
    """Elements of the version for which the instrument has no item in use."""
    tested = instrument.items.in_use().filter(element__isnull=False).values("element")
    found = Element.objects.filter(unit__version=instrument.scheme_version).exclude(pk__in=tested)
    return found.select_related("unit")


def _blueprint(instrument):
    blueprint = blueprint_of(instrument)
    rows = list(blueprint.rows.all()) if blueprint else []
    if not rows:
        yield _("The blueprint is missing: how many items of each element, in how many minutes.")
        return
    for row, there in shortage(blueprint, [row.element for row in rows]):
        words = {"element": row.element, "number": row.number, "there": there}
        yield _("Element %(element)s: the blueprint draws %(number)s, the bank has %(there)s.") % words


def blueprint_of(instrument):
    """The blueprint of this edition with its rows; None without."""
    blueprint = getattr(instrument, "blueprint", None)
    if blueprint is None:
        return None
    return type(blueprint).objects.prefetch_related("rows__element__unit").get(pk=blueprint.pk)
