"""The pages of test places: who sees which, what they say first, and that nothing typed is lost (9.3.2, 9.3.3)."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.models import Role
from tests.factories.applications import JPEG
from tests.factories.people import UserFactory
from tests.factories.schemes import SchemeVersionFactory
from tests.factories.venues import (
    AT,
    DAY,
    TODAY,
    EquipmentCheckFactory,
    EquipmentDoubtFactory,
    EquipmentFactory,
    VenueFactory,
    VenueVerificationFactory,
    a_verifier,
    all_met,
    concluded,
    ordered,
)
from venues import actions
from venues.models import Equipment, Venue, VenueVerification
from venues.queries import lines_of
from venues.states import VerificationState

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(clock_at):
    clock_at(AT)


@pytest.fixture
def office(client_as):
    return client_as(UserFactory(secretariat=True))


def text(response):
    return " ".join(response.content.decode().split())


@pytest.mark.clause("9.3.2")
def test_an_officer_sees_their_own_place_and_no_other(client_as):
    keeper = UserFactory(roles=[Role.VENUE])
    mine, other = VenueFactory(officer=keeper), VenueFactory()
    client = client_as(keeper)

    page = client.get(reverse("venues:venues"))

    assert mine.name in text(page)
    assert other.name not in text(page)
    assert client.get(mine.get_absolute_url()).status_code == 200
    assert client.get(other.get_absolute_url()).status_code == 404
    assert client.get(EquipmentFactory(venue=other).get_absolute_url()).status_code == 404


@pytest.mark.parametrize("role", [Role.ASSESSOR, Role.HEAD])
def test_who_holds_or_answers_for_tests_reads_every_place_and_changes_none(role, client_as):
    venue, client = VenueFactory(), client_as(UserFactory(roles=[role]))

    assert client.get(venue.get_absolute_url()).status_code == 200
    assert client.get(reverse("venues:edit", args=[venue.pk])).status_code == 404
    assert client.get(reverse("venues:add_equipment", args=[venue.pk])).status_code == 404


@pytest.mark.parametrize("role", [None, Role.DECISION, Role.COMMITTEE, Role.ADMIN])
def test_for_others_there_are_no_test_places(role, client_as):
    client = client_as(UserFactory(roles=[role] if role else []))

    assert client.get(reverse("venues:venues")).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_whatever_its_length(count, office, asked):
    version = SchemeVersionFactory(in_force=True)
    for _ in range(count):
        EquipmentFactory(venue=VenueFactory(verified_for=version.scheme))

    assert asked(office, reverse("venues:venues")) <= 13


def test_the_list_says_what_is_verified_and_what_needs_a_check(office):
    version = SchemeVersionFactory(in_force=True)
    good, bare = VenueFactory(verified_for=version.scheme), VenueFactory()
    EquipmentFactory(venue=good, checked=False)

    page = text(office.get(reverse("venues:venues")))

    assert "2 TUK dibuka. 1 terverifikasi hari ini." in page
    assert version.title in page
    assert "1 dari 1 perlu diperiksa" in page
    assert bare.name in text(office.get(reverse("venues:venues"), {"cari": bare.name}))
    assert good.name not in text(office.get(reverse("venues:venues"), {"keadaan": "tutup"}))


def test_a_place_is_entered_changed_and_closed(office):
    facts = {"kind": "INDEPENDENT", "name": "TUK Gresik", "address": "Jalan 1", "city": "Gresik", "seats": 9}
    office.post(reverse("venues:add"), facts)
    venue = Venue.objects.get()

    again = office.post(reverse("venues:add"), facts | {"name": "tuk gresik"})
    office.post(reverse("venues:edit", args=[venue.pk]), facts | {"seats": 11, "version": 1})
    stale = office.post(reverse("venues:edit", args=[venue.pk]), facts | {"seats": 12, "version": 1})
    office.post(
        reverse("venues:close", args=[venue.pk]), {"closed_on": "23 November 2026", "reason": "Dijual."}
    )

    assert "sudah dicatat" in text(again)
    assert "tuk gresik" in text(again)
    assert "dua versi halaman ini" in text(stale)
    venue.refresh_from_db()
    assert [venue.seats, venue.closed_on] == [11, TODAY]
    assert "Ditutup sejak 23 November 2026: Dijual." in text(office.get(venue.get_absolute_url()))
    office.post(reverse("venues:reopen", args=[venue.pk]))
    venue.refresh_from_db()
    assert venue.closed_on is None


def test_an_officer_is_appointed_and_ends(office):
    venue, person = VenueFactory(), UserFactory(roles=[Role.VENUE])
    page = reverse("venues:appoint", args=[venue.pk])

    office.post(page, {"person": person.pk, "starts_on": "23 November 2026", "ends_on": ""})
    twice = office.post(page, {"person": person.pk, "starts_on": "23 November 2026", "ends_on": ""})

    assert f'<option value="{person.pk}"' not in text(twice)
    officer = venue.officers.get()
    office.post(reverse("venues:end_officer", args=[officer.pk]), {"ends_on": "24 November 2026"})
    officer.refresh_from_db()
    assert officer.ends_on == TODAY + DAY


@pytest.mark.clause("9.3.2")
def test_a_verification_goes_from_the_order_to_its_record(office, client_as, run_jobs):
    scheme = SchemeVersionFactory(in_force=True).scheme
    ordered(scheme=scheme)
    venue, verifier = VenueFactory(), a_verifier(scheme)
    asked = {"scheme": scheme.pk, "verifier": verifier.pk, "asked_from": "23/11/2026", "due_on": "30/11/2026"}

    early = office.post(reverse("venues:order", args=[venue.pk]), asked | {"asked_until": "1/11/2026"})
    office.post(reverse("venues:order", args=[venue.pk]), asked | {"asked_until": "23/11/2028"})

    assert "Hari terakhir harus sesudah" in text(early)
    one = venue.verifications.get()
    client = client_as(verifier)
    page = text(client.get(one.get_absolute_url()))
    assert "Anda memeriksa TUK ini" in page
    assert "Setelah semua butir dijawab" in page
    first, second = [line.point for line in lines_of(one)]
    answers = {f"point-{first.pk}": "MET", f"point-{second.pk}": "NOT_MET", f"remark-{second.pk}": ""}
    refused = client.post(reverse("venues:find", args=[one.pk]), answers)
    assert "Tulis apa yang kurang" in text(refused)
    client.post(reverse("venues:find", args=[one.pk]), answers | {f"point-{second.pk}": "MET"})
    said = {
        "outcome": "FIT",
        "summary": "Ruang baik.",
        "verified_on": "23/11/2026",
        "valid_until": "23/11/2028",
        "typed_name": "Orang Lain",
    }
    refused = client.post(reverse("venues:conclude", args=[one.pk]), said)
    assert "Ruang baik." in text(refused)
    client.post(reverse("venues:conclude", args=[one.pk]), said | {"typed_name": verifier.full_name})

    one.refresh_from_db()
    assert one.state == VerificationState.CONCLUDED
    assert "Layak untuk skema ini" in text(office.get(one.get_absolute_url()))
    run_jobs(at=AT)
    for name in ("letter", "record"):
        assert office.get(reverse(f"venues:{name}", args=[one.pk]))["Content-Type"] == "application/pdf"


@pytest.mark.clause("9.3.2")
def test_what_is_found_is_kept_as_it_is_typed_and_a_reason_may_follow(client_as):
    one = ordered()
    client, find = client_as(one.verifier), reverse("venues:find", args=[one.pk])
    first, second = [line.point for line in lines_of(one)]
    typed = {f"point-{first.pk}": "MET", f"point-{second.pk}": "NOT_MET", f"remark-{second.pk}": ""}

    def kept():
        return {finding.point: finding.answer for finding in one.findings.select_related("point")}

    half = client.post(find, typed, headers={"X-Autosave": "1"})
    assert (half.status_code, list(half.json()["errors"])) == (200, [f"id_remark-{second.pk}"])
    assert kept() == {first: "MET"}

    whole = client.post(find, typed | {f"remark-{second.pk}": "APAR kosong."}, headers={"X-Autosave": "1"})
    assert (whole.json()["errors"], kept()) == ({}, {first: "MET", second: "NOT_MET"})

    actions.cancel_verification(one, reason="Keliru.", by=one.ordered_by, at=AT)
    late = client.post(find, typed | {f"point-{first.pk}": ""}, headers={"X-Autosave": "1"})
    assert (late.status_code, bool(late.json()["reason"])) == (422, True)
    assert kept() == {first: "MET", second: "NOT_MET"}


def test_a_verification_is_seen_by_office_verifier_and_keepers_only(client_as):
    keeper = UserFactory(roles=[Role.VENUE])
    one = VenueVerificationFactory(venue=VenueFactory(officer=keeper))
    other_assessor, head = UserFactory(assessor=True), UserFactory(head=True)

    seen = {person: client_as(person).get(one.get_absolute_url()) for person in (keeper, one.verifier, head)}

    assert {response.status_code for response in seen.values()} == {200}
    assert client_as(other_assessor).get(one.get_absolute_url()).status_code == 404
    assert client_as(keeper).get(reverse("venues:record", args=[one.pk])).status_code == 404


@pytest.mark.parametrize(
    ("days", "state"),
    [
        ((TODAY, TODAY), "Terverifikasi"),
        ((TODAY + DAY, TODAY + DAY), "Dimulai nanti"),
        ((TODAY - DAY, TODAY - DAY), "Habis"),
    ],
)
def test_a_place_says_what_a_verification_is_worth_today(days, state, office):
    first, last = days
    one = VenueVerificationFactory(fit=True, asked_from=first, asked_until=last, verified_on=TODAY - DAY)

    for page in (one, one.venue):
        assert f"{state}</span>" in text(office.get(page.get_absolute_url()))


def test_it_is_called_off_given_back_and_taken_back(office, client_as):
    called_off, given_back, fit = ordered(), ordered(), concluded(all_met(ordered()))

    nothing = office.post(reverse("venues:cancel", args=[called_off.pk]), {"cancel-reason": ""})
    office.post(reverse("venues:cancel", args=[called_off.pk]), {"cancel-reason": "Tidak jadi."})
    client_as(given_back.verifier).post(
        reverse("venues:cancel", args=[given_back.pk]), {"cancel-reason": "Sakit."}
    )
    late = {"withdraw-withdrawn_from": "1/11/2026", "withdraw-reason": "Atap runtuh."}
    refused = office.post(reverse("venues:withdraw", args=[fit.pk]), late)
    office.post(
        reverse("venues:withdraw", args=[fit.pk]), late | {"withdraw-withdrawn_from": "24 November 2026"}
    )

    assert nothing.status_code == 200
    assert "Atap runtuh." in text(refused)
    assert list(VenueVerification.objects.order_by("pk").values_list("state", flat=True)) == [
        "CANCELLED",
        "CANCELLED",
        "WITHDRAWN",
    ]
    assert "Ditarik oleh" in text(office.get(fit.get_absolute_url()))


@pytest.mark.clause("9.3.3")
def test_a_keeper_enters_equipment_and_its_check_and_strikes_a_wrong_one(client_as):
    keeper = UserFactory(roles=[Role.VENUE])
    venue, client = VenueFactory(officer=keeper), client_as(keeper)
    client.post(
        reverse("venues:add_equipment", args=[venue.pk]),
        {"name": "Timbangan", "maker": "", "serial": "S-1", "needs": "CALIBRATION"},
    )
    piece = Equipment.objects.get()
    assert "belum dikalibrasi" in text(client.get(piece.get_absolute_url()))

    check = {"kind": "CALIBRATION", "passed": "yes", "done_on": "1/9/2026", "done_by": "Lab", "number": "K1"}
    refused = client.post(reverse("venues:check", args=[piece.pk]), check)
    file = SimpleUploadedFile("kalibrasi.jpg", JPEG, content_type="image/jpeg")
    client.post(reverse("venues:check", args=[piece.pk]), check | {"due_on": "1/9/2027", "file": file})

    assert "sampai kapan pemeriksaan berlaku" in text(refused)
    assert "Layak pakai untuk uji sampai 1 September 2027" in text(client.get(piece.get_absolute_url()))
    kept = piece.checks.get()
    served = client.get(reverse("venues:check_file", args=[piece.pk, kept.pk]))
    assert served["Content-Type"] == "image/jpeg"
    where = reverse("venues:strike", args=[piece.pk, kept.pk])
    assert client.post(where, {f"strike-{kept.pk}-reason": ""}).status_code == 200
    client.post(where, {f"strike-{kept.pk}-reason": "Milik alat lain."})
    page = text(client.get(piece.get_absolute_url()))
    assert "Dicoret oleh" in page
    assert "1 September 2026 – 23 November 2026" in page


def test_the_certificate_of_a_check_that_has_none_is_not_there(office):
    check = EquipmentCheckFactory()

    where = reverse("venues:check_file", args=[check.equipment_id, check.pk])

    assert office.get(where).status_code == 404
    assert office.get(reverse("venues:check_file", args=[EquipmentFactory().pk, check.pk])).status_code == 404


def test_equipment_is_changed_doubted_trusted_again_and_taken_out_of_use(office):
    piece = EquipmentFactory()
    facts = {
        "name": "Neraca",
        "maker": "Contoh",
        "serial": piece.serial,
        "needs": "CALIBRATION",
        "version": 1,
    }
    days = {"from_on": "1/11/2026", "until_on": "2/11/2026", "reason": "Segel terbuka."}

    office.post(reverse("venues:edit_equipment", args=[piece.pk]), facts)
    stale = office.post(reverse("venues:edit_equipment", args=[piece.pk]), facts | {"name": "Lain"})
    office.post(reverse("venues:doubt", args=[piece.pk]), days)
    ahead = office.post(reverse("venues:doubt", args=[piece.pk]), days | {"until_on": "1/12/2026"})
    office.post(reverse("venues:retire", args=[piece.pk]), {"retired_on": "23/11/2026", "reason": "Rusak."})

    piece.refresh_from_db()
    assert [piece.name, piece.retired_on, piece.doubts.count()] == ["Neraca", TODAY, 1]
    assert "dua versi halaman ini" in text(stale)
    assert "Segel terbuka." in text(ahead)
    assert "Segel terbuka." in text(office.get(piece.get_absolute_url()))


def test_a_keeper_is_not_asked_what_the_office_says(client_as, office):
    keeper = UserFactory(roles=[Role.VENUE])
    piece = EquipmentFactory(venue=VenueFactory(officer=keeper))
    where, client = reverse("venues:edit_equipment", args=[piece.pk]), client_as(keeper)

    client.post(
        where, {"name": "Neraca", "maker": "", "serial": "S-9", "needs": "VERIFICATION", "version": 1}
    )

    piece.refresh_from_db()
    assert [piece.name, piece.needs] == ["Neraca", "CALIBRATION"]
    assert [b'name="needs"' in one.get(where).content for one in (client, office)] == [False, True]


def test_another_person_drops_a_doubt(office):
    doubt = EquipmentDoubtFactory()
    where = reverse("venues:drop", args=[doubt.equipment_id, doubt.pk])

    assert office.post(where, {f"drop-{doubt.pk}-reason": ""}).status_code == 200
    office.post(where, {f"drop-{doubt.pk}-reason": "Segel lama."})

    assert "Digugurkan oleh" in text(office.get(doubt.equipment.get_absolute_url()))


def test_a_checklist_is_published_line_by_line(office):
    scheme = SchemeVersionFactory(in_force=True).scheme
    where = reverse("venues:checklist", args=[scheme.code])
    said = {"edition": "1", "holds_from": "23/11/2026", "points": "Listrik\n\n  Air \n"}

    office.post(where, said)

    page = text(office.get(where))
    assert "<li>Listrik</li><li>Air</li>" in page
    assert "sudah terbit" in text(office.post(where, said))
    assert "paling banyak 300" in text(office.post(where, said | {"edition": "2", "points": "x" * 301}))
    assert scheme.title in text(office.get(reverse("venues:checklists")))
