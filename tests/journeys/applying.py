"""The applicant's steps: find out, sign up, read, fill in, upload, rate, sign, send, pay (6.1, 9.1.1-9.1.4, 8.4)."""

import re

from django.core import mail
from django.urls import reverse
from django.utils import timezone

from foundation.look import writing
from foundation.workflow import clock
from tests.factories.people import PASSWORD

from .things import a_pdf, a_portrait

NAME, EMAIL = "Ratna Wulandari", "ratna.wulandari@contoh.id"
SAVE_AND_GO_ON = "Simpan dan lanjut"


def check_requirements(visitor):
    """Three questions, answered at once, before anybody knows who asks."""
    visitor.goes_to("/")
    visitor.sees(re.compile("sertifik", re.IGNORECASE))
    visitor.goes_to("/kelayakan/")
    visitor.sees("Jawabannya muncul di sini")
    visitor.ticks("S1", exact=False)
    visitor.fills("Tahun", "5")
    visitor.ticks("Sudah punya")
    visitor.sees("Anda memenuhi persyaratan")


def sign_up(visitor, run_jobs):
    """An account, and the letter that proves the address."""
    visitor.follows("Daftar dan ajukan permohonan")
    visitor.sees("Buat akun", exact=True)
    visitor.fills("Nama lengkap", NAME)
    visitor.fills("Alamat surel", EMAIL)
    visitor.fills("Kata sandi", PASSWORD)
    visitor.presses("Buat akun")
    visitor.sees("Periksa surel Anda")
    run_jobs()
    visitor.goes_to(link_in_letter(EMAIL))
    visitor.sees("Pastikan alamat Anda")
    visitor.presses("Ya, ini alamat saya")
    visitor.page.wait_for_url(re.compile("masuk|tugas"))


def link_in_letter(address):
    """The path of the link in the last letter to somebody."""
    letter = [letter for letter in mail.outbox if letter.to == [address]][-1]
    return re.search(r"https?://[^/\s]+(/\S+)", letter.body)[1]


def read_the_explanation(visitor):
    """The explanation is read before the form opens (9.1.1)."""
    visitor.goes_to("/permohonan/")
    visitor.sees("Baca dan ajukan")
    visitor.follows("Baca dan ajukan")
    visitor.sees("Saya sudah membaca penjelasan ini")
    visitor.presses("Mulai permohonan")
    visitor.sees("lalu centang bahwa Anda memahaminya")
    visitor.ticks("Saya sudah membaca penjelasan ini")
    visitor.presses("Mulai permohonan")
    visitor.page.wait_for_url(re.compile("data-diri"))


def fill_in_everything(visitor):
    """APL-01 step by step, with its files, and APL-02 element by element."""
    fill_in_person(visitor)
    fill_in_work(visitor)
    fill_in_experience(visitor)
    fill_in_training(visitor)
    upload_documents(visitor)
    rate_every_element(visitor)


def fill_in_person(visitor):
    """What is typed is kept when a field is left, and is there on the next visit; what is missing is told."""
    page = visitor.page
    visitor.fills("Tempat lahir", "Gresik")
    visitor.fills("Tanggal lahir", "3 Mei 1994")
    visitor.ticks("Perempuan")
    with page.expect_response(lambda answer: "Mawar" in str(answer.request.post_data_buffer)):
        visitor.fills("Alamat rumah", "Jalan Contoh Mawar 12, Gresik")
        page.get_by_label("Kode pos").focus()
    visitor.sees("Tersimpan pukul")
    page.reload()
    assert page.get_by_label("Alamat rumah").input_value() == "Jalan Contoh Mawar 12, Gresik"
    visitor.presses(SAVE_AND_GO_ON)
    visitor.sees("hal yang perlu diperbaiki")
    visitor.fills("Kode pos", "61100")
    visitor.fills("Nomor HP", "0812-0000-0000")
    visitor.fills("NIK", "3525 0143 0594 0001")
    visitor.presses(SAVE_AND_GO_ON)
    page.wait_for_url(re.compile("pekerjaan"))


def fill_in_work(visitor):
    """Job, organisation and purpose."""
    visitor.sees(re.compile("Unit kerja"))
    visitor.page.get_by_label(re.compile("Organisasi|Perusahaan")).first.select_option(
        label="PT Pupuk Contoh Satu (CONTOH)"
    )
    visitor.fills("Jabatan", "Staf Data Pelanggan")
    visitor.fills("Unit kerja", "Pemasaran")
    visitor.fills("Alamat kantor", "Jalan Contoh Niaga 8, Surabaya")
    visitor.fills("Nama atasan langsung", "Bambang Contoh")
    visitor.ticks(re.compile("^Sertifikasi"))
    visitor.presses(SAVE_AND_GO_ON)
    visitor.page.wait_for_url(re.compile("pengalaman"))


def fill_in_experience(visitor):
    """Diploma and dated work; the panel beside says what is met while it is typed (6.1)."""
    page = visitor.page
    visitor.chooses("Jenjang", "S1")
    visitor.fills("Tahun lulus", "2018")
    visitor.fills("Sekolah atau perguruan tinggi", "Universitas Contoh")
    visitor.fills("Jabatan", "Staf Data Pelanggan")
    page.get_by_label(re.compile("^Organisasi|^Perusahaan")).first.fill("PT Contoh Niaga Pupuk")
    visitor.fills("Mulai", "1 Juni 2026")
    visitor.ticks("Masih bekerja di sini")
    page.locator("#basic-requirements").get_by_text("Kurang").first.wait_for()
    add_earlier_job(visitor)
    page.locator("#basic-requirements .is-met").first.wait_for()
    visitor.sees("Masih bekerja di sini")
    visitor.presses(SAVE_AND_GO_ON)
    page.wait_for_url(re.compile("pelatihan"))


def add_earlier_job(visitor):
    """A second line; its dates are the wrong way round at first, and the page says so at once."""
    visitor.presses("Tambah pekerjaan")
    job = visitor.page.locator("[data-row]").nth(1)
    job.get_by_label("Jabatan").fill("Admin Penjualan")
    job.get_by_label(re.compile("^Organisasi|^Perusahaan")).first.fill("PT Contoh Distribusi")
    job.get_by_label("Mulai").fill("3 Februari 2025")
    job.get_by_label("Selesai").fill("30 Juni 2024")
    job.get_by_label("Tugas Anda").focus()
    visitor.sees("Tanggal selesai harus sesudah tanggal mulai")
    job.get_by_label("Mulai").fill("3 Februari 2022")
    job.get_by_label("Selesai").fill("30 Juni 2025")
    job.get_by_label("Tugas Anda").focus()


def fill_in_training(visitor):
    """The certificate of 6.1.4, with who trained (9.4.2)."""
    visitor.sees("Nama pelatih")
    visitor.fills("Judul pelatihan", "Pemasaran dan Distribusi")
    visitor.fills("Nomor sertifikat", "CONTOH-01")
    visitor.fills("Diterbitkan oleh", "Lembaga Contoh")
    visitor.fills("Nama pelatih", "Sri Contoh")
    visitor.fills("Tanggal sertifikat", "15/3/2024")
    visitor.presses(SAVE_AND_GO_ON)
    visitor.page.wait_for_url(re.compile("dokumen"))


def upload_documents(visitor):
    """A file for every document; the photo is cropped to 3:4 and its background looked at (9.1.2)."""
    cards = visitor.page.locator("[id^=document-]")
    for number in range(cards.count()):
        card = cards.nth(number)
        if card.locator("[data-crop]").count():
            crop_photo(visitor, card)
        else:
            upload_into(card, f"berkas-{number}.pdf")
    visitor.sees("Latar tampak merah")
    visitor.follows("Lanjut")
    visitor.page.wait_for_url(re.compile("asesmen-mandiri"))


def upload_into(card, name):
    """A PDF into the card of one document."""
    card.locator("input[type=file]:not([capture])").set_input_files(a_pdf(name))
    card.get_by_text(name).first.wait_for()


def crop_photo(visitor, card):
    """Choose a picture, crop it, keep it."""
    card.locator("[data-crop] input[type=file]:not([name])").last.set_input_files(a_portrait())
    card.locator("[data-crop-size]", has_text="×").wait_for()
    card.get_by_label("Wajah saya sekarang seperti di foto ini").check()
    visitor.sees("Simpan foto ini")
    card.get_by_role("button", name="Simpan foto ini").click()
    visitor.page.get_by_text("Latar tampak merah").wait_for()


def rate_every_element(visitor):
    """Competent in each element, one piece of evidence for all of them (9.1.3)."""
    page = visitor.page
    visitor.ticks(re.compile("^Kompeten"))
    visitor.fills("Berupa apa", "Laporan data pelanggan TW III 2026")
    page.locator("input[name='new-file']:not([capture])").set_input_files(a_pdf("laporan.pdf"))
    visitor.ticks("Data pribadi pelanggan di dalamnya")
    visitor.presses("Tambahkan bukti ini")
    visitor.sees("mendukung 1 elemen")
    next_element(visitor)
    while "asesmen-mandiri" in page.url:
        visitor.ticks(re.compile("^Kompeten"))
        link_first_piece(page)
        next_element(visitor)


def link_first_piece(page):
    """The piece that is there already supports this element, too."""
    first = page.locator("input[name=pieces]").first
    if not first.is_visible():
        page.get_by_text("Pilih dari bukti yang sudah Anda unggah").click()
    first.check()


def next_element(visitor):
    """Save, and be on another page."""
    here = visitor.page.url
    visitor.presses("Simpan, ")
    visitor.page.wait_for_url(lambda url: url != here)


def sign_and_send(visitor, name=NAME):
    """The statement read, a name under it, sent (9.1.4)."""
    visitor.sees("Saya sudah membaca pernyataan ini")
    visitor.ticks("Saya sudah membaca pernyataan ini")
    visitor.fills("Nama lengkap Anda", name)
    visitor.presses("Kirim permohonan")
    visitor.sees("Permohonan Anda sudah kami terima")


def pay(visitor, invoice, *, amount="500.000"):
    """A slip of the transfer, with what stands on it (8.4)."""
    visitor.goes_to(reverse("fees:invoice", args=[invoice.pk]))
    visitor.sees("Bukti transfer")
    visitor.page.locator("input[type=file]:not([capture])").first.set_input_files(a_pdf("transfer.pdf"))
    visitor.fills("Jumlah transfer", amount)
    visitor.fills("Tanggal transfer", writing.day(timezone.localdate(clock.now())))
    visitor.presses("Kirim bukti")
    visitor.sees(re.compile("sedang diperiksa"))
