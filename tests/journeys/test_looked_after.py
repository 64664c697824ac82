"""A holder keeps a logbook on a phone, the superior confirms by a link with a code, another officer concludes (9.6)."""

import datetime as dt
from urllib.parse import urlsplit

import pytest
from django.urls import reverse
from django.utils import timezone

from certificates.actions import release_meeting
from foundation.look.writing import day
from foundation.notices.actions import mail_of
from foundation.notices.models import Notice
from surveillance.models import LogEntry, Surveillance
from surveillance.tasks import lay_out_missing
from tests.factories.certificates import SEALED_AT, handed_over
from tests.factories.decisions import MET_AT, signed

from .conftest import assessed
from .things import a_portrait

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
A_DAY = dt.timedelta(days=1)
BEGUN_AT = SEALED_AT + 290 * A_DAY
WORK = "Memutakhirkan data 40 pelanggan dan mencocokkannya dengan kontrak."
SUPERIOR = "kepala.gudang@perusahaan.contoh.id"
SAID = "Datanya selalu mutakhir."


@pytest.fixture
def certificate(applicant, portal, clock_at, run_jobs):
    clock_at(MET_AT)
    team = [portal[name] for name in ("tim1", "tim2", "tim3")]
    meeting = signed([assessed(applicant, portal)], members=team)
    [one] = release_meeting(meeting, by=portal["ketua"], at=SEALED_AT)
    clock_at(SEALED_AT)
    run_jobs()
    one.refresh_from_db()
    handed_over(one)
    lay_out_missing()
    clock_at(BEGUN_AT)
    return one


@pytest.fixture
def passes(clock_at, run_jobs):
    """How time passes, and how the worker does what waits."""
    return clock_at, run_jobs


@pytest.mark.clause("9.6.1")
@pytest.mark.clause("9.6.2")
@pytest.mark.clause("9.6.3")
def test_a_year_is_seen_from_the_logbook_to_the_report_and_the_next_one_begins(
    certificate, ratna, staff, stranger, passes
):
    clock_at, run_jobs = passes
    first = certificate.surveillances.get(year=1)
    office, head, superior = staff("sekretariat"), staff("ketua"), stranger()
    names_the_superior(ratna, certificate)
    writes(ratna)

    begins(office, certificate)
    cannot_conclude_yet(office, first)
    asks(office)
    run_jobs()
    confirms(superior, certificate)

    clock_at(BEGUN_AT + A_DAY)
    reads_the_logbook(office, first)
    office.finds("Orang lain yang menyimpulkan.", exact=False)
    concludes(head, first)
    run_jobs()
    is_told(ratna, certificate)

    second = certificate.surveillances.get(year=2)
    clock_at(moment(second.starts_on))
    begins(office, certificate)
    office.goes_to(second.get_absolute_url())
    office.sees("Tahun ke-2", exact=False)
    assert [one.state for one in certificate.surveillances.all()] == ["CONCLUDED", "BEGUN", "PLANNED"]


def moment(on):
    """Nine in the morning."""
    return timezone.make_aware(dt.datetime.combine(on, dt.time(9)))


def names_the_superior(holder, certificate):
    holder.goes_to("/tugas/")
    holder.follows("Surveilen dan logbook")
    holder.sees("Logbook Anda kosong")
    holder.opens("Ganti orangnya")
    holder.ticks("Atasan langsung")
    holder.fills("Nama", "Sutrisno Hadi")
    holder.fills("Alamat surel kantor", SUPERIOR)
    holder.presses("Simpan orang ini")
    holder.finds("Orang ini tercatat.")


def writes(holder):
    holder.presses("Catatan baru")
    holder.fills("Tanggal pekerjaan", day(timezone.localdate(BEGUN_AT)))
    holder.page.get_by_label("Unit").select_option(index=1)
    holder.fills("Pekerjaan yang Anda lakukan", WORK)
    holder.finds("Tersimpan pukul", exact=False)
    holder.hands_in("Foto atau berkas", a_portrait())
    with holder.page.expect_navigation():
        holder.presses("Tambahkan")
    holder.sees("pas-foto.jpg", exact=False)
    holder.presses("Masukkan ke logbook")
    holder.sees("Catatan masuk logbook Anda.")
    assert LogEntry.objects.get().words == WORK


def begins(office, certificate):
    office.goes_to(reverse("surveillance:board"))
    office.sees("pemegang pada tahun berjalan", exact=False)
    office.page.get_by_label(certificate.holder_name).check()
    office.presses("Mulai yang ditandai")
    office.finds("Dimulai: 1. Setiap pemegang diberi tahu.")


def cannot_conclude_yet(office, surveillance):
    office.goes_to(surveillance.get_absolute_url())
    office.sees("Belum ada metode yang dijalankan.", exact=False)
    assert office.page.get_by_role("button", name="Simpulkan").count() == 0


def asks(office):
    office.follows("Menunggu dimintai konfirmasi")
    office.sees("Kirim satu tautan")
    office.presses("Kirim satu tautan")
    office.finds("Tautan sedang dikirim.")


def confirms(superior, certificate):
    superior.goes_to(path_in(last_mail()))
    superior.sees("Pertama, kami memastikan bahwa ini Anda.", exact=False)
    superior.does_not_see(certificate.holder_name)
    superior.presses("Kirimi saya kode")
    superior.finds("Kode sedang dikirim ke alamat Anda.")
    superior.fills("Kode dari surel", digits_in(last_mail()))
    superior.presses("Buka pertanyaan")
    superior.sees(certificate.holder_name)
    superior.does_not_see(certificate.number, certificate.holder.email)
    superior.ticks("Ya: mengerjakannya, dengan baik")
    superior.fills("Dengan kata-kata Anda", SAID)
    superior.presses("Kirim jawaban ini")
    superior.sees("Terima kasih", exact=False)


def last_mail():
    """What the superior read last."""
    return mail_of(Notice.objects.filter(address=SUPERIOR).latest("pk")).body


def path_in(body):
    return urlsplit(next(word for word in body.split() if "/surveilen/tautan/" in word)).path


def digits_in(body):
    return next(word for word in body.split() if word.isdigit() and len(word) == 6)


def reads_the_logbook(office, surveillance):
    office.goes_to(surveillance.get_absolute_url())
    office.sees(WORK)
    office.finds(SAID, exact=False)
    office.opens("Catat temuan dari logbook atau metode lain")
    office.ticks("Analisis logbook")
    office.ticks("Kompetensi terpelihara")
    office.fills("Yang ditemukan", "Catatan dibaca; pemutakhirannya oleh pemegang sendiri.")
    office.presses("Simpan temuan")
    office.finds("Temuan tersimpan.")


def concludes(head, surveillance):
    head.goes_to(surveillance.get_absolute_url())
    head.ticks("Terpelihara")
    head.fills("Alasan", "Logbook dan atasan memperlihatkan hal yang sama.")
    head.presses("Simpulkan")
    head.sees("Simpulan tersimpan. Pemegang diberi tahu.")


def is_told(holder, certificate):
    holder.goes_to(reverse("surveillance:mine", args=[certificate.pk]))
    holder.sees("Logbook dan atasan memperlihatkan hal yang sama.", exact=False)
    assert holder.downloads("Laporan (PDF)").startswith(b"%PDF")
    assert Surveillance.objects.get(certificate=certificate, year=1).state == "CONCLUDED"
