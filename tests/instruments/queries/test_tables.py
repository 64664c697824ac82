"""A table of items is read row by row; one wrong row keeps all of them out (9.3.1)."""

import pytest

from foundation.workflow import clock
from foundation.workflow.answers import NotAllowed
from instruments.actions import import_items, key_of
from instruments.queries import looked_at, read_items, sealed_table
from tests.factories.instruments import InstrumentFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english"), pytest.mark.clause("9.3.1")]

HEAD = "code,unit,element,criterion,difficulty,text,a,b,c,key"


@pytest.fixture
def unit(version):
    return version.units.first()


@pytest.fixture
def read(draft):
    def rows(*lines, head=HEAD):
        return read_items("\n".join([head, *lines]).encode(), instrument=draft)

    return rows


def good(unit, **facts):
    row = {"code": "", "element": "1", "criterion": "1.1", "difficulty": "mudah", "text": "Mana?", "key": "b"}
    row |= facts
    return (
        f"{row['code']},{unit.code},{row['element']},{row['criterion']},{row['difficulty']},{row['text']},"
        f"satu,dua,tiga,{row['key']}"
    )


def test_items_come_in_with_their_keys(read, draft, unit, assessor):
    before = draft.items.count()

    import_items(draft, table=read(good(unit), "", good(unit)), by=assessor, at=clock.now())

    item = draft.items.last()
    assert draft.items.count() == before + 2
    assert (item.text, item.element.number, item.criterion.number, item.difficulty) == (
        "Mana?",
        "1",
        "1.1",
        1,
    )
    assert key_of(item, by=assessor, at=clock.now()).right == "B"


@pytest.mark.parametrize(
    ("facts", "wrong"),
    [
        ({"element": "9"}, "The version has no element 9 in unit"),
        ({"criterion": "9.9"}, "The element has no criterion 9.9."),
        ({"difficulty": "berat"}, "Difficulty is 1, 2 or 3."),
        ({"difficulty": ""}, "Say how difficult the item is."),
        ({"text": ""}, "The item has no words."),
        ({"key": ""}, "The item has no key: name the right answer."),
        ({"key": "A B"}, "The item has more than one key: exactly one answer is right."),
        ({"key": "E"}, "The key names an answer that is not there."),
        ({"code": "x" * 21}, "“code” is too long."),
    ],
)
def test_a_wrong_row_is_named_and_keeps_all_out(read, draft, assessor, facts, wrong):
    unit = draft.scheme_version.units.first()
    table = read(good(unit), good(unit, **facts))
    before = draft.items.count()

    ((line, reason),) = table.errors
    assert line == 3
    assert reason.startswith(wrong)
    with pytest.raises(NotAllowed, match="Line 3"):
        import_items(draft, table=table, by=assessor, at=clock.now())
    assert draft.items.count() == before


def test_a_code_stands_once(read, unit):
    table = read(good(unit, code="X-1"), good(unit, code="X-1"))

    assert table.errors == [(3, "The code X-1 stands further up already.")]


def test_a_known_code_changes_its_item_and_no_other(read, draft, unit, assessor):
    item, other = draft.items.all()[:2]

    table = read(good(unit, code=item.code))
    import_items(draft, table=table, by=assessor, at=clock.now())

    assert (len(table.added), len(table.changed)) == (0, 1)
    item.refresh_from_db()
    assert item.text == "Mana?"
    assert other.text == draft.items.get(pk=other.pk).text


def test_what_is_no_table_says_so(draft):
    assert read_items(b"\xff\xfe", instrument=draft).errors[0][0] == 1
    assert "lacks the column" in read_items(b"a,b\n1,2", instrument=draft).errors[0][1]


def test_what_was_looked_at_comes_back_sealed_and_for_its_own_draft_alone(draft, version):
    sealed = sealed_table(b"kunci,B", instrument=draft)
    other = InstrumentFactory(scheme_version=version, form="IA06")

    assert "kunci" not in sealed
    assert looked_at(sealed, instrument=draft) == b"kunci,B"
    assert looked_at(sealed, instrument=other) == b""
