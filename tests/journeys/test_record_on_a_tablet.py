"""An assessor records on a shop floor: without a line for a while, with photos, and nothing stays on the tablet."""

import io

import pytest
from PIL import Image

from assessments.models import Judgement
from examinations.models import Record, RecordPhoto
from examinations.states import RecordState
from instruments.models import FormCode
from tests.factories.applications import ApplicationFactory
from tests.factories.assessments import waiting_for_a_test
from tests.factories.people import UserFactory
from tests.factories.records import KEPT_AT, at_work

from .visitors import TABLET

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HELD = """() => new Promise((done) => {
  const asked = indexedDB.open("lsp-records");
  asked.onsuccess = () => {
    const base = asked.result, names = [...base.objectStoreNames];
    if (!names.length) { base.close(); indexedDB.deleteDatabase("lsp-records"); return done(0); }
    const counts = names.map((name) => new Promise((found) => {
      const counted = base.transaction(name).objectStore(name).count();
      counted.onsuccess = () => found(counted.result);
    }));
    Promise.all(counts).then((all) => { base.close(); done(all.reduce((one, other) => one + other, 0)); });
  };
})"""


@pytest.fixture
def seat(live_server, transactional_db, clock_at):
    """Ratna is there and identified; her plan names oral questions, two for each short element."""
    clock_at(KEPT_AT)
    candidate = UserFactory(full_name="Ratna Wulandari", email="ratna@contoh.id")
    assessment = waiting_for_a_test(ApplicationFactory(applicant=candidate, accepted=True))
    seat = at_work(FormCode.IA07, assessment=assessment)
    seat.assessor.set_password("orang-lain-tidak-tahu")
    seat.assessor.save()
    seat.assessor.emailaddress_set.get_or_create(email=seat.assessor.email, verified=True, primary=True)
    return seat


def a_photo():
    out = io.BytesIO()
    Image.new("RGB", (1600, 1200), "#0b5a48").save(out, "JPEG", exif=_with_a_place())
    return out.getvalue()


def _with_a_place():
    exif = Image.Exif()
    exif[0x010F] = "Kamera Rahasia"
    return exif


def held(visitor):
    """How many things the tablet still keeps in its own store."""
    return visitor.page.evaluate(HELD)


def judges(visitor, number, answer, *, words):
    """Yes or no for a line, with what the candidate answered."""
    visitor.page.locator(f"#summary-{number}").fill(words)
    visitor.page.locator(f"[name=achieved-{number}][value={answer}]").check()


@pytest.mark.clause("9.3.1", "9.3.6")
def test_minutes_without_a_line_lose_nothing_and_leave_nothing(seat, stranger, run_jobs):
    assessor = stranger(on=TABLET).signs_in(seat.assessor.email, "orang-lain-tidak-tahu")
    page = assessor.page
    assessor.goes_to("/uji/catatan/")
    assessor.presses("Mulai")
    record = Record.objects.get()
    count = record.lines.count()
    assessor.sees("Semua tersimpan")

    judges(assessor, 1, "yes", words="Menyebut tiga langkah.")
    page.locator("#butir-1 [data-status]").filter(has_text="Tersimpan").wait_for()

    # The line is cut: she goes on, with a photo, and the page says what is not sent.
    page.context.set_offline(True)
    for number in range(2, count + 1):
        judges(assessor, number, "no" if number == count else "yes", words=f"Jawaban {number}.")
    page.locator(f"#remark-{count}").fill("Tidak menyebut pemeriksaan akhir.")
    page.locator("#butir-1 input[type=file]").set_input_files(
        {"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": a_photo()}
    )
    page.get_by_text(f"Belum terkirim: {count}", exact=True).wait_for()
    page.get_by_text("Sambungan terputus.").wait_for()
    assert held(assessor) == count
    assert record.lines.exclude(summary="").count() == 1

    # Back on the line everything goes by itself; a page that is loaded anew finds nothing left to send.
    page.context.set_offline(False)
    page.get_by_text("Semua tersimpan", exact=True).wait_for()
    assert held(assessor) == 0
    assert record.lines.exclude(summary="").count() == count
    kept = RecordPhoto.objects.get().upload.read()
    assert b"Kamera Rahasia" not in kept

    # What was typed and not sent survives the page.
    page.route("**/simpan/", lambda route: route.abort())
    page.locator("#feedback").fill("Terus berlatih.")
    page.get_by_text("Sambungan terputus.").wait_for()
    page.once("dialog", lambda dialog: dialog.accept())
    page.reload()
    page.get_by_text("Belum terkirim: 1", exact=True).wait_for()
    assert page.locator("#feedback").input_value() == "Terus berlatih."
    page.unroute("**/simpan/")
    page.get_by_text("Semua tersimpan", exact=True).wait_for()

    assessor.presses("Periksa dan serahkan")
    assessor.sees("Serahkan rekaman")
    assessor.draws(0)
    assessor.draws(1)
    assessor.presses("Tanda tangani dan serahkan")
    assessor.sees("Rekaman sudah diserahkan dan tidak berubah lagi", exact=False)
    record.refresh_from_db()
    assert record.state == RecordState.SUBMITTED
    assert record.feedback == "Terus berlatih."
    assert record.assessment.test_evidence.get().form == "IA07"
    assert held(assessor) == 0
    assert not Judgement.objects.filter(test_evidence__isnull=False).exists()


@pytest.mark.clause("9.3.1")
def test_who_signs_out_leaves_nothing_on_the_tablet(seat, stranger):
    assessor = stranger(on=TABLET).signs_in(seat.assessor.email, "orang-lain-tidak-tahu")
    page = assessor.page
    assessor.goes_to("/uji/catatan/")
    page.route("**/simpan/", lambda route: route.abort())
    with assessor.is_faster_than("record"):
        assessor.presses("Mulai")
        page.locator("#summary-1").fill("Tidak pernah sampai.")
    page.get_by_text("Belum terkirim: 1", exact=True).wait_for()
    page.get_by_text("Sambungan terputus.").wait_for()
    assert held(assessor) == 1
    assessor.camera.faults.clear()

    page.once("dialog", lambda dialog: dialog.accept())
    assessor.goes_to("/akun/keluar/")
    page.get_by_role("main").get_by_role("button", name="Keluar").click()
    page.locator("[data-forget]").wait_for(state="attached")
    page.wait_for_function(
        "async () => !(await indexedDB.databases()).some((one) => one.name === 'lsp-records')"
    )
