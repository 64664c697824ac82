"""Tables of elements: read with what is wrong in which row, written so that no cell is run (5.2)."""

import io
import zipfile

import pytest
from openpyxl import Workbook, load_workbook

from foundation.look.tables import LARGEST_TABLE
from schemes.models import Criterion
from schemes.queries import read_elements, table_text, write_elements
from tests.factories.schemes import SchemeVersionFactory, UnitFactory

pytestmark = [pytest.mark.django_db, pytest.mark.clause("5.2")]

HEAD = "unit,element,element_title,criterion,criterion_text"
GOOD = "M.702093.007.01,1,Menyusun,1.1,Data dikumpulkan"


@pytest.fixture
def version():
    return UnitFactory(code="M.702093.007.01", position=1).version


def read(version, *lines):
    return read_elements("\n".join(lines).encode(), version=version)


def test_a_good_table_has_no_errors(version):
    table = read(version, HEAD, GOOD, "M.702093.007.01,1,Menyusun,1.2,Data dicatat", "", ",,,,")

    assert table.is_usable
    (element,) = table.units["M.702093.007.01"]
    assert (element.number, element.title_id) == ("1", "Menyusun")
    assert element.criteria == [("1.1", "Data dikumpulkan", ""), ("1.2", "Data dicatat", "")]


def test_semicolons_and_a_mark_at_the_beginning_are_read_too(version):
    content = "\ufeff" + f"{HEAD}\n{GOOD}".replace(",", ";")

    assert read_elements(content.encode(), version=version).is_usable


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ("M.702093.009.01,1,Menyusun,1.1,Teks", "The version has no unit M.702093.009.01."),
        (",1,Menyusun,1.1,Teks", "“unit” is empty."),
        ("M.702093.007.01,1,Menyusun,1.1,", "“criterion_text” is empty."),
        ("M.702093.007.01,1,Lain,1.2,Teks", "Element 1 has another title further up."),
        ("M.702093.007.01,1,Menyusun,1.1,Teks", "Criterion 1.1 stands there twice."),
        (f"M.702093.007.01,1,Menyusun,1.2,{'x' * 601}", "“criterion_text” is too long."),
        ("M.702093.007.01,1", "“element_title” is empty."),
    ],
)
def test_a_wrong_row_is_named_with_its_line(version, row, wrong, english):
    table = read(version, HEAD, GOOD, row)

    assert table.errors == [(3, wrong)]
    assert not table.is_usable


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (b"", "The first row lacks the column “unit”."),
        (b"unit,element\nx,y", "The first row lacks the column “element_title”."),
        (HEAD.encode(), "The table has no rows."),
        (b"\xff\xfe\x00", "Save the table as CSV in UTF-8, or as a workbook (XLSX)."),
        (b"PK\x03\x04 not a workbook", "The workbook cannot be opened."),
        (b"x" * (LARGEST_TABLE + 1), "The file is larger than 1 MB."),
        ((HEAD + "\n" + "a,b,c,d,e\n" * 2001).encode(), "The table has more than 2000 rows."),
    ],
)
def test_what_is_no_table_is_refused_whole(version, content, wrong, english):
    assert read_elements(content, version=version).errors == [(1, wrong)]


def test_a_workbook_that_unpacks_to_too_much_is_not_unpacked(version, english):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/worksheets/sheet1.xml", b" " * (21 * 1024 * 1024))

    assert read_elements(packed.getvalue(), version=version).errors == [(1, "The workbook is too large.")]


def test_a_workbook_reads_numbers_as_they_are_written(version):
    book = Workbook()
    book.active.append(HEAD.split(","))
    book.active.append(["M.702093.007.01", 1, "Menyusun", 1.1, "Teks"])
    kept = io.BytesIO()
    book.save(kept)

    (element,) = read_elements(kept.getvalue(), version=version).units["M.702093.007.01"]

    assert (element.number, element.criteria[0][0]) == ("1", "1.1")


@pytest.mark.parametrize("as_workbook", [False, True])
def test_what_is_written_is_read_back_the_same(as_workbook):
    version = SchemeVersionFactory(complete=True)

    table = read_elements(write_elements(version, workbook=as_workbook), version=version)

    assert table.is_usable
    assert sum(len(element.criteria) for unit in table.units.values() for element in unit) == 8
    assert read_elements(table_text(table).encode(), version=version) == table


@pytest.mark.parametrize("words", ["=1+1", "+62", "-x", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_no_cell_is_run_as_a_formula(words):
    version = SchemeVersionFactory(complete=True)
    criterion = Criterion.objects.filter(element__unit__version=version).first()
    criterion.text_id = words
    criterion.save()

    csv = write_elements(version).decode("utf-8-sig")
    sheet = load_workbook(io.BytesIO(write_elements(version, workbook=True))).active

    assert f"'{words}" in csv
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value} == {"s"}
    assert f"'{words}" in {cell.value for cell in cells}
    assert read_elements(csv.encode(), version=version).units
