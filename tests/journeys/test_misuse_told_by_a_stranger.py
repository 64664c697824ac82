"""A stranger on a phone tells of a misused certificate, with a picture, and reads the answer by a link (9.8.3)."""

import datetime as dt

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from certificates.actions import release_meeting
from complaints.actions import set_terms
from complaints.models import Complaint
from complaints.queries.links import digits_of_code
from foundation.deadlines.models import Reminder
from foundation.deadlines.tasks import see_to_it
from foundation.look.writing import day
from foundation.workdays.queries import add_workdays
from sanctions.models import SanctionCase
from tests.complaints.helpers import a_picture
from tests.factories.certificates import SEALED_AT, handed_over
from tests.factories.decisions import MET_AT, signed

from .conftest import assessed

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SEEN_AT = SEALED_AT + dt.timedelta(days=60)
A_DAY = dt.timedelta(days=1)
EMAIL = "warga@surel.contoh.id"
SEEN = "Spanduk toko di Jalan Merdeka memuat sertifikat ini untuk jasa audit."
REASONS = "Anda benar. Sertifikat ini tidak mencakup jasa audit. Kami memeriksa pemegangnya."


@pytest.fixture
def certificate(applicant, portal, clock_at, run_jobs):
    clock_at(MET_AT)
    team = [portal[name] for name in ("tim1", "tim2", "tim3")]
    meeting = signed([assessed(applicant, portal)], members=team)
    [one] = release_meeting(meeting, by=portal["ketua"], at=SEALED_AT)
    clock_at(SEALED_AT)
    run_jobs()
    one.refresh_from_db()
    days = {"check_workdays": 3, "hearing_workdays": 5, "answer_workdays": 10}
    set_terms(**days, by=portal["ketua"], at=SEALED_AT)
    clock_at(SEEN_AT)
    return handed_over(one)


@pytest.fixture
def journey(clock_at, run_jobs):
    """How time passes, and how the worker does what waits."""
    return clock_at, run_jobs


@pytest.mark.clause("9.8.3")
@pytest.mark.clause("7.2.2")
@pytest.mark.clause("9.5.1")
def test_a_picture_from_a_stranger_becomes_a_case_and_an_answer(certificate, staff, stranger, journey):
    (clock_at, run_jobs), public = journey, stranger()
    tells(public, certificate)
    run_jobs()
    complaint = Complaint.objects.get()

    office = staff("sekretariat")
    admits(office, complaint, certificate)
    opens_a_case(office, complaint)
    clock_at(SEEN_AT + A_DAY)
    follows_by_the_link(public, complaint, run_jobs)

    is_late(complaint, clock_at, run_jobs)
    is_answered(office, staff("ketua"), complaint)
    run_jobs()
    reads_the_answer(public, complaint)
    closes(office, complaint)


def tells(public, certificate):
    public.goes_to(reverse("certificates:verification", args=[certificate.token]))
    public.follows("Disalahgunakan?")
    public.sees("Sampaikan keluhan Anda")
    public.hands_in("Foto atau dokumen", picture_of(certificate))
    public.fills("Alamat surel Anda", EMAIL)
    public.presses("Kirim keluhan")
    public.sees("hal yang perlu diperbaiki", exact=False)

    public.fills("Apa yang terjadi", SEEN)
    public.hands_in("Foto atau dokumen", picture_of(certificate))
    public.presses("Kirim keluhan")
    public.sees("Keluhan Anda sudah kami terima")
    public.finds(EMAIL, exact=False)


def picture_of(certificate):
    return a_picture(settings.SITE_URL + reverse("certificates:verification", args=[certificate.token]))


def admits(office, complaint, certificate):
    office.takes_up(f"Periksa keluhan {complaint.number}")
    office.sees("Salinan: kode QR-nya menuju sertifikat kami")
    office.finds(certificate.number)
    office.chooses("Siapa yang menelusuri", "Wahyu Nugroho")
    office.fills("Mengapa diterima", "Kami memeriksa pemakaian sertifikat pada spanduk itu.")
    office.presses("Terima keluhan")
    office.sees("Keluhan diterima.")


def opens_a_case(office, complaint):
    office.opens("Buka perkara sanksi")
    office.ticks("c. Menyalahgunakan kewenangan yang telah diberikan")
    office.fills("Yang dilaporkan", "Sertifikat dipasang pada spanduk untuk jasa di luar lingkupnya.")
    office.ticks("foto.jpg")
    office.presses("Buka perkara")
    office.sees("Perkara sanksi sudah dibuka.")
    case = SanctionCase.objects.get()
    office.goes_to(case.get_absolute_url())
    office.finds(f"Keluhan {complaint.number}")
    office.does_not_see(EMAIL)


def follows_by_the_link(public, complaint, run_jobs):
    public.goes_to(reverse("complaints:follow", args=[complaint.link.token]))
    public.does_not_see(SEEN)
    public.presses("Kirimi saya kode")
    public.sees("Pertama, kami memastikan bahwa ini Anda", exact=False)
    run_jobs()
    public.fills("Kode dari surel", digits_of_code(complaint.link.codes.get().pk))
    public.presses("Buka keluhan saya")
    public.sees("Keluhan Anda diterima. Orang yang tidak terlibat sedang menelusurinya.")
    public.fills("Yang ingin Anda tambahkan", "Spanduk itu masih terpasang hari ini.")
    public.presses("Tambahkan")
    public.sees("Tambahan Anda sudah kami terima.")


def is_late(complaint, clock_at, run_jobs):
    due_on = add_workdays(timezone.localdate(SEEN_AT), 10).due_on
    clock_at(timezone.make_aware(dt.datetime.combine(due_on + A_DAY, dt.time(8))))
    see_to_it()
    run_jobs()
    told = Reminder.objects.filter(kind="keluhan", key=str(complaint.pk), step__startswith="late")
    assert set(told.values_list("person__email", flat=True)) == {"sekretariat@contoh.id", "ketua@contoh.id"}


def is_answered(office, head, complaint):
    office.goes_to(complaint.get_absolute_url())
    office.finds("Spanduk itu masih terpasang hari ini.")
    office.opens("Tetapkan tindakan")
    office.fills("Yang harus dilakukan", "Minta toko menurunkan spanduk.")
    office.chooses("Siapa yang melakukannya", "Wahyu Nugroho")
    office.fills("Dikerjakan paling lambat", day(timezone.localdate(SEEN_AT) + 60 * A_DAY))
    office.presses("Tetapkan")
    office.finds("Tindakan sudah ditetapkan.")
    office.opens("Susun jawaban")
    office.ticks("Beralasan", exact=True)
    office.fills("Temuan", "Foto memuat kode QR sertifikat itu; spanduk menawarkan jasa audit.")
    office.fills("Jawaban dengan alasannya", REASONS)
    office.chooses("Siapa yang menandatangani", "Hadi Purnomo")
    office.presses("Serahkan untuk ditandatangani")
    office.sees("Yang menelusuri tidak menandatangani jawabannya.", exact=False)

    head.takes_up(f"Tanda tangani jawaban keluhan {complaint.number}")
    head.sees("Jawaban menunggu tanda tangan")
    head.seals("Tanda tangani jawaban")
    head.sees("Jawaban sudah ditandatangani dan dikirim.")


def reads_the_answer(public, complaint):
    public.goes_to(reverse("complaints:follow", args=[complaint.link.token]))
    code = complaint.link.codes.count()
    if public.page.get_by_role("button", name="Buka keluhan saya").count():
        public.presses("Kirimi saya kode")
        public.finds("Kode sedang dikirim", exact=False)
        public.fills("Kode dari surel", digits_of_code(complaint.link.codes.last().pk))
        public.presses("Buka keluhan saya")
        assert complaint.link.codes.count() == code + 1
    public.sees(REASONS)
    public.does_not_see("jasa audit.\nFoto memuat", "Ratna Wulandari")
    assert public.downloads("Baca suratnya (PDF)").startswith(b"%PDF")


def closes(office, complaint):
    office.goes_to(complaint.get_absolute_url())
    office.sees("Masih ada tindakan yang belum dilaksanakan.", exact=False)
    office.takes_up("Laksanakan satu tindakan")
    office.sees("Laksanakan ini, lalu catat caranya.")
    office.fills("Yang dilakukan", "Spanduk diturunkan, ada fotonya.")
    office.presses("Sudah dilaksanakan")
    office.sees("Tindakan ini sudah dilaksanakan.")
    office.takes_up(f"Tutup keluhan {complaint.number}")
    office.fills("Hasilnya", "Spanduk sudah turun; perkara terhadap pemegang berjalan.")
    office.presses("Tutup keluhan")
    office.sees("Sudah dijawab dan ditutup.")
    office.goes_to(reverse("complaints:register"))
    office.sees("Beralasan")
