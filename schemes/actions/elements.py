"""Elements are brought in for a draft; a second person says that they are the standard's (5.2)."""

from django.db import transaction

from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock
from schemes.models import Criterion, Element
from schemes.rules import can_confirm_text, can_import_elements
from schemes.states import TextStatus


@transaction.atomic
def import_elements(version, *, table, source, by, at):
    """Replace the elements of every unit that the table names; units it does not name keep theirs.

    `table` is what `schemes.queries.read_elements` found. The words count as a sample until a second person
    confirms them.
    """
    version = lock(version)
    require(can_import_elements(by, version, table))

    for unit in version.units.filter(code__in=table.units):
        unit.elements.all().delete()
        for position, element in enumerate(table.units[unit.code], start=1):
            _write_element(unit, position, element)
        unit.text_status, unit.text_source = TextStatus.EXAMPLE, source
        unit.text_imported_by, unit.text_imported_at = by, at
        unit.text_confirmed_by = unit.text_confirmed_at = None
        unit.save()

    record(
        "scheme_version.elements_imported", version, by=by, at=at, units=sorted(table.units), source=source
    )
    return version


def _write_element(unit, position, element):
    kept = Element.objects.create(
        unit=unit,
        position=position,
        number=element.number,
        title_id=element.title_id,
        title_en=element.title_en,
    )
    Criterion.objects.bulk_create(
        Criterion(element=kept, position=place, number=number, text_id=text_id, text_en=text_en)
        for place, (number, text_id, text_en) in enumerate(element.criteria, start=1)
    )


@transaction.atomic
def confirm_text(unit, *, by, at):
    """A second person confirms that these elements are the official text of the standard."""
    version = lock(unit.version)
    unit = lock(unit)
    require(can_confirm_text(by, unit))

    unit.text_status = TextStatus.OFFICIAL
    unit.text_confirmed_by, unit.text_confirmed_at = by, at
    unit.save(update_fields=["text_status", "text_confirmed_by", "text_confirmed_at"])

    record("scheme_version.text_confirmed", version, by=by, at=at, unit=unit.code, source=unit.text_source)
    return unit
