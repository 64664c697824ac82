"""The applicant's whole way on a phone: read, fill in, upload, rate, sign, send (9.1.1-9.1.4)."""

import datetime as dt
import io
import os
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from PIL import Image, ImageDraw

from accounts.management.demo import load as load_people
from applications.models import Application
from applications.states import ApplicationState
from foundation.workflow import clock
from schemes.management.demo import load_demo_scheme
from schemes.models import SchemeVersion
from tests.factories.applications import ApplicationFactory, EmploymentFactory, give_back, send
from tests.factories.people import UserFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OUTPUT = settings.BASE_DIR / "tests" / "output" / "applicant"
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}


@pytest.fixture
def browser_context_args(browser_context_args):
    return browser_context_args | {"locale": "id-ID", "timezone_id": "Asia/Jakarta"}


@pytest.fixture
def applicant(live_server):
    """Somebody new, before the scheme of the demonstration."""
    # Playwright runs its own loop in this thread; the database is used between its calls only.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    now = clock.now()
    load_people(at=now - dt.timedelta(days=30))
    load_demo_scheme(at=now - dt.timedelta(days=20))
    return UserFactory(full_name="Ratna Wulandari", phone="")


def signed_in(context, live_server, person):
    client = Client()
    client.force_login(person)
    cookie = {
        "name": settings.SESSION_COOKIE_NAME,
        "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
    }
    context.add_cookies([cookie | {"url": live_server.url}])


@pytest.fixture
def phone(page):
    page.set_viewport_size(PHONE)
    page.set_default_timeout(8000)
    page.faults = []
    page.on("pageerror", lambda fault: page.faults.append(str(fault)))
    page.on("console", lambda line: page.faults.append(line.text) if line.type == "error" else None)
    return page


def look(page, name):
    """A picture at both widths for people's eyes, and what a machine sees: nothing cut off, nothing axe minds."""
    OUTPUT.mkdir(parents=True, exist_ok=True)
    page.wait_for_load_state("networkidle")
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)")
        page.screenshot(path=OUTPUT / f"{name}-{size['width']}.png", full_page=True)
        if page.evaluate("document.documentElement.scrollWidth") > size["width"]:
            page.faults.append(f"{name} scrolls sideways at {size['width']}")
        for fault in Axe().run(page).response["violations"]:
            page.faults.append(f"{name}: {fault['id']} {[node['html'][:120] for node in fault['nodes']]}")


def a_pdf(name):
    held = io.BytesIO()
    Image.new("RGB", (595, 842), "white").save(held, "PDF")
    return {"name": name, "mimeType": "application/pdf", "buffer": held.getvalue()}


def a_portrait():
    picture = Image.new("RGB", (1200, 1500), (178, 24, 32))
    pen = ImageDraw.Draw(picture)
    pen.ellipse((420, 380, 780, 860), fill=(214, 170, 140))
    pen.pieslice((250, 900, 950, 1900), 180, 360, fill=(30, 60, 80))
    held = io.BytesIO()
    picture.save(held, "JPEG")
    return {"name": "pas-foto.jpg", "mimeType": "image/jpeg", "buffer": held.getvalue()}


@pytest.mark.clause("9.1.1")
@pytest.mark.clause("9.1.2")
@pytest.mark.clause("9.1.3")
@pytest.mark.clause("9.1.4")
def test_from_the_explanation_to_the_sent_application(phone, context, live_server, applicant):
    signed_in(context, live_server, applicant)
    read_the_explanation(phone, live_server)
    fill_in_person_and_work(phone)
    fill_in_experience(phone)
    upload_documents(phone)
    rate_every_element(phone)
    sign_and_send(phone)

    application = Application.objects.get()
    assert application.state == ApplicationState.SUBMITTED
    assert phone.faults == []


@pytest.mark.clause("9.1.5")
def test_what_was_returned_is_put_right_and_sent_again(phone, context, live_server, applicant):
    version = SchemeVersion.objects.get()
    application = ApplicationFactory(applicant=applicant, scheme_version=version, filled=True)
    job, card = application.employments.get(), application.attachments.first().requirement
    EmploymentFactory(application=application, employer="PT Contoh Lama", ended_on=dt.date(2022, 1, 1))
    give_back(
        send(application),
        keys=[f"job:{job.pk}", f"document:{card.pk}"],
        due_on=clock.today() + dt.timedelta(days=14),
    )
    signed_in(context, live_server, applicant)

    phone.goto(f"{live_server.url}/permohonan/")
    phone.get_by_text("Ada 2 hal yang perlu Anda lengkapi").wait_for()
    look(phone, "20-returned")
    phone.get_by_role("link", name="Perbaiki").first.click()
    phone.wait_for_url(re.compile("pengalaman"))
    look(phone, "21-returned-experience")
    phone.get_by_label("Tugas Anda").fill("Menghimpun data pelanggan.")
    go_on(phone)
    phone.get_by_role("link", name="Perbaiki").click()
    phone.wait_for_url(re.compile("dokumen"))
    look(phone, "22-returned-documents")
    open_card = phone.locator(f"#document-{card.pk}")
    open_card.get_by_text(re.compile("Ganti berkas|Tambah berkas")).first.click()
    open_card.locator("input[type=file]:not([capture])").set_input_files(a_pdf("ulang.pdf"))
    open_card.get_by_text("ulang.pdf").first.wait_for()
    phone.goto(f"{live_server.url}/permohonan/{application.pk}/data-diri/")
    look(phone, "23-closed-step")
    phone.get_by_role("link", name="Ke permohonan saya").click()
    phone.get_by_role("link", name="Periksa dan kirim").first.click()
    look(phone, "24-send-again")
    phone.get_by_role("button", name=re.compile("Kirim")).click()
    phone.get_by_text("Sekretariat sedang menelaah").wait_for()
    phone.get_by_role("link", name="Tanya jawab").click()
    phone.get_by_label("Pesan Anda").fill("Apakah surat keterangan kerja cukup?")
    phone.get_by_role("button", name="Kirim pesan").click()
    phone.get_by_text("surat keterangan kerja cukup").first.wait_for()
    look(phone, "25-messages")
    phone.goto(f"{live_server.url}/permohonan/{application.pk}/tarik/")
    look(phone, "26-withdraw")

    application.refresh_from_db()
    assert application.state == ApplicationState.SUBMITTED
    assert phone.faults == []


def read_the_explanation(page, live_server):
    page.goto(f"{live_server.url}/permohonan/")
    look(page, "01-home")
    page.get_by_role("link", name="Baca dan ajukan").click()
    page.wait_for_url(re.compile("mulai"))
    look(page, "02-start")
    page.get_by_role("button", name="Mulai permohonan").click()
    assert page.get_by_text("lalu centang bahwa Anda memahaminya").first.is_visible()
    page.get_by_label("Saya sudah membaca penjelasan ini").check()
    page.get_by_role("button", name="Mulai permohonan").click()
    page.wait_for_url(re.compile("data-diri"))


def fill_in_person_and_work(page):
    page.get_by_label("Tempat lahir").fill("Gresik")
    page.get_by_label("Tanggal lahir").fill("3 Mei 1994")
    page.get_by_text("Perempuan", exact=True).click()
    page.wait_for_load_state("networkidle")
    with page.expect_response(lambda answer: "Mawar" in str(answer.request.post_data_buffer)):
        page.get_by_label("Alamat rumah").fill("Jalan Contoh Mawar 12, Gresik")
        page.get_by_label("Kode pos").focus()
    page.locator("[data-state=kept]").wait_for(state="visible")
    page.reload()
    assert page.get_by_label("Alamat rumah").input_value() == "Jalan Contoh Mawar 12, Gresik"
    look(page, "03-personal")
    go_on(page)
    page.locator("[data-errors]").wait_for()
    look(page, "04-personal-faults")
    page.get_by_label("Kode pos").fill("61100")
    page.get_by_label("Nomor HP").fill("0812-0000-0000")
    nik = page.get_by_label("NIK", exact=False)
    nik.fill("3525 0143 0594 0001")
    go_on(page)
    page.wait_for_url(re.compile("pekerjaan"))

    page.get_by_label("Organisasi").or_(page.get_by_label("Perusahaan")).first.select_option(index=1)
    page.get_by_label("Jabatan").fill("Staf Data Pelanggan")
    page.get_by_label("Unit kerja").fill("Pemasaran")
    page.get_by_label("Alamat kantor").fill("Jalan Contoh Niaga 8, Surabaya")
    page.get_by_label("Nama atasan langsung").fill("Bambang Contoh")
    page.get_by_text("Sertifikasi", exact=True).first.click()
    look(page, "05-work")
    go_on(page)
    page.wait_for_url(re.compile("pengalaman"))


def fill_in_experience(page):
    page.get_by_label("Jenjang").select_option("D3")
    page.get_by_label("Tahun lulus").fill("2021")
    page.get_by_label("Sekolah atau perguruan tinggi").fill("Politeknik Contoh")
    page.get_by_label("Jabatan").fill("Staf Data Pelanggan")
    page.get_by_label("Perusahaan").or_(page.get_by_label("Organisasi")).first.fill("PT Contoh Niaga Pupuk")
    page.get_by_label("Mulai").fill("1 Juni 2026")
    page.get_by_label("Masih bekerja di sini").check()
    page.locator("#basic-requirements").get_by_text("Kurang").first.wait_for()
    page.get_by_role("button", name="Tambah pekerjaan").click()
    second = page.locator("[data-row]").nth(1)
    second.get_by_label("Jabatan").fill("Admin Penjualan")
    second.get_by_label("Perusahaan").or_(second.get_by_label("Organisasi")).first.fill(
        "PT Contoh Distribusi"
    )
    second.get_by_label("Mulai").fill("3 Februari 2025")
    second.get_by_label("Selesai").fill("30 Juni 2024")
    second.get_by_label("Tugas Anda").focus()
    page.get_by_text("Tanggal selesai harus sesudah tanggal mulai").first.wait_for()
    look(page, "06-experience-fault")
    second.get_by_label("Mulai").fill("3 Februari 2022")
    second.get_by_label("Selesai").fill("30 Juni 2025")
    second.get_by_label("Tugas Anda").focus()
    page.locator("#basic-requirements .is-met").first.wait_for()
    look(page, "07-experience")
    go_on(page)
    page.wait_for_url(re.compile("pelatihan"))

    page.get_by_label("Judul pelatihan").fill("Pemasaran dan Distribusi")
    page.get_by_label("Nomor sertifikat").fill("CONTOH-01")
    page.get_by_label("Diterbitkan oleh").fill("Lembaga Contoh")
    page.get_by_label("Nama pelatih").fill("Sri Contoh")
    page.get_by_label("Tanggal sertifikat").fill("15/3/2024")
    look(page, "08-training")
    go_on(page)
    page.wait_for_url(re.compile("dokumen"))


def upload_documents(page):
    look(page, "09-documents")
    cards = page.locator("[id^=document-]")
    for number in range(cards.count()):
        card = cards.nth(number)
        if card.locator("[data-crop]").count():
            card.locator("[data-crop] input[type=file]:not([name])").last.set_input_files(a_portrait())
            card.locator("[data-crop-size]", has_text="×").wait_for()
            card.get_by_label("Wajah saya sekarang seperti di foto ini").check()
            card.get_by_role("button", name="Simpan foto ini").click()
            page.get_by_text("Latar tampak merah").wait_for()
        else:
            card.locator("input[type=file]:not([capture])").set_input_files(a_pdf(f"berkas-{number}.pdf"))
            card.get_by_text(f"berkas-{number}.pdf").first.wait_for()
    look(page, "10-documents-there")
    page.get_by_role("link", name="Lanjut").click()
    page.wait_for_url(re.compile("asesmen-mandiri"))


def rate_every_element(page):
    look(page, "11-element")
    page.get_by_label(re.compile("^Kompeten")).check()
    page.get_by_label("Berupa apa").fill("Laporan data pelanggan TW III 2026")
    page.locator("input[name='new-file']:not([capture])").set_input_files(a_pdf("laporan.pdf"))
    page.get_by_label("Data pribadi pelanggan di dalamnya").check()
    page.get_by_role("button", name="Tambahkan bukti ini").click()
    page.get_by_text("mendukung 1 elemen").first.wait_for()
    look(page, "12-element-evidence")
    page.get_by_role("button", name=re.compile("^Simpan, ")).click()
    while "asesmen-mandiri" in page.url:
        page.get_by_label(re.compile("^Kompeten")).check()
        choices = page.locator("input[name=pieces]")
        if not choices.first.is_visible():
            page.get_by_text("Pilih dari bukti yang sudah Anda unggah").click()
        choices.first.check()
        here = page.url
        page.get_by_role("button", name=re.compile("^Simpan, ")).click()
        page.wait_for_url(lambda url, here=here: url != here)


def sign_and_send(page):
    look(page, "13-send")
    page.get_by_label("Saya sudah membaca pernyataan ini").check()
    page.get_by_label("Nama lengkap Anda").fill("Ratna Wulandari")
    page.get_by_role("button", name="Kirim permohonan").click()
    page.get_by_text("Permohonan Anda sudah kami terima").wait_for()
    look(page, "14-case")


def go_on(page):
    page.get_by_role("button", name="Simpan dan lanjut").click()
