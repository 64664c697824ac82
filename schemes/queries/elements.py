"""A table of elements and criteria, as CSV or XLSX: read row by row with what is wrong, and written (5.2)."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from foundation.look.tables import as_csv, as_workbook, rows_of

COLUMNS = (
    "unit",
    "element",
    "element_title",
    "element_title_en",
    "criterion",
    "criterion_text",
    "criterion_text_en",
)
OPTIONAL = {"element_title_en", "criterion_text_en"}
LONGEST = {
    "element": 10,
    "element_title": 400,
    "element_title_en": 400,
    "criterion": 10,
    "criterion_text": 600,
}


@dataclass
class ElementRows:
    """One element with its criteria: (number, text, text in English)."""

    number: str
    title_id: str
    title_en: str
    criteria: list = field(default_factory=list)


@dataclass
class ElementTable:
    """What was found: units by code with their elements; (line, what is wrong) for the rest."""

    units: dict = field(default_factory=dict)
    errors: list = field(default_factory=list)

    @property
    def is_usable(self):
        return bool(self.units) and not self.errors


def read_elements(content, *, version):
    """Read a table in these bytes for the units of this version; nothing is written."""
    table = ElementTable()
    try:
        rows = rows_of(content, needed=[name for name in COLUMNS if name not in OPTIONAL])
    except ValueError as error:
        table.errors.append((1, str(error)))
        return table
    codes = set(version.units.values_list("code", flat=True))
    for line, row in rows:
        if wrong := _wrong(row, codes, table):
            table.errors.append((line, wrong))
        else:
            _add(table, row)
    if not table.units and not table.errors:
        table.errors.append((1, _("The table has no rows.")))
    return table


def table_text(table):
    """A table that was read, as text to be read again: just that is kept which somebody looked at."""
    rows = [
        [code, element.number, element.title_id, element.title_en, *criterion]
        for code, elements in table.units.items()
        for element in elements
        for criterion in element.criteria
    ]
    return as_csv([COLUMNS, *rows]).decode("utf-8-sig")


def write_elements(version, *, workbook=False):
    """The elements of a version as such a table: bytes of CSV, or of a workbook."""
    rows = [
        [
            unit.code,
            element.number,
            element.title_id,
            element.title_en,
            criterion.number,
            criterion.text_id,
            criterion.text_en,
        ]
        for unit in version.units.prefetch_related("elements__criteria")
        for element in unit.elements.all()
        for criterion in element.criteria.all()
    ]
    table = [COLUMNS, *rows]
    return as_workbook(table) if workbook else as_csv(table)


def _wrong(row, codes, table):
    """What keeps a row from being used, in one sentence; nothing where it is right."""
    for name in COLUMNS:
        if name not in OPTIONAL and not row.get(name):
            return _("“%(column)s” is empty.") % {"column": name}
        if len(row.get(name, "")) > LONGEST.get(name, 600):
            return _("“%(column)s” is too long.") % {"column": name}
    if row["unit"] not in codes:
        return _("The version has no unit %(code)s.") % {"code": row["unit"]}
    return _contradicts(row, table)


def _contradicts(row, table):
    element = _element(table, row)
    if element is None:
        return ""
    if element.title_id != row["element_title"]:
        return _("Element %(number)s has another title further up.") % {"number": element.number}
    if any(number == row["criterion"] for number, _id, _en in element.criteria):
        return _("Criterion %(number)s stands there twice.") % {"number": row["criterion"]}
    return ""


def _element(table, row):
    found = (element for element in table.units.get(row["unit"], []) if element.number == row["element"])
    return next(found, None)


def _add(table, row):
    element = _element(table, row)
    if element is None:
        element = ElementRows(row["element"], row["element_title"], row.get("element_title_en", ""))
        table.units.setdefault(row["unit"], []).append(element)
    element.criteria.append((row["criterion"], row["criterion_text"], row.get("criterion_text_en", "")))
