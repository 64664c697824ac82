"""A table of items: read row by row with what is wrong, and written with everything they say (9.3.1)."""

from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext as _

from accounts.models.sealing import seal, unseal
from foundation.look.tables import as_workbook, rows_of
from instruments.models import KINDS, WITH_CRITERION, Difficulty, ItemKind, Key
from instruments.models.items import LETTERS
from schemes.models import Criterion, Element

from .content import ItemContent, content_of, unopened_keys, what_is_wrong
from .usable import validity_of

BEGINNING = (
    "code",
    "unit",
    "element",
    "criterion",
    "kind",
    "difficulty",
    "points",
    "minutes",
    "text",
    "text_en",
)
CHOICES = tuple(name for letter in LETTERS.lower() for name in (letter, f"{letter}_en"))
ENDING = ("key", "answer", "answer_en", "rubric", "rubric_en")
COLUMNS = (*BEGINNING, *CHOICES, *ENDING)
TO_READ = ("author", "reviewer", "validity")
"""Written behind the others where a bank is taken out; no import reads them."""
NEEDED = ("unit", "element", "text")
LONGEST_CODE = 20
WAITING = b"instruments.table"
# As people write them, in either language, beside 1, 2, 3.
DIFFICULTIES = {
    **dict.fromkeys(("1", "mudah", "easy"), Difficulty.EASY),
    **dict.fromkeys(("2", "sedang", "medium"), Difficulty.MEDIUM),
    **dict.fromkeys(("3", "sukar", "sulit", "hard"), Difficulty.HARD),
}


@dataclass(frozen=True)
class ItemRow:
    """One item of a table: its line, its code where it has one, what it says, the item it would change."""

    line: int
    code: str
    content: ItemContent
    item: object = None
    is_unchanged: bool = False


@dataclass
class ItemTable:
    """What was found: items to keep; (line, what is wrong) for the rest. One wrong row keeps all of them out."""

    rows: list = field(default_factory=list)
    errors: list = field(default_factory=list)

    @property
    def is_usable(self):
        return bool(self.rows) and not self.errors

    @property
    def added(self):
        return [row for row in self.rows if row.item is None]

    @property
    def changed(self):
        return [row for row in self.rows if row.item is not None and not row.is_unchanged]

    @property
    def unchanged(self):
        return [row for row in self.rows if row.is_unchanged]


def read_items(content, *, instrument):
    """Read a table in these bytes for this instrument; nothing is written."""
    try:
        rows = rows_of(content, needed=NEEDED)
    except ValueError as error:
        return ItemTable(errors=[(1, str(error))])
    table, reader = ItemTable(), _Reader(instrument)
    for line, row in rows:
        try:
            table.rows.append(reader.read(line, row))
        except ValueError as wrong:
            table.errors.append((line, str(wrong)))
    if not rows:
        table.errors.append((1, _("The table has no rows.")))
    return table


def sealed_table(content, *, instrument):
    """Bytes that somebody looked at, sealed to be sent back: so nothing waits here, and nothing stands open there."""
    return seal(content.hex(), WAITING + str(instrument.pk).encode())


def looked_at(sealed, *, instrument):
    """Those bytes again; none where it is not what was sent out for this instrument."""
    try:
        return bytes.fromhex(unseal(sealed, WAITING + str(instrument.pk).encode()))
    # Not base64, cut short, changed, or of another draft: nobody looked at it here.
    except ValueError:
        return b""


def write_template(instrument):
    """An empty table for this instrument: columns, and on a second sheet what each takes."""
    elements = Element.objects.filter(unit__version=instrument.scheme_version).select_related("unit")
    notes = [
        _criteria_note(instrument),
        _("code: empty for a new item; the code of an item of this draft changes that item."),
        _("kind: %(kinds)s") % {"kinds": ", ".join(KINDS[instrument.form])},
        _("difficulty: 1 easy, 2 medium, 3 hard. points, minutes: whole numbers, or empty."),
        _("a to f: the answers of multiple choice; key: the letter of the right one."),
        _("answer: the model answer, or what is expected; rubric: how it is marked."),
        _("Columns that end in _en hold the English; they may stay empty."),
        *(f"{one.unit.code} · {one.number} · {one.title_id}" for one in elements),
    ]
    return as_workbook([COLUMNS], notes=notes)


def write_items(instrument, *, notes):
    """All items in use with their keys, as such a table; `notes` say who took it, when, and who allowed it."""
    keys = unopened_keys(instrument)
    items = instrument.items.in_use().with_parts().select_related("author", "reviewer")
    rows = [_cells(item, content_of(item, keys.get(item.pk))) for item in items]
    return as_workbook([(*COLUMNS, *TO_READ), *rows], notes=[*notes, _to_read_note()])


def _criteria_note(instrument):
    if instrument.form in WITH_CRITERION:
        return _("unit, element, criterion: as in the scheme; no edition is reviewed without its criteria.")
    return _("unit, element: as in the scheme; criterion may stay empty.")


def _to_read_note():
    words = {"columns": ", ".join(TO_READ)}
    return _("%(columns)s: to be read only; what stands there is not brought in.") % words


def _cells(item, content):
    choices = [text for letter in LETTERS for text in content.choices.get(letter, ("", ""))]
    key = content.key
    return [
        item.code,
        content.element.unit.code if content.element else "",
        content.element.number if content.element else "",
        content.criterion.number if content.criterion else "",
        content.kind,
        *(content.difficulty or "", content.points or "", content.minutes or ""),
        *(content.text_id, content.text_en, *choices),
        *(key.right, key.answer_id, key.answer_en, key.rubric_id, key.rubric_en),
        *(str(item.author), str(item.reviewer or ""), validity_of(item.instrument)),
    ]


class _Reader:
    """Reads rows for one instrument; `ValueError`, in words, for a row that cannot be used."""

    def __init__(self, instrument):
        self.instrument, self.codes = instrument, set()

    def read(self, line, row):
        """The `ItemRow` of one line."""
        code = self._code(row.get("code", ""))
        kind = row.get("kind", "").upper() or KINDS[self.instrument.form][0]
        content = ItemContent(
            kind=kind,
            text_id=row["text"],
            text_en=row.get("text_en", ""),
            **self._tie(row),
            difficulty=_difficulty(row.get("difficulty", "")),
            points=_number(row, "points"),
            minutes=_number(row, "minutes"),
            choices=_choices(row),
            key=_key(row, kind),
        )
        if wrong := what_is_wrong(content, self.instrument):
            raise ValueError(wrong)
        item = self._items.get(code)
        unchanged = item is not None and content == content_of(item, self._keys.get(item.pk))
        return ItemRow(line, code, content, item, unchanged)

    def _code(self, code):
        if len(code) > LONGEST_CODE:
            raise ValueError(_("“%(column)s” is too long.") % {"column": "code"})
        if code and code in self.codes:
            raise ValueError(_("The code %(code)s stands further up already.") % {"code": code})
        self.codes.add(code)
        return code

    def _tie(self, row):
        """The element and the criterion that a row names by their numbers."""
        if not row.get("unit") and not row.get("element"):
            return {"element": None, "criterion": None}
        element = self._elements.get((row.get("unit", ""), row.get("element", "")))
        if element is None:
            words = {"unit": row.get("unit", ""), "element": row.get("element", "")}
            raise ValueError(_("The version has no element %(element)s in unit %(unit)s.") % words)
        number = row.get("criterion", "")
        criterion = self._criteria.get((element.pk, number)) if number else None
        if number and criterion is None:
            raise ValueError(_("The element has no criterion %(number)s.") % {"number": number})
        return {"element": element, "criterion": criterion}

    @cached_property
    def _elements(self):
        found = Element.objects.filter(unit__version=self.instrument.scheme_version).select_related("unit")
        return {(element.unit.code, element.number): element for element in found}

    @cached_property
    def _criteria(self):
        found = Criterion.objects.filter(element__unit__version=self.instrument.scheme_version)
        return {(criterion.element_id, criterion.number): criterion for criterion in found}

    @cached_property
    def _items(self):
        return {item.code: item for item in self.instrument.items.with_parts()}

    @cached_property
    def _keys(self):
        return unopened_keys(self.instrument)


def _difficulty(word):
    if not word:
        return None
    if (found := DIFFICULTIES.get(word.lower())) is None:
        raise ValueError(_("Difficulty is 1, 2 or 3."))
    return found.value


def _number(row, column):
    word = row.get(column, "")
    if not word:
        return None
    if not word.isdecimal() or not 0 < int(word) <= 1000:  # noqa: PLR2004 - longer than any test
        raise ValueError(_("“%(column)s” is a whole number from 1 to 1000.") % {"column": column})
    return int(word)


def _choices(row):
    given = {letter: (row.get(letter.lower(), ""), row.get(f"{letter.lower()}_en", "")) for letter in LETTERS}
    return {letter: texts for letter, texts in given.items() if any(texts)}


def _key(row, kind):
    right = row.get("key", "").upper().replace(" ", "").replace(",", "").replace(";", "")
    if right and kind != ItemKind.CHOICE:
        raise ValueError(_("Only multiple choice has a letter as its key."))
    return Key(right, *(row.get(name, "") for name in ENDING[1:]))
