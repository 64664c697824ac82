"""Tables as people bring them, CSV or XLSX: read line by line, and written so that no cell is run."""

import csv
import io
import zipfile

from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException

LARGEST_TABLE = 1024 * 1024
# A workbook is a zip: what it unpacks to is looked at before it is unpacked.
LARGEST_UNPACKED = 20 * 1024 * 1024
MOST_ROWS = 2000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLSX_BEGINS = b"PK\x03\x04"
# A cell that begins so would be run as a formula by a spreadsheet.
FORMULA_BEGINS = ("=", "+", "-", "@", "\t", "\r")


def rows_of(content, *, needed):
    """(line number, {column: text}) for each line of these bytes that is not empty.

    `ValueError`, in words for whoever brought it, where it is no table, too large, or lacks a needed column.
    """
    if len(content) > LARGEST_TABLE:
        raise ValueError(_("The file is larger than 1 MB."))
    lines = _workbook_lines(content) if content.startswith(XLSX_BEGINS) else _csv_lines(content)
    lines = [[_plain(cell) for cell in line] for line in lines[: MOST_ROWS + 2]]
    if len(lines) > MOST_ROWS + 1:
        raise ValueError(_("The table has more than %(most)s rows.") % {"most": MOST_ROWS})
    head = [cell.lower() for cell in lines[0]] if lines else []
    if missing := [name for name in needed if name not in head]:
        raise ValueError(_("The first row lacks the column “%(column)s”.") % {"column": missing[0]})
    named = ((number, dict(zip(head, line, strict=False))) for number, line in enumerate(lines[1:], start=2))
    return [(number, row) for number, row in named if any(row.values())]


def as_csv(table):
    """Rows of cells as bytes of CSV."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([_harmless(cell) for cell in row] for row in table)
    # The mark lets Excel read it as UTF-8.
    return text.getvalue().encode("utf-8-sig")


def as_workbook(table, *, notes=()):
    """Rows of cells as bytes of a workbook; `notes` are lines of a second sheet, which no import reads."""
    book = Workbook()
    _fill(book.active, table)
    if notes:
        _fill(book.create_sheet(_("Notes")), [[note] for note in notes])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _fill(sheet, table):
    for row in table:
        sheet.append([_harmless(cell) for cell in row])
        for cell in sheet[sheet.max_row]:
            cell.data_type = "s"


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
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(FORMULA_BEGINS) else text
