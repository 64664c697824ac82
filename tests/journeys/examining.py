"""The steps of a competency test: planned, a seat given, the day, written, observed, marked, judged (9.2.1, 9.3)."""

import re

from django.urls import reverse

from foundation.look import writing

RULES = ("valid", "authentic", "current", "sufficient")


def judge(assessor, *, short=""):
    """The four answers of the cell that is open; `short` is why it is not enough."""
    page, here = assessor.page, assessor.page.url
    for rule in RULES:
        answer = "no" if short and rule == "sufficient" else "yes"
        page.locator(f"label:has(input[name={rule}][value={answer}])").click()
    if short:
        page.locator("[name=sufficient_remark]").fill(short)
    assessor.presses("Simpan, ")
    page.wait_for_url(lambda url: url.partition("#")[0] != here.partition("#")[0])


def leave_one_short(assessor, assessment):
    """What is left to judge of the portfolio does not cover its element: a test is recommended (9.2.6)."""
    assessor.goes_to(reverse("assessments:assessment", args=[assessment.pk]))
    assessor.follows("Buka matriks")
    assessor.follows("Lanjutkan penilaian")
    judge(assessor, short="Belum mencakup semua kriteria.")
    assessor.goes_to(reverse("assessments:matrix", args=[assessment.pk]))
    assessor.follows("Ke rekomendasi")
    assessor.sees("Direkomendasikan: uji kompetensi")
    assessor.presses("Kirim rekomendasi")
    assessor.sees("Peserta mengikuti uji kompetensi")


def plan(assessor, name, *, forms):
    """From the desk: the element that is short by these forms, FR.MAPA.01 filled in, and one's own hand (9.2.1)."""
    assessor.takes_up("Rencanakan uji")
    assessor.sees("Metode untuk setiap elemen")
    assessor.opens(re.compile("perangkat lain yang berlaku"))
    for box in assessor.page.locator("input[name^=method]").all():
        box.set_checked(box.evaluate("box => box.labels[0].innerText").strip()[:8] in forms)
    for answer in ("Tempat kerja nyata", "Tersedia", "Aktivitas kerja"):
        assessor.ticks(answer)
    for no in assessor.page.locator("label:has(input[name^=modification][value=no])").all():
        no.click()
    assessor.presses("Usulkan rencana ini")
    sign_plan(assessor, name)


def sign_plan(visitor, name):
    """Either side, on the page of the plan (9.2.4)."""
    visitor.sees("Setujui dan tanda tangani")
    visitor.fills("Nama lengkap Anda", name)
    visitor.presses("Setujui dan tanda tangani")
    visitor.finds("Anda menandatangani rencana uji.")


def agree(candidate, name):
    """From the home of the case."""
    candidate.goes_to(reverse("desk"))
    candidate.sees("Setujui rencana uji Anda")
    candidate.takes_up("Setujui rencana uji Anda")
    sign_plan(candidate, name)
    candidate.sees("Rencana sudah disepakati.", exact=False)


def ask_for_places(office, hours):
    """Which test places are verified for the scheme in these hours: (day, from, until) (9.3.2)."""
    on, begins, ends = hours
    office.goes_to(reverse("examinations:sessions"))
    office.follows("Rencanakan sesi")
    office.fills("Hari", writing.day(on))
    office.fills("Dari", begins)
    office.fills("Sampai", ends)
    office.presses("Cari tempat uji")
    office.sees("Tempat uji pada hari itu")


def plan_session(office, hours, *, assessor, invigilator, equipment):
    """Hours, place, people and equipment (9.3.2, 9.3.3)."""
    ask_for_places(office, hours)
    office.follows("Pilih tempat ini")
    office.sees("Peserta paling banyak")
    office.fills("Peserta paling banyak", "5")
    office.ticks(assessor)
    office.chooses("Penyelia", invigilator)
    office.ticks(equipment)
    office.presses("Rencanakan sesi")
    office.finds("Sesi direncanakan. Semua yang bertugas diundang.")


def give_seat(office, name):
    """To a candidate who waits, after a look at what will become of it."""
    office.follows("Beri kursi")
    office.sees("Siapa yang mendapat kursi?")
    office.page.locator("tr", has_text=name).get_by_role("checkbox").check()
    office.presses("Lihat hasilnya dulu")
    office.finds("Mendapat kursi")
    office.presses("Beri 1 kursi")
    office.sees("1 dari 5 kursi terisi")


def receive(invigilator, name):
    """The session is open, the candidate has signed the list, the face is that of the photograph (E6)."""
    invigilator.takes_up("Buka sesi")
    invigilator.presses("Buka sesi")
    invigilator.sees("0 dari 1 peserta hadir")
    invigilator.follows("Catat kehadiran")
    invigilator.sees("Daftar hadir")
    invigilator.fills("Atau nama lengkap", name)
    invigilator.presses("Catat hadir")
    invigilator.sees("Benarkah ini orangnya?")
    invigilator.presses("Wajah, kartu, dan pasfoto cocok")
    invigilator.finds("1 dari 1 peserta hadir")


def write(candidate, words):
    """One essay, from the home of the case to handed in."""
    candidate.goes_to(reverse("desk"))
    candidate.sees("Kerjakan uji tertulis Anda")
    candidate.takes_up("Kerjakan uji tertulis Anda")
    candidate.sees("Waktu mulai berjalan begitu tombol ditekan", exact=False)
    candidate.presses("Mulai uji")
    candidate.page.locator("#text-1").fill(words)
    candidate.presses("Periksa dan kumpulkan")
    candidate.sees("Semua soal sudah dijawab.")
    candidate.opens_confirmation("Kumpulkan")
    candidate.presses("Ya, kumpulkan")
    candidate.sees("Tetaplah di ruang uji", exact=False)


def observe(assessor):
    """FR.IA.01 on the tablet: every line achieved, both hands under it."""
    assessor.takes_up("Rekam kinerja peserta Anda")
    assessor.sees("Rekaman saya")
    assessor.presses("Mulai")
    assessor.finds("Periksa dan serahkan")
    for yes in assessor.page.locator("input[name^=achieved][value=yes]").all():
        yes.check()
    assessor.fills("Benchmark", "SOP pengumpulan data (CONTOH)")
    assessor.presses("Periksa dan serahkan")
    assessor.sees("Serahkan rekaman")
    assessor.draws(0)
    assessor.draws(1)
    assessor.presses("Tanda tangani dan serahkan")
    assessor.sees("Rekaman sudah diserahkan dan tidak berubah lagi", exact=False)


def close(invigilator, name):
    """The day is over: its report, signed (9.3.6)."""
    invigilator.takes_up("Selia sesi")
    invigilator.fills("Jalannya hari", "Berjalan lancar.")
    invigilator.fills("Atau nama lengkap", name)
    invigilator.presses("Tanda tangani dan tutup")
    invigilator.sees("Sesi ditutup", exact=False)


def mark(assessor):
    """The essay beside its model answer, then what the paper shows of its element (9.3.4)."""
    assessor.takes_up("Nilai naskah")
    assessor.sees("Jawaban acuan")
    assessor.page.locator("label:has(input[name^=achieved][value=yes])").click()
    assessor.presses("Serahkan nilai")
    assessor.sees("Simpulkan")
    assessor.page.locator("aside label:has(input[value=yes])").click()
    assessor.presses("Simpulkan")
    assessor.finds("Naskah ini sudah dinilai", exact=False)


def judge_the_test(assessor):
    """What the test brought, into the same matrix; the recommendation follows from it (9.3.4, 9.3.5)."""
    assessor.takes_up("Nilai hasil uji")
    assessor.sees("Nilai hasil uji")
    assessor.follows("Buka matriks")
    assessor.sees("Lanjutkan penilaian")
    assessor.follows("Lanjutkan penilaian")
    while "/bukti/" in assessor.page.url:
        assessor.sees("KUK elemen ini")
        judge(assessor)
    assessor.sees("Direkomendasikan: kompeten")
    assessor.presses("Kirim rekomendasi")
    assessor.sees("Asesmen selesai")
