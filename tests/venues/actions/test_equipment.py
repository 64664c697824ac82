"""Equipment is used from its check to its last day; what was wrongly relied on is in doubt (9.3.3)."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction

from foundation.documents.models import Slot
from foundation.documents.rules import examine
from foundation.journal.models import Entry
from foundation.notices.models import Notice
from tests.factories.applications import JPEG
from tests.factories.people import UserFactory
from tests.factories.venues import (
    AT,
    DAY,
    FROM,
    TODAY,
    UNTIL,
    EquipmentCheckFactory,
    EquipmentDoubtFactory,
    EquipmentFactory,
    VenueFactory,
)
from tests.venues.helpers import refused
from venues.actions import (
    add_equipment,
    doubt_equipment,
    drop_doubt,
    edit_equipment,
    record_check,
    retire_equipment,
    strike_check,
)
from venues.models import EquipmentCheck, EquipmentDoubt
from venues.queries import doubts_about
from venues.rules import Use, can_use_equipment, using

pytestmark = [pytest.mark.django_db, pytest.mark.clause("9.3.3")]

PIECE = {"name": "Timbangan", "maker": "", "serial": "S-1", "needs": "CALIBRATION"}
CHECK = {
    "kind": "CALIBRATION",
    "done_on": TODAY,
    "done_by": "Laboratorium Contoh",
    "passed": True,
    "due_on": TODAY + 365 * DAY,
}


@pytest.fixture
def keeper():
    return UserFactory(roles=["VENUE"])


@pytest.fixture
def venue(keeper):
    return VenueFactory(officer=keeper)


def spans(piece):
    return list(piece.doubts.order_by("from_on").values_list("from_on", "until_on"))


def test_a_keeper_enters_equipment_of_their_own_place_once(keeper, venue):
    piece = add_equipment(venue, **PIECE, by=keeper, at=AT)

    assert not can_use_equipment(piece, on=TODAY)
    refused(lambda: add_equipment(venue, **PIECE | {"serial": " s-1"}, by=keeper, at=AT), clause="9.3.3")
    for other in (VenueFactory(), VenueFactory(closed=True)):
        refused(lambda place=other: add_equipment(place, **PIECE, by=keeper, at=AT), clause="9.3.3")


@pytest.mark.parametrize("role", ["ASSESSOR", "HEAD", "VENUE"])
def test_nobody_else_keeps_it(role):
    piece, somebody = EquipmentFactory(), UserFactory(roles=[role])

    refused(lambda: record_check(piece, **CHECK, by=somebody, at=AT), clause="9.3.3")


def test_a_check_with_its_certificate_lets_it_be_used(keeper, venue):
    piece = EquipmentFactory(venue=venue, checked=False)
    file = SimpleUploadedFile("kalibrasi.jpg", JPEG, content_type="image/jpeg")

    check = record_check(piece, **CHECK, examined=examine(file, slot=Slot.DOCUMENT), by=keeper, at=AT)

    assert check.upload.owner == keeper
    assert can_use_equipment(piece, on=CHECK["due_on"])
    assert not can_use_equipment(piece, on=CHECK["due_on"] + DAY)


@pytest.mark.parametrize(
    "said",
    [
        {"done_on": TODAY + DAY},
        {"due_on": None},
        {"due_on": TODAY - DAY},
        {"passed": False, "remark": " "},
    ],
)
def test_a_check_is_done_by_today_and_says_until_when_or_what_was_wrong(said, keeper, venue):
    piece = EquipmentFactory(venue=venue)

    refused(lambda: record_check(piece, **CHECK | said, by=keeper, at=AT), clause="9.3.3")


def test_what_falls_through_is_out_of_use_and_everything_since_the_check_before_is_in_doubt(keeper, venue):
    piece = EquipmentFactory(venue=venue)

    record_check(piece, **CHECK | {"passed": False, "remark": "Menyimpang 3 %."}, by=keeper, at=AT)

    assert not can_use_equipment(piece, on=TODAY)
    assert spans(piece) == [(FROM, TODAY)]
    assert doubts_about(piece, dt.date(2026, 6, 1)).get().reason.endswith("Menyimpang 3 %.")


def test_the_first_check_that_falls_through_doubts_nothing_since_nothing_was_allowed(keeper, venue):
    piece = EquipmentFactory(venue=venue, checked=False)

    record_check(piece, **CHECK | {"passed": False, "remark": "Rusak."}, by=keeper, at=AT)

    assert spans(piece) == []


@pytest.mark.clause("9.3.3")
def test_a_check_struck_out_puts_the_days_in_doubt_for_which_only_it_spoke(keeper, venue, monkeypatch):
    piece = EquipmentFactory(venue=venue, checked=False)
    wrong = EquipmentCheckFactory(equipment=piece, done_on=FROM, due_on=UNTIL)
    EquipmentCheckFactory(equipment=piece, done_on=dt.date(2026, 3, 1), due_on=dt.date(2026, 6, 30))
    uses = [Use("Uji praktik", dt.date(2026, 2, 2), "/uji/sesi/1/"), Use("Uji lain", TODAY + DAY, "/x/")]
    monkeypatch.setattr(using, "USES", [lambda record: uses if record == piece else []])

    strike_check(wrong, reason="Sertifikat milik alat lain.", by=keeper, at=AT)

    assert spans(piece) == [(FROM, dt.date(2026, 2, 28)), (dt.date(2026, 7, 1), TODAY)]
    assert not can_use_equipment(piece, on=TODAY)
    early, late, planned = Notice.objects.filter(to=keeper).order_by("pk")
    assert ["2 Februari 2026: Uji praktik" in letter.body for letter in (early, late)] == [True, False]
    assert "Uji lain" not in early.body + late.body
    assert planned.subject == f"{piece} tidak boleh dipakai untuk uji yang direncanakan"
    assert "24 November 2026: Uji lain" in planned.body
    refused(lambda: strike_check(wrong, reason="Lagi.", by=keeper, at=AT), clause="9.3.3")


def test_a_check_struck_out_beside_another_that_spoke_as_well_doubts_nothing(keeper, venue):
    piece = EquipmentFactory(venue=venue)
    twice = EquipmentCheckFactory(equipment=piece, done_on=FROM, due_on=UNTIL)

    strike_check(twice, reason="Dicatat dua kali.", by=keeper, at=AT)

    assert spans(piece) == []
    assert can_use_equipment(piece, on=TODAY)


def test_days_found_wrong_afterwards_are_doubted_with_a_reason_and_never_ahead(keeper, venue):
    piece = EquipmentFactory(venue=venue)
    days = {"from_on": TODAY - 9 * DAY, "until_on": TODAY}

    def doubt(**changed):
        said = days | {"reason": "Segel terbuka."} | changed
        return doubt_equipment(piece, **said, by=keeper, at=AT)

    refused(lambda: doubt(until_on=TODAY + DAY), clause="9.3.3")
    refused(lambda: doubt(until_on=TODAY - 10 * DAY), clause="9.3.3")
    refused(lambda: doubt(reason=" "), clause="9.3.3")
    doubt()

    assert [bool(doubts_about(piece, day)) for day in (TODAY - 10 * DAY, TODAY - 9 * DAY, TODAY)] == [
        False,
        True,
        True,
    ]


def test_a_doubt_is_dropped_by_another_person_of_the_lsp_only(keeper):
    doubt, office = EquipmentDoubtFactory(), UserFactory(secretariat=True)

    def drop(by, reason="Segel lama."):
        return lambda: drop_doubt(doubt, reason=reason, by=by, at=AT)

    refused(drop(doubt.raised_by), clause="9.3.3")
    refused(drop(keeper), clause="9.3.3")
    refused(drop(office, reason=""), clause="9.3.3")
    drop(office)()

    assert not doubts_about(doubt.equipment, doubt.from_on)
    refused(drop(office), clause="9.3.3")


def test_what_is_out_of_use_is_used_no_more_and_not_while_a_test_is_planned_with_it(
    keeper, venue, monkeypatch
):
    piece = EquipmentFactory(venue=venue)

    def retire(day=TODAY):
        return retire_equipment(piece, retired_on=day, reason="Rusak.", by=keeper, at=AT)

    refused(lambda: retire(TODAY - DAY), clause="9.3.3")
    with monkeypatch.context() as planned:
        planned.setattr(using, "USES", [lambda record: [Use("Uji", TODAY, "/uji/")]])
        refused(retire, clause="9.3.3")
    piece = retire()

    assert not can_use_equipment(piece, on=TODAY)
    assert can_use_equipment(piece, on=TODAY - DAY)
    refused(lambda: edit_equipment(piece, facts=PIECE, seen=1, by=keeper, at=AT), clause="9.3.3")
    refused(lambda: record_check(piece, **CHECK, by=keeper, at=AT), clause="9.3.3")


def test_what_it_needs_is_the_offices_word_or_a_lapsed_calibration_could_be_talked_away(keeper, venue):
    piece = EquipmentFactory(venue=venue)
    softer = PIECE | {"needs": "VERIFICATION"}

    reason = refused(lambda: edit_equipment(piece, facts=softer, seen=1, by=keeper, at=AT), clause="9.3.3")

    assert "Hanya sekretariat" in reason
    assert edit_equipment(piece, facts=softer, seen=1, by=venue.added_by, at=AT).needs == "VERIFICATION"


def test_its_words_are_changed_and_the_change_is_in_the_trail(keeper, venue):
    piece = EquipmentFactory(venue=venue)

    edit_equipment(piece, facts=PIECE, seen=1, by=keeper, at=AT)

    assert Entry.objects.get(verb="equipment.changed").facts["was"] == {
        "name": "Timbangan digital",
        "serial": piece.serial,
    }


@pytest.mark.parametrize(
    ("model", "change"),
    [
        (EquipmentCheck, lambda rows: rows.update(due_on=UNTIL + DAY)),
        (EquipmentCheck, lambda rows: rows.update(done_on=FROM - DAY)),
        (EquipmentCheck, lambda rows: rows.delete()),
        (EquipmentDoubt, lambda rows: rows.update(until_on=TODAY)),
        (EquipmentDoubt, lambda rows: rows.delete()),
    ],
)
def test_what_was_checked_and_doubted_is_not_changed_by_anybody(model, change):
    EquipmentDoubtFactory()

    with pytest.raises(DatabaseError), transaction.atomic():
        change(model.objects.all())
