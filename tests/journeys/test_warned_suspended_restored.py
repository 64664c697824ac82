"""A holder is reported from outside, heard, warned, suspended by two people, and given the certificate back (9.5)."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from certificates.actions import release_meeting
from foundation.look.writing import day
from sanctions.models import SanctionCase
from tests.factories.certificates import SEALED_AT, handed_over
from tests.factories.decisions import MET_AT, signed

from .conftest import assessed
from .things import a_pdf
from .verifying import open_qr

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SEEN_AT = SEALED_AT + dt.timedelta(days=60)
A_MONTH = dt.timedelta(days=30)
ACT = "Sertifikat dipasang pada brosur jasa yang tidak disertifikasi."
CONDITION = "Brosur ditarik dan buktinya diserahkan."


@pytest.fixture
def certificate(applicant, portal, clock_at, run_jobs):
    clock_at(MET_AT)
    team = [portal[name] for name in ("tim1", "tim2", "tim3")]
    meeting = signed([assessed(applicant, portal)], members=team)
    [one] = release_meeting(meeting, by=portal["ketua"], at=SEALED_AT)
    clock_at(SEALED_AT)
    run_jobs()
    one.refresh_from_db()
    clock_at(SEEN_AT)
    return handed_over(one)


@pytest.fixture
def journey(clock_at, run_jobs):
    """How time passes, and how the worker does what waits."""
    return clock_at, run_jobs


@pytest.mark.clause("9.5.1")
@pytest.mark.clause("9.5.2")
@pytest.mark.clause("9.8.4")
def test_every_step_is_somebody_elses_and_the_public_reads_the_last_one(
    certificate, ratna, staff, stranger, journey
):
    clock_at, run_jobs = journey
    office, head, public = staff("sekretariat"), staff("ketua"), stranger()
    is_reported(office, certificate)
    case = SanctionCase.objects.get()
    ask(office)
    answer(ratna, case)

    warn(office, case, comply_by=SEEN_AT + dt.timedelta(days=14))
    run_jobs()
    read_warning(ratna, case)
    clock_at(SEEN_AT + A_MONTH)
    not_heeded(office, case)
    propose_suspension(office, ends_on=SEEN_AT + 3 * A_MONTH)
    office.finds("Yang mengusulkan tidak ikut memutuskan.")
    open_qr(public, certificate)

    decide(head, case)
    open_qr_suspended(public, certificate)
    run_jobs()
    is_told_to_stop(ratna, case, certificate)
    give_back(ratna, case)

    clock_at(SEEN_AT + 2 * A_MONTH)
    propose_lifting(office, case)
    decide(head, case)
    open_qr(public, certificate)
    public.finds("Diaktifkan kembali")
    public.does_not_see(ACT, CONDITION, "Menyalahgunakan")


def is_reported(office, certificate):
    office.goes_to(certificate.get_absolute_url())
    office.follows("Laporkan pemegang")
    office.sees("Yang melapor tidak ikut dalam langkah berikutnya.", exact=False)
    office.ticks("Orang luar")
    office.fills("Nama pelapor", "Budi Santoso")
    office.ticks("c. Menyalahgunakan kewenangan yang telah diberikan")
    office.fills("Apa yang terjadi", ACT)
    office.hands_in("Bukti", a_pdf("brosur.pdf"))
    office.presses("Buka perkara")
    office.sees("Dilaporkan. Pemegang belum ditanyai.")


def ask(office):
    office.ticks("Kalau ya, sertifikat hanya dicabut")
    office.fills("Yang ditanyakan kepada pemegang", "Apakah brosur itu milik Anda?")
    office.presses("Tanyai pemegang")
    office.sees("Pemegang dapat menanggapi sampai", exact=False)


def answer(holder, case):
    holder.goes_to(reverse("sanctions:mine", args=[case.pk]))
    holder.sees("Ada laporan tentang Anda. Belum ada keputusan.")
    holder.does_not_see("Budi Santoso")
    holder.fills("Tanggapan Anda", "Brosur itu dibuat rekan saya.")
    holder.presses("Kirim tanggapan")
    holder.sees("Tanggapan Anda sudah ada di sekretariat.")


def warn(office, case, *, comply_by):
    office.goes_to(case.get_absolute_url())
    office.opens("Tulis peringatan")
    office.fills("Yang harus dilakukan pemegang", "Tarik brosur itu.")
    office.fills("Dipenuhi paling lambat", day(timezone.localdate(comply_by)))
    office.presses("Tulis peringatan ini")
    office.sees("Peringatan ditulis dan pemegang diberi tahu.")


def read_warning(holder, case):
    holder.goes_to(reverse("sanctions:mine", args=[case.pk]))
    holder.sees("Anda menerima peringatan.")
    assert holder.downloads("Surat (PDF)").startswith(b"%PDF")
    holder.presses("Saya sudah membaca peringatan ini")
    holder.finds("Anda sudah membaca peringatan ini.")


def not_heeded(office, case):
    office.goes_to(case.get_absolute_url())
    office.opens("Catat hasilnya")
    office.ticks("Tidak", exact=True)
    office.fills("Yang ditemukan", "Brosur masih beredar.")
    office.presses("Catat")
    office.sees("Hasil peringatan dicatat.")


def propose_suspension(office, *, ends_on):
    office.opens("Usulkan tindakan")
    office.ticks("Bekukan sertifikat")
    office.fills("Alasan", "Brosur masih beredar setelah peringatan.")
    office.fills("Hari terakhir pembekuan", day(timezone.localdate(ends_on)))
    office.fills("Syarat pencabutan pembekuan", CONDITION)
    office.presses("Usulkan")
    office.sees("Ada usul tindakan. Orang lain yang memutuskan.", exact=False)


def decide(head, case):
    head.goes_to(case.get_absolute_url())
    head.ticks("Saya setujui")
    head.seals("Putuskan")
    head.sees("Keputusan Anda dicatat.")


def open_qr_suspended(public, certificate):
    public.goes_to(reverse("certificates:verification", args=[certificate.token]))
    public.sees("Tidak berlaku: sedang dibekukan")
    public.does_not_see(ACT, CONDITION, "Budi Santoso", "Menyalahgunakan")


def is_told_to_stop(holder, case, certificate):
    holder.goes_to(certificate.get_absolute_url())
    holder.sees("Sertifikat Anda dibekukan. Hentikan penggunaannya.")
    assert holder.downloads("Sertifikat bertanda DIBEKUKAN (PDF)").startswith(b"%PDF")
    holder.goes_to(reverse("sanctions:mine", args=[case.pk]))
    holder.sees(CONDITION)


def give_back(holder, case):
    holder.presses("Saya tidak mencetak apa pun")
    holder.finds("Pernyataan Anda sudah dicatat.")


def propose_lifting(office, case):
    office.goes_to(case.get_absolute_url())
    office.opens("Usulkan tindakan")
    office.ticks("Cabut pembekuan")
    office.fills("Alasan", "Brosur ditarik; bukti diterima.")
    office.presses("Usulkan")
    office.sees("Ada usul tindakan. Orang lain yang memutuskan.", exact=False)
