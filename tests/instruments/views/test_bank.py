"""The pages of the bank: what each shows, and that no key stands where nobody opened it (9.3.1, E1, E2)."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from foundation.journal.queries import trail
from foundation.receipts.models import Receipt
from foundation.workflow import clock
from instruments.actions import submit_instrument
from instruments.models import Export, FormCode, Instrument, Key
from instruments.queries import usable
from instruments.states import ExportState, InstrumentState
from tests.factories.instruments import InstrumentFactory, ItemFactory, give_items, put_in_force
from tests.factories.people import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.clause("9.3.1")]

WORDS, KEY, RUBRIC = "KENARI-BUTIR", "KENARI-KUNCI", "KENARI-RUBRIK"


def place(name, record):
    return reverse(f"instruments:{name}", args=[record.pk])


@pytest.fixture
def secret(version, assessor, committee):
    """An essay whose words, key and rubric are known again wherever they stand."""
    made = InstrumentFactory(scheme_version=version, form=FormCode.IA06, author=assessor)
    element = version.units.first().elements.first()
    item = ItemFactory(
        instrument=made, element=element, position=1, text=WORDS, key=Key(answer_id=KEY, rubric_id=RUBRIC)
    )
    put_in_force(made, reviewer=committee)
    return item


def test_authors_find_their_bank_and_others_find_nothing(client_as, in_force, assessor, stranger, committee):
    assert "edisi 1" in client_as(assessor).get(reverse("instruments:bank")).content.decode()
    assert "edisi 1" in client_as(committee).get(reverse("instruments:bank")).content.decode()
    assert "Tidak ada bank soal" in client_as(stranger).get(reverse("instruments:bank")).content.decode()
    assert client_as(stranger).get(in_force.get_absolute_url()).status_code == 404
    assert client_as(UserFactory(secretariat=True)).get(in_force.get_absolute_url()).status_code == 404


def test_no_page_shows_words_of_more_than_one_item_nor_a_key(client_as, secret, assessor):
    client = client_as(assessor)

    for address in (reverse("instruments:bank"), secret.instrument.get_absolute_url()):
        assert "KENARI" not in client.get(address).content.decode()
    page = client.get(secret.get_absolute_url()).content.decode()

    assert WORDS in page
    assert KEY not in page
    assert RUBRIC not in page


def test_reading_an_item_is_marked_with_the_reader_and_written_down(client_as, secret, assessor, clean_cache):
    client = client_as(assessor)

    page = client.get(secret.get_absolute_url())
    client.get(secret.get_absolute_url())

    assert page.content.decode().count(f"{assessor.full_name} · ") >= 2
    assert "no-store" in page["Cache-Control"]
    (entry,) = trail(secret.instrument)
    assert (entry.verb, entry.facts["item"]) == ("instrument.item_opened", secret.code)


def test_the_key_stands_on_a_page_of_its_own_and_each_opening_in_the_trail(
    client_as, secret, committee, clean_cache
):
    page = client_as(committee).get(place("key", secret)).content.decode()

    assert KEY in page
    assert RUBRIC in page
    assert [entry.verb for entry in trail(secret.instrument)] == [
        "instrument.keys_opened",
        "instrument.item_opened",
    ]


NO_AUTHORS = ["SECRETARIAT", "HEAD", "DECISION", "APPEAL", "VENUE", "AUDITOR", "ADMIN", "ASSESSOR", None]
OF_ITEM = ("item", "key", "edit_item", "picture", "retire", "remove_item", "set_picture")
OF_INSTRUMENT = ("instrument", "exports", "template", "import_items", "blueprint", "edit", "put_in_force")


def test_without_the_role_of_an_author_nothing_of_the_bank_can_be_fetched(client_as, secret):
    """E1: the candidate and everybody else gets not one word of it, whatever address they try."""
    places = [place(name, secret) for name in OF_ITEM]
    places += [place(name, secret.instrument) for name in OF_INSTRUMENT]
    fetched = ""

    for role in NO_AUTHORS:
        client = client_as(UserFactory(roles=[role] if role else []))
        for address in places:
            fetched += client.get(address).content.decode() + client.post(address).content.decode()
        fetched += client.get(reverse("instruments:bank")).content.decode()

    assert "KENARI" not in fetched
    assert secret.code not in fetched
    assert not trail(secret.instrument).exists()


def test_a_table_is_looked_at_then_kept_and_no_key_waits_anywhere(client_as, draft, assessor):
    unit = version_unit(draft)
    table = f"unit,element,difficulty,text,a,b,key\n{unit.code},1,1,{WORDS},{KEY},dua,a".encode()
    client, before = client_as(assessor), draft.items.count()

    seen = client.post(place("import_items", draft), {"file": SimpleUploadedFile("t.csv", table)})
    sealed = seen.context["again"].initial["table"]
    assert (seen.status_code, draft.items.count()) == (200, before)
    assert KEY not in seen.content.decode()
    answer = client.post(place("keep_items", draft), {"table": sealed, "_key": "0" * 32})

    assert answer.status_code == 302
    assert draft.items.count() == before + 1
    assert draft.items.last().text == WORDS
    assert "KENARI" not in str(list(Receipt.objects.values()))


def version_unit(draft):
    return draft.scheme_version.units.first()


def test_a_table_that_was_tampered_with_is_not_kept(client_as, draft, assessor):
    before = draft.items.count()

    for table in ("", "AAAA", "bukan"):
        client_as(assessor).post(place("keep_items", draft), {"table": table})

    assert draft.items.count() == before


def test_an_item_is_typed_changed_and_taken_out(client_as, draft, assessor):
    client = client_as(assessor)
    element = version_unit(draft).elements.first()
    typed = {
        "element": element.pk,
        "text_id": "Mana?",
        "difficulty": 1,
        "choice_A": "satu",
        "choice_B": "dua",
        "right": "B",
    }
    made = client.post(place("add_item", draft), typed)
    item = draft.items.last()
    assert made["Location"] == item.get_absolute_url()
    assert 'value="dua"' in client.get(place("edit_item", item)).content.decode()

    wrong = client.post(place("edit_item", item), typed | {"right": "F"})
    client.post(place("edit_item", item), typed | {"text_id": "Yang mana?"})

    assert "Kunci menyebut jawaban yang tidak ada" in wrong.content.decode()
    item.refresh_from_db()
    assert item.text == "Yang mana?"
    client.post(place("remove_item", item))
    assert not draft.items.filter(pk=item.pk).exists()


@pytest.mark.parametrize("form", ["IA01", "IA02", "IA03", "IA06", "IA10", "IA11"])
def test_every_kind_of_item_has_its_form(client_as, version, assessor, form):
    draft = InstrumentFactory(scheme_version=version, form=form, author=assessor)
    client = client_as(assessor)
    typed = {"text_id": "Teks", "answer_id": "Acuan", "difficulty": 1, "kind": "YES_NO"}
    typed |= {} if form == "IA10" else {"element": version.units.first().elements.first().pk}

    assert client.get(place("add_item", draft)).status_code == 200
    client.post(place("add_item", draft), typed)

    item = draft.items.get()
    assert item.text == "Teks"
    assert client.get(place("edit_item", item)).status_code == 200
    assert client.get(place("key", item)).status_code == 200


def test_a_blueprint_is_written_element_by_element(client_as, draft, assessor):
    one, two = version_unit(draft).elements.all()
    client = client_as(assessor)
    assert client.get(place("blueprint", draft)).status_code == 200

    empty = client.post(place("blueprint", draft), {"minutes": 30})
    client.post(place("blueprint", draft), {"minutes": 45, f"number-{one.pk}-1": 1, f"number-{two.pk}-0": 2})

    assert "sedikitnya satu elemen" in empty.content.decode()
    blueprint = Instrument.objects.get(pk=draft.pk).blueprint
    assert (blueprint.minutes, blueprint.pass_percent) == (45, None)
    assert [(row.element, row.difficulty, row.number) for row in blueprint.rows.all()] == [
        (one, 1, 1),
        (two, None, 2),
    ]


def test_the_way_from_a_draft_to_its_end(client_as, draft, assessor, committee):
    writer, reviewer = client_as(assessor), client_as(committee)
    writer.post(place("submit", draft))
    reviewer.post(place("send_back", draft), {"reason": "Perbaiki IA05-001."})
    writer.post(place("submit", draft))
    assert "Berlakukan" not in reviewer.get(draft.get_absolute_url()).content.decode()
    for item in draft.items.all():
        reviewer.get(place("key", item))
    assert "Berlakukan" in reviewer.get(draft.get_absolute_url()).content.decode()
    reviewer.post(place("put_in_force", draft), {"valid_until": "31/12/2040"})

    assert usable(draft.scheme_version, draft.form, clock.today()) == draft
    item = draft.items.first()
    reviewer.post(place("retire", item), {"reason": "Bocor"})
    item.refresh_from_db()
    assert item.retired_by == committee
    reviewer.post(
        reverse("instruments:draft", args=[draft.scheme_version_id, draft.form]), {"title_id": "Dua"}
    )
    assert Instrument.objects.get(edition=2).items.count() == draft.items.count() - 1
    reviewer.post(place("withdraw", draft), {"reason": "Bocor"})

    draft.refresh_from_db()
    assert draft.state == InstrumentState.WITHDRAWN
    assert reviewer.get(draft.get_absolute_url()).status_code == 200


def test_the_bank_leaves_by_three_pages_and_two_people(client_as, in_force, assessor, committee):
    asker, second = client_as(assessor), client_as(committee)
    asker.post(place("exports", in_force), {"reason": "Cadangan"})
    export = Export.objects.get()
    assert asker.post(place("take", export))["Location"] == place("exports", in_force)

    assert second.get(place("settle", export)).status_code == 200
    second.post(place("settle", export), {"allow": "yes"})
    taken = asker.post(place("take", export))

    assert (taken.status_code, taken.content[:2]) == (200, b"PK")
    assert "RAHASIA" in taken["Content-Disposition"]
    export.refresh_from_db()
    assert export.state == ExportState.TAKEN
    assert asker.get(place("exports", in_force)).status_code == 200


def test_a_second_edition_is_told_to_its_reviewer(client_as, draft, assessor, committee):
    submit_instrument(draft, by=assessor, at=clock.now())

    assert f"Tinjau {draft}" in client_as(committee).get(reverse("desk")).content.decode()
    assert f"Tinjau {draft}" not in client_as(assessor).get(reverse("desk")).content.decode()


def test_an_item_with_a_picture_shows_it(client_as, draft, assessor, png, run_jobs):
    item = draft.items.first()
    client = client_as(assessor)

    client.post(place("set_picture", item), {"file": SimpleUploadedFile("g.png", png, "image/png")})

    assert client.get(place("picture", item)).status_code == 200
    client.post(place("set_picture", item))
    assert client.get(place("picture", item)).status_code == 404


@pytest.fixture
def png():
    from PIL import Image  # noqa: PLC0415 - just here

    kept = io.BytesIO()
    Image.new("RGB", (200, 200), "white").save(kept, "PNG")
    return kept.getvalue()


def test_a_long_list_asks_no_more_of_the_database_than_a_short_one(client_as, version, assessor, asked):
    made = InstrumentFactory(
        scheme_version=version, author=assessor, form="IA06", in_force=True, in_force__each=1
    )
    client = client_as(assessor)
    few = asked(client, made.get_absolute_url())
    other = InstrumentFactory(scheme_version=version, author=assessor, form="IA07")
    give_items(other, each=8)
    put_in_force(other)

    assert asked(client, other.get_absolute_url()) <= few
