"""Read the transfers out of a bank's CSV: banks name their columns and write their amounts each in their own way."""

import csv
import io
import re

from django.utils.translation import gettext as _

from foundation.look.writing import read_day

from .matching import Row

COLUMNS = {
    "date": ("tanggal", "date", "tgl", "tanggal transaksi", "posting date", "transaction date"),
    "amount": ("jumlah", "amount", "kredit", "credit", "nominal", "mutasi kredit"),
    "reference": ("referensi", "reference", "no referensi", "no. referensi", "ref", "bank reference"),
    "words": ("keterangan", "description", "berita", "uraian", "remark", "deskripsi"),
}
DEBIT = re.compile(r"^-|\b(DB|DEBIT|D)$", re.IGNORECASE)
MOST_ROWS = 2000


class NotAStatement(ValueError):
    """The file is no statement that can be read; the words say what is wrong with it."""


def read_rows(content):
    """The incoming transfers of a statement, outgoing ones left out; NotAStatement with the reason and the row."""
    lines = _lines(_text(content))
    header = [name.strip().casefold() for name in next(lines, [])]
    places = {part: _place(header, names) for part, names in COLUMNS.items()}
    missing = [names[0] for part, names in COLUMNS.items() if places[part] is None and part != "words"]
    if missing:
        raise NotAStatement(_("These columns are missing in the first row: %s.") % ", ".join(missing))
    rows = [_row(number, cells, places) for number, cells in enumerate(lines, start=2) if any(cells)]
    if len(rows) > MOST_ROWS:
        raise NotAStatement(_("More than %d rows. Take a shorter period.") % MOST_ROWS)
    return [row for row in rows if row is not None]


def _text(content):
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _lines(text):
    first = text.partition("\n")[0]
    delimiter = max(";,\t", key=first.count)
    return csv.reader(io.StringIO(text), delimiter=delimiter)


def _place(header, names):
    return next((header.index(name) for name in names if name in header), None)


def _row(number, cells, places):
    """One transfer; None where money went out."""
    cell = {part: _cell(cells, place) for part, place in places.items()}
    if not cell["amount"] or DEBIT.search(cell["amount"]):
        return None
    day, amount = read_day(cell["date"]), _amount(cell["amount"])
    if day is None or amount is None:
        raise NotAStatement(_("Row %d: the date or the amount cannot be read.") % number)
    if amount == 0:
        return None
    if not cell["reference"]:
        raise NotAStatement(_("Row %d has no bank reference.") % number)
    return Row(number, day, amount, cell["reference"][:60], cell["words"][:300])


def _cell(cells, place):
    return cells[place].strip() if place is not None and place < len(cells) else ""


def _amount(text):
    """Whole rupiah, with dots or commas between the thousands; None where it is none or has cents."""
    plain = re.sub(r"^(rp|idr)\.?\s*|\s*(cr|kredit|k)$", "", text.strip(), flags=re.IGNORECASE)
    plain = re.sub(r"[.,]0{1,2}$", "", plain)
    if not re.fullmatch(r"\d+|\d{1,3}([.,]\d{3})+", plain):
        return None
    return int(re.sub(r"[.,]", "", plain))
