"""What the pages of the bank show: shelves, neighbours, counts, happenings; never words of more than one item."""

from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from instruments.models import FormCode, Instrument
from instruments.states import InstrumentState
from schemes.models import Element

VERBS = {
    "instrument.drafted": gettext_noop("Draft begun"),
    "instrument.edited": gettext_noop("Title or instructions changed"),
    "instrument.blueprint_set": gettext_noop("Blueprint written"),
    "instrument.item_written": gettext_noop("Item written"),
    "instrument.item_removed": gettext_noop("Item taken out of the draft"),
    "instrument.items_imported": gettext_noop("Items brought in by table"),
    "instrument.submitted": gettext_noop("Handed to review"),
    "instrument.sent_back": gettext_noop("Edition sent back"),
    "instrument.put_in_force": gettext_noop("Edition put in force"),
    "instrument.withdrawn": gettext_noop("Edition withdrawn"),
    "instrument.item_retired": gettext_noop("Item taken out of use"),
    "instrument.item_opened": gettext_noop("Item read"),
    "instrument.keys_opened": gettext_noop("Key opened"),
    "instrument.export_asked": gettext_noop("Bank asked for"),
    "instrument.export_settled": gettext_noop("Export decided"),
    "instrument.export_taken": gettext_noop("Bank taken"),
}
AT_MOST = 40


@dataclass(frozen=True)
class Shelf:
    """One form of a version: its label, the edition in force, the one in the making, how many came before."""

    code: FormCode
    in_force: Instrument | None
    in_the_making: Instrument | None
    older: list


@dataclass(frozen=True)
class Happening:
    """One line of what has happened to an edition."""

    at: object
    words: str
    url: str = ""


def shelf_of(version):
    """Every form with its editions: one question to the database, however many there are."""
    made = Instrument.objects.filter(scheme_version=version).annotate(number=Count("items"))
    editions = {}
    for instrument in made.select_related("scheme_version"):
        editions.setdefault(instrument.form, []).append(instrument)
    return [_shelf(code, editions.get(code, [])) for code in FormCode]


def neighbours(item):
    """The item before and the item after it in the order of the list; None at the ends."""
    order = ("element__unit__position", "element__position", "position")
    pks = list(item.instrument.items.order_by(*order).values_list("pk", flat=True))
    place = pks.index(item.pk)
    return pks[place - 1] if place else None, pks[place + 1] if place + 1 < len(pks) else None


def elements_of(instrument):
    """The elements of its version, in their order."""
    found = Element.objects.filter(unit__version=instrument.scheme_version).select_related("unit")
    return found.order_by("unit__position", "position")


def bank_by_difficulty(instrument):
    """{(element, difficulty): how many items in use}, difficulty 0 for all of them."""
    counts = {}
    for element, difficulty in instrument.items.in_use().values_list("element", "difficulty"):
        for place in ((element, difficulty), (element, 0)):
            counts[place] = counts.get(place, 0) + 1
    return counts


def happenings(trail):
    """The last lines of a trail, newest first, with who did it and why."""
    return [Happening(entry.at, _words_of(entry)) for entry in trail.order_by("-at", "-pk")[:AT_MOST]]


def _shelf(code, editions):
    in_force = next((one for one in editions if one.state == InstrumentState.IN_FORCE), None)
    made = [InstrumentState.DRAFT, InstrumentState.IN_REVIEW]
    in_the_making = next((one for one in editions if one.state in made), None)
    return Shelf(
        code, in_force, in_the_making, [one for one in editions if one not in (in_force, in_the_making)]
    )


def _words_of(entry):
    facts = entry.facts
    words = _(VERBS[entry.verb]) if entry.verb in VERBS else entry.verb
    # Of keys it names the items; of a whole edition it counts them.
    named = facts["items"] if isinstance(facts.get("items"), list) else [facts.get("item", "")]
    parts = [words, ", ".join(named), entry.actor_name, facts.get("reason")]
    return " · ".join(part for part in parts if part)
