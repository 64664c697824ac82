"""Who brings in the elements of a unit, and who confirms that they are the standard's own words (5.2)."""

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.queries import same_person
from foundation.workflow.answers import first_no, no
from schemes.states import TextStatus

from .versions import can_edit

SAMPLE_WORDS = ("CONTOH", "SAMPLE")


def can_import_elements(user, version, table=None):
    """Whether this person may bring in elements for this version, and the table has no fault."""
    answer = can_edit(user, version)
    if answer and table is not None and not table.is_usable:
        line, wrong = table.errors[0] if table.errors else (1, _("The table has no rows."))
        return no(_("Line %(line)s: %(wrong)s") % {"line": line, "wrong": wrong}, clause="5.2")
    return answer


def can_confirm_text(user, unit):
    """Whether this person may confirm the elements of a unit as official: a second one, with a source."""
    if unit.text_status == TextStatus.NONE:
        return no(_("There are no elements to confirm yet."), clause="5.2")
    if unit.text_status == TextStatus.OFFICIAL:
        return no(_("These elements are confirmed already."), clause="5.2")
    if same_person(user, unit.text_imported_by):
        return no(_("You brought these elements in, so somebody else has to confirm them."), clause="5.2")
    if not unit.text_source:
        return no(_("Name the source of the elements before they are confirmed."), clause="5.2")
    return first_no(_is_no_sample(unit), can_edit(user, unit.version))


def _is_no_sample(unit):
    marked = Q()
    for word in SAMPLE_WORDS:
        marked |= Q(title_id__contains=word) | Q(criteria__text_id__contains=word)
    if unit.elements.filter(marked).exists():
        return no(_("This text is marked as a sample and cannot be the official one."), clause="5.2")
    return first_no()
