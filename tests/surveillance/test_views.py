"""The pages of surveillance as office, holder, visitor and those outside use them (9.6)."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation

from accounts.models import Role
from certificates.actions import change_status
from certificates.states import ChangeKind
from surveillance import actions
from surveillance.models import Contact, Enquiry, Finding, LogEntry, Method, Surveillance, Visit
from surveillance.queries.planning import coverage
from tests.factories.people import UserFactory
from tests.factories.records import picture
from tests.factories.surveillance import (
    BEGUN_AT,
    DAY,
    FOUND_AT,
    a_superior,
    an_officer,
    asked,
    begun,
    concluded,
    entered,
    laid_out,
    opened,
    read,
)

pytestmark = [pytest.mark.django_db, pytest.mark.clause("9.6.3")]


@pytest.fixture(autouse=True)
def _on_that_day(clock_at):
    clock_at(FOUND_AT)
    with translation.override("id"):
        yield


@pytest.fixture
def officer():
    return an_officer()


@pytest.fixture
def office(client_as, officer):
    return client_as(officer)


def at(view, *args):
    return reverse(f"surveillance:{view}", args=args)


def words_of(page):
    return page.content.decode()


@pytest.mark.clause("9.6.2")
def test_the_board_says_who_is_not_yet_seen_and_why_that_method(office):
    first = laid_out()[0]
    entered(first.certificate)
    late = laid_out()[0]
    begun()

    page = office.get(at("board"))

    assert [row["surveillance"] for row in page.context["rows"]] == sorted(
        [first, late], key=lambda one: one.pk
    )
    assert page.context["coverage"] == {"all": 3, "seen": 0, "under_way": 1, "late": 0}
    assert coverage(on=first.due_on + DAY)["late"] == 3
    assert "Logbook kosong selama setengah tahun." in words_of(page)
    assert len(office.get(at("board") + "?keadaan=berjalan").context["rows"]) == 1
    a_superior(first.certificate, workplace="Gudang 2")
    a_superior(late.certificate, workplace="Gudang 2")
    [cluster] = office.get(at("board") + "?tempat").context["clusters"]
    assert (cluster.site, len(cluster.rows)) == ("Gudang 2", 2)


@pytest.mark.clause("9.6.2")
def test_the_board_asks_no_more_for_more_holders(office, asked):
    entered(laid_out()[0].certificate)
    for view in ("", "?tempat"):
        one = asked(office, at("board") + view)
        for _each in range(2):
            entered(laid_out()[0].certificate)
        assert asked(office, at("board") + view) == one


def test_those_marked_begin_by_the_proposed_methods_and_by_place_with_a_visit(office):
    first, second, third = (laid_out()[0] for _each in range(3))
    a_superior(first.certificate)
    entered(first.certificate)
    page = office.post(at("begin_many"), {"one": [first.pk, "x"]}, follow=True)
    assert "Dimulai: 1." in words_of(page)
    office.post(at("begin_many"), {"one": [second.pk], "visit": "1"})
    office.post(at("begin_many"), {})

    methods = [Surveillance.objects.get(pk=one.pk).methods for one in (first, second, third)]
    assert methods == [[Method.LOGBOOK, Method.SUPERIOR], [Method.VISIT, Method.SUPERIOR], []]


def test_nobody_looks_after_their_own_certificate(client_as):
    first = laid_out()[0]
    browser = client_as(first.holder)
    assert browser.get(at("surveillance", first.pk)).status_code == 404
    assert browser.get(at("board")).status_code == 404


def test_the_page_walks_from_the_beginning_to_the_conclusion(office, client_as):
    surveillance = laid_out()[0]
    page = at("surveillance", surveillance.pk)
    refused = office.post(at("begin", surveillance.pk), {})
    assert "Pilih metode" in words_of(refused)
    office.post(at("begin", surveillance.pk), {"methods": ["OTHER"]})
    assert "Belum ada metode yang dijalankan." in words_of(office.get(page))
    assert "Simpulkan</button>" not in words_of(office.get(page))

    typed = {"f-method": "OTHER", "f-result": "KEPT", "f-words": "Diuji lisan lewat telepon."}
    office.post(at("record_finding", surveillance.pk), typed)
    assert "Orang lain yang menyimpulkan." in words_of(office.get(page))
    other = client_as(an_officer())
    kept = other.post(
        at("conclude", surveillance.pk), {"k-outcome": "FOLLOW_UP", "k-words": "Belum lengkap."}
    )
    assert "tenggatnya" in words_of(kept)
    assert "Belum lengkap." in words_of(kept)
    other.post(at("conclude", surveillance.pk), {"k-outcome": "MAINTAINED", "k-words": "Terpelihara."})

    surveillance.refresh_from_db()
    assert surveillance.state == "CONCLUDED"
    assert "Terpelihara." in words_of(office.get(page))


def test_a_visitor_reports_with_photos_and_nobody_else_sees_the_visit(office, client_as):
    surveillance, visitor = begun(methods=[Method.VISIT]), UserFactory(roles=[Role.ASSESSOR])
    refused = office.post(
        at("arrange_visit", surveillance.pk),
        {"v-visitor": visitor.pk, "v-visit_on": "1 Januari 2020", "v-place": "Gudang 2"},
    )
    assert "hari yang akan datang" in words_of(refused)
    typed = {"v-visitor": visitor.pk, "v-visit_on": f"{FOUND_AT:%Y-%m-%d}", "v-place": "Gudang 2"}
    office.post(at("arrange_visit", surveillance.pk), typed)
    visit, browser = Visit.objects.get(), client_as(visitor)

    assert office.get(visit.get_absolute_url()).status_code == 404
    assert browser.get(surveillance.get_absolute_url()).status_code == 404
    report = {"visited_on": f"{FOUND_AT:%Y-%m-%d}", "result": "KEPT", "words": ""}
    assert not Finding.objects.exists()
    assert browser.post(visit.get_absolute_url(), report).status_code == 200
    report |= {"words": "Bekerja sesuai prosedur.", "photo": photo()}
    browser.post(visit.get_absolute_url(), report)

    finding = Finding.objects.get()
    assert finding.files.count() == 1
    kept = finding.files.get()
    assert office.get(at("finding_file", surveillance.pk, kept.pk)).status_code == 200
    assert "Laporan Anda tersimpan." in words_of(browser.get(visit.get_absolute_url()))


def photo():
    """As a phone sends it."""
    return SimpleUploadedFile("foto.jpg", picture(), "image/jpeg")


def test_the_office_calls_a_visit_off_with_a_reason(office):
    surveillance, visitor = begun(methods=[Method.VISIT]), UserFactory(roles=[Role.ASSESSOR])
    trip = {"visit_on": FOUND_AT.date() + DAY, "place": "Gudang 2", "by": an_officer(), "at": BEGUN_AT}
    visit = actions.arrange_visit(surveillance, visitor=visitor, **trip)
    office.post(at("cancel_visit", surveillance.pk, visit.pk), {"reason": " "})
    visit.refresh_from_db()
    assert visit.is_to_come
    office.post(at("cancel_visit", surveillance.pk, visit.pk), {"reason": "Banjir."})
    visit.refresh_from_db()
    assert visit.reason == "Banjir."


def test_a_holder_writes_an_entry_that_saves_itself_and_stays(client_as):
    certificate = begun().certificate
    browser = client_as(certificate.holder)
    page = browser.post(at("start_entry", certificate.pk)).url
    entry, unit = LogEntry.objects.get(), certificate.scheme_version.units.first()
    typed = {"words": "Memutakhirkan data.", "place": "", "version": entry.version}

    saved = browser.post(page, typed, headers={"X-Autosave": "1"})
    assert saved.json()["version"] == entry.version + 1
    assert browser.post(page, typed, headers={"X-Autosave": "1"}).status_code == 409
    stale = browser.post(page, typed | {"words": "Lain."})
    assert "Memutakhirkan data." in words_of(stale)
    assert "Lain." in words_of(stale)

    typed["version"] = entry.version + 1
    refused = browser.post(page, typed | {"keep": "1"})
    assert "Tuliskan yang Anda kerjakan" in words_of(refused)
    browser.post(at("add_file", entry.pk), {"file": photo()})
    version = LogEntry.objects.get().version
    whole = typed | {"version": version, "done_on": f"{FOUND_AT:%Y-%m-%d}", "unit": unit.pk, "keep": "1"}
    browser.post(page, whole)

    entry.refresh_from_db()
    assert entry.is_kept
    assert "tidak diubah lagi" in words_of(browser.get(page))
    browser.post(at("drop_entry", entry.pk))
    browser.post(at("drop_file", entry.pk, entry.files.get().pk))
    assert LogEntry.objects.get().files.count() == 1
    assert browser.get(at("entry_file", entry.pk, entry.files.get().pk)).status_code == 200


def test_what_is_begun_is_thrown_away_and_a_stranger_sees_nothing_of_it(client_as):
    certificate = begun().certificate
    browser, other = client_as(certificate.holder), client_as(UserFactory())
    browser.post(at("start_entry", certificate.pk))
    entry = LogEntry.objects.get()
    browser.post(at("add_file", entry.pk), {"file": photo()})
    file = entry.files.get()

    for view, *args in (("mine", certificate.pk), ("entry", entry.pk), ("entry_file", entry.pk, file.pk)):
        assert other.get(at(view, *args)).status_code == 404
    browser.post(at("drop_file", entry.pk, file.pk))
    browser.post(at("drop_entry", entry.pk))
    assert not LogEntry.objects.exists()


def test_the_home_of_the_case_leads_to_the_logbook_and_says_what_to_do(client_as):
    conclusion = concluded(
        read(), outcome="FOLLOW_UP", follow_up="Lengkapi logbook.", follow_up_on=(FOUND_AT + 30 * DAY).date()
    )
    certificate = conclusion.surveillance.certificate
    browser = client_as(certificate.holder)

    home = words_of(browser.get(certificate.application.get_absolute_url()))
    assert at("mine", certificate.pk) in home
    assert "Kerjakan tindak lanjut surveilen" in home
    assert "Surveilen selesai disimpulkan." in home
    assert "meminta tindak lanjut" in words_of(browser.get(at("mine", certificate.pk)))


def test_a_holder_of_an_ended_certificate_reads_on_and_is_asked_for_nothing(client_as, office):
    surveillance = begun()
    certificate, holder = surveillance.certificate, surveillance.holder
    entered(certificate)
    change_status(
        certificate, ChangeKind.WITHDRAWN, because=certificate, ends_on=None, by=an_officer(), at=FOUND_AT
    )
    page = words_of(client_as(holder).get(at("mine", certificate.pk)))
    assert "Sertifikat ini sudah berakhir." in page
    assert "Catatan baru" not in page
    seen = words_of(office.get(surveillance.get_absolute_url()))
    assert "Berakhir bersama sertifikat" in seen
    assert "Atur kunjungan" not in seen


def test_the_office_asks_an_address_about_all_its_people_by_one_press(office):
    people = [begun(), begun()]
    page = words_of(office.get(at("outsiders")))
    for one in people:
        assert one.certificate.holder_name in page
    contact = people[0].certificate.contacts.current().get()
    office.post(at("ask"), {"email": contact.email, "kind": contact.kind})

    enquiry = Enquiry.objects.get()
    assert enquiry.questions.count() == 2
    assert office.post(at("ask"), {"email": contact.email, "kind": contact.kind}).status_code == 404
    first = enquiry.link
    office.post(at("send_again", enquiry.pk))
    first.refresh_from_db()
    assert first.revoked_at is not None
    office.post(at("withdraw", people[0].pk, enquiry.questions.first().pk), {"reason": "Salah orang."})
    assert enquiry.questions.first().state == "WITHDRAWN"


def test_the_page_of_addresses_asks_no_more_for_more_of_them(office, asked):
    begun(superior="a@perusahaan.contoh.id")
    one = asked(office, at("outsiders"))
    for name in "bc":
        begun(superior=f"{name}@perusahaan.contoh.id")
    assert asked(office, at("outsiders")) == one


def test_an_address_that_anybody_could_have_waits_for_the_office(office):
    surveillance = begun()
    typed = {"c-kind": "SUPERIOR", "c-name": "Budi Kepala", "c-email": "budi@gmail.com"}
    own = typed | {"c-email": surveillance.holder.email}
    assert "alamat pemegang sendiri" in words_of(office.post(at("name_contact", surveillance.pk), own))
    office.post(at("name_contact", surveillance.pk), typed)
    contact = Contact.objects.current().get(certificate=surveillance.certificate)
    assert "Ditahan" in words_of(office.get(at("outsiders")))
    office.post(at("ask"), {"email": contact.email, "kind": contact.kind})
    assert not Enquiry.objects.exists()

    office.post(at("assure_contact", surveillance.pk, contact.pk), {"assurance": "Ditelepon di kantor."})
    office.post(at("ask"), {"email": contact.email, "kind": contact.kind})
    assert Enquiry.objects.get().email == "budi@gmail.com"


def test_where_the_superior_declines_a_third_party_is_asked_as_well(office):
    link, reader = opened()
    question = link.enquiry.questions.get()
    actions.decline_question(link, question, reader=reader, reason="Baru sebulan memimpin.", at=FOUND_AT)
    surveillance = question.surveillance
    a_superior(surveillance.certificate, kind="THIRD_PARTY", email="klien@lain.contoh.id", name="Klien Lama")
    contact = Contact.objects.current().get(kind="THIRD_PARTY")
    actions.assure_contact(contact, assurance="Ditelepon.", by=an_officer(), at=FOUND_AT)
    assert "Minta konfirmasi orang ini juga" in words_of(office.get(surveillance.get_absolute_url()))

    for _twice in range(2):
        office.post(at("add_method", surveillance.pk), {"method": "THIRD_PARTY"})
    office.post(at("add_method", surveillance.pk), {"method": "HEARSAY"})
    surveillance.refresh_from_db()
    assert surveillance.methods == [Method.LOGBOOK, Method.SUPERIOR, Method.THIRD_PARTY]
    office.post(at("ask"), {"email": contact.email, "kind": contact.kind})
    assert Enquiry.objects.filter(email=contact.email).exists()


def test_lots_are_drawn_on_the_page_and_shown_to_fall_the_same_again(office):
    begun()
    refused = office.post(at("draw"), {"size": "9"})
    assert "Undi antara 1 dan 1" in words_of(refused)
    office.post(at("draw"), {"size": "1"})
    assert "Diundi ulang, hasilnya sama." in words_of(office.get(at("draws")))


def test_a_link_shows_its_own_people_alone_to_the_browser_of_its_code_alone():
    link, reader = opened(asked(begun(superior="a@perusahaan.contoh.id")))
    other, other_reader = opened(asked(begun(superior="b@perusahaan.contoh.id")))
    theirs = other.enquiry.questions.get()
    browser = Client()
    browser.cookies["enquiry"] = reader

    assert browser.get(at("enquiry", link.token)).context["rows"]
    assert "rows" not in browser.get(at("enquiry", other.token)).context
    swapped = at("answer_question", link.token, theirs.pk)
    assert browser.post(swapped, {f"q{theirs.pk}-answer": "KEPT"}).status_code == 404
    altered = link.token[:-1] + ("0" if link.token[-1] != "0" else "1")
    assert browser.get(at("enquiry", altered)).status_code == 404
    assert other_reader
    assert not Finding.objects.exists()


def test_declining_and_passing_on_by_the_page_keep_what_was_typed():
    link, reader = opened()
    question, browser = link.enquiry.questions.get(), Client()
    browser.cookies["enquiry"] = reader
    prefix = f"q{question.pk}-other"
    typed = {
        f"{prefix}-name": "Tono Kepala",
        f"{prefix}-email": link.enquiry.email,
        f"{prefix}-reason": "Pindah.",
    }
    kept = browser.post(at("pass_on_question", link.token, question.pk), typed)
    assert "Tono Kepala" in words_of(kept)
    browser.post(at("decline_question", link.token, question.pk), {"reason": "Bukan wewenang saya."})

    question.refresh_from_db()
    assert (question.state, question.words) == ("DECLINED", "Bukan wewenang saya.")
    thanked = browser.get(at("enquiry", link.token))
    assert thanked.status_code == 200
    assert "Terima kasih" in words_of(thanked)
    assert Client().get(at("enquiry", link.token)).status_code == 410


def test_a_report_is_read_by_its_holder_and_by_the_office(office, client_as, run_jobs):
    conclusion = concluded()
    run_jobs(at=FOUND_AT + DAY + dt.timedelta(minutes=1))
    surveillance = conclusion.surveillance

    assert office.get(at("report", surveillance.pk, conclusion.pk)).status_code == 200
    own = at("own_report", surveillance.certificate_id, conclusion.pk)
    assert client_as(surveillance.holder).get(own).status_code == 200
    assert client_as(UserFactory()).get(own).status_code == 404
