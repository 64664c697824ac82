"""A table of elements and criteria, as CSV or XLSX: read row by row with what is wrong, and written (5.2)."""

import csv
import io
import zipfile
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException

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
LARGEST_TABLE = 1024 * 1024
# A workbook is a zip: what it unpacks to is looked at before it is unpacked.
LARGEST_UNPACKED = 20 * 1024 * 1024
MOST_ROWS = 2000
XLSX_BEGINS = b"PK\x03\x04"
# A cell that begins so would be run as a formula by a spreadsheet.
FORMULA_BEGINS = ("=", "+", "-", "@", "\t", "\r")


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
        rows = _rows(content)
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
    return _as_csv([COLUMNS, *([_harmless(cell) for cell in row] for row in rows)]).decode("utf-8-sig")


def write_elements(version, *, as_workbook=False):
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
    table = [list(COLUMNS), *([_harmless(cell) for cell in row] for row in rows)]
    return _as_workbook(table) if as_workbook else _as_csv(table)


def _rows(content):
    """(line number, {column: text}) for each line that is not empty; `ValueError` where it is no table."""
    if len(content) > LARGEST_TABLE:
        raise ValueError(_("The file is larger than 1 MB."))
    lines = _workbook_lines(content) if content.startswith(XLSX_BEGINS) else _csv_lines(content)
    lines = [[_plain(cell) for cell in line] for line in lines[: MOST_ROWS + 2]]
    if len(lines) > MOST_ROWS + 1:
        raise ValueError(_("The table has more than %(most)s rows.") % {"most": MOST_ROWS})
    head = [cell.lower() for cell in lines[0]] if lines else []
    if missing := [name for name in COLUMNS if name not in head and name not in OPTIONAL]:
        raise ValueError(_("The first row lacks the column “%(column)s”.") % {"column": missing[0]})
    named = ((number, dict(zip(head, line, strict=False))) for number, line in enumerate(lines[1:], start=2))
    return [(number, row) for number, row in named if any(row.values())]


def _csv_lines(content):
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(_("Save the table as CSV in UTF-8, or as a workbook (XLSX).")) from error
    # Spreadsheets set to Indonesian write semicolons.
    head = text.partition("\n")[0]
    delimiter = ";" if head.count(";") > head.count(",") else ","
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise ValueError(_("The table cannot be read: %(error)s") % {"error": error}) from error


def _workbook_lines(content):
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > LARGEST_UNPACKED:
                raise ValueError(_("The workbook is too large."))
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        return [list(row) for row in book.worksheets[0].iter_rows(max_row=MOST_ROWS + 2, values_only=True)]
    except (zipfile.BadZipFile, InvalidFileException, KeyError, IndexError, OSError) as error:
        raise ValueError(_("The workbook cannot be opened.")) from error


def _plain(cell):
    """The text of a cell; a number that a spreadsheet made of "1" or "1.1" is read back as written."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = str(cell).strip()
    # What was exported with a guard against formulas comes back as it was.
    return text[1:] if text.startswith("'") and text[1:2] in FORMULA_BEGINS else text


def _harmless(cell):
    return f"'{cell}" if cell.startswith(FORMULA_BEGINS) else cell


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


def _as_csv(table):
    text = io.StringIO(newline="")
    csv.writer(text).writerows(table)
    # The mark lets Excel read it as UTF-8.
    return text.getvalue().encode("utf-8-sig")


def _as_workbook(table):
    book = Workbook()
    for row in table:
        book.active.append(row)
        for cell in book.active[book.active.max_row]:
            cell.data_type = "s"
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()
