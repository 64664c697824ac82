"""The forms of a test as they are handed in: observed, asked, told by a third party, answered in writing."""

from examinations.models import FIELDS
from examinations.papers.common import Maker
from examinations.papers.records import Picture, RecordedElement, RecordedLine, RecordFacts
from examinations.papers.sealing import sealed
from examinations.papers.third_parties import Confirmed, ThirdPartyFacts, Told
from examinations.papers.written import Answered, Asked, Choice, Concluded, QuestionsFacts, WrittenFacts
from foundation.documents.papers.facts import FormHead, Row, Signature
from instruments.models import FormCode
from tests.papers.samples.base import (
    APPLICANT,
    ASSESSOR_POST,
    BODY,
    LONG_NAME,
    SCHEME,
    UNITS,
    hand,
    head,
)
from tests.papers.samples.certificates import TWELVE
from tests.papers.samples.planning import Sealed

ASSESSOR = "Andini Rahmawati, S.T."
REMARK = (
    "Perubahan dicatat, tetapi nama pemohon belum tertulis pada dua dari lima perubahan.\n"
    "Setelah ditanya, asesi melengkapi keduanya menurut prosedur dan menjelaskan alasannya."
)
SAID = {
    FormCode.IA01: ("CONTOH: mencatat perubahan data beserta tanggal dan pemohonnya", ""),
    FormCode.IA02: ("CONTOH: perbarui lima data pelanggan dari daftar perubahan, lalu laporkan hasilnya", ""),
    FormCode.IA03: (
        "CONTOH: Mengapa data ini Anda periksa lebih dahulu?",
        "Karena nomornya sama dengan pelanggan lain; bila ganda, kiriman bisa salah alamat.",
    ),
    FormCode.IA04A: ("CONTOH: susun rancangan pemutakhiran data satu wilayah untuk satu triwulan", ""),
    FormCode.IA04B: (
        "CONTOH: Bagaimana Anda memastikan bahwa rancangan ini dapat dijalankan?",
        "Dicoba pada satu kabupaten selama dua minggu, lalu jadwalnya diperbaiki.",
    ),
    FormCode.IA07: (
        "CONTOH: Siapa yang boleh melihat data pelanggan ini, dan mengapa?",
        "Petugas data dan atasannya, menurut daftar hak akses; bagian lain menerima ringkasan tanpa nama.",
    ),
    FormCode.IA09: (
        "CONTOH: Bagian mana dari laporan ini yang Anda kerjakan sendiri?",
        "Bab dua dan tiga; tabelnya disusun bersama rekan, dan sumbernya diperiksa asesi.",
    ),
    FormCode.IA11: ("CONTOH: susunan kolom dan kategori data sesuai rancangan", ""),
}
PRODUCT = (
    "CONTOH buku data pelanggan triwulan III 2026",
    "CONTOH rancangan kolom edisi 2",
    "CONTOH pedoman data unit kerja",
    "5 Oktober 2026",
    "Lembar kerja, 412 baris",
    "Kolom wajib terisi; kategori menurut pedoman",
    "Dibuka kurang dari dua detik",
)
PARTICULARS = {
    FormCode.IA01: ("CONTOH SOP pemutakhiran data pelanggan, edisi 2025",),
    FormCode.IA02: ("Komputer uji 04; daftar perubahan; aplikasi pelanggan (latihan)",),
    FormCode.IA04A: ("Rancangan sembilan halaman; lembar kerja jadwal",),
    FormCode.IA04B: ("Paparan dua belas menit di depan asesor",),
    FormCode.IA11: PRODUCT,
}
INSTRUCTIONS = (
    "CONTOH: kerjakan tugas seperti di tempat kerja Anda. Waktu 45 menit.\n"
    "Bila sesuatu tidak jelas, bertanyalah kepada asesor."
)


MADE = (
    Maker("Penyusun", "Laksmi Contoh Wibowo", "MET.000.000333 2021", "3 Maret 2026"),
    Maker("Validator", "Surya Contoh Kaunang", "", "10 Maret 2026"),
)


def _form(form, title, *, name=APPLICANT, code=""):
    code = code or form.printed
    rows = (
        Row("TUK", "TUK mandiri: TUK Contoh Surabaya, Surabaya"),
        Row("Asesor", f"{ASSESSOR} (MET.000.000111 2019)"),
        Row("Asesi", name),
        Row("Tanggal", "20 November 2026"),
    )
    return {
        "body": BODY,
        "scheme": SCHEME,
        "paper": head("P-2026-0211", code),
        "form": FormHead(code, title, "2023", rows),
    }


def kept_record(form, *, competent=True, name=APPLICANT, units=UNITS, pictures=0, remarks=1):
    """A record of a form as its row keeps it: two lines for an element of each unit; of one that falls short the
    last line is not met.
    """
    elements = tuple(
        _element(form, place, unit, remarks=remarks, achieved=competent or unit is not units[-1])
        for place, unit in enumerate(units)
    )
    facts = RecordFacts(
        **_form(form, form.label.partition(" ")[2], name=name),
        sitting=(
            Row("Sesi", "20 November 2026, 08.30 WIB"),
            Row("Perangkat", "CONTOH perangkat, edisi 1"),
            Row("Direkam oleh", ASSESSOR),
            Row("Penyesuaian", "Tambahan waktu 25 persen; jeda saat peserta memintanya"),
        ),
        particulars=tuple(
            Row(str(label), said)
            for (_key, label), said in zip(FIELDS.get(form, ()), PARTICULARS.get(form, ()), strict=True)
        ),
        instructions=INSTRUCTIONS,
        elements=elements,
        competent=competent,
        not_achieved=tuple(f"{one.unit}, {one.element} (KUK 2.2)" for one in elements if not one.achieved),
        feedback="Langkah kerja runtut. Biasakan menulis nama pemohon pada setiap perubahan.",
        pictures=tuple(
            Picture(number, f"picture-{number}.jpg", f"No. {number}. 20 November 2026 09.{10 + number} WIB")
            for number in range(1, pictures + 1)
        ),
        made=MADE,
        notes=() if competent else ("Koreksi, versi 2: butir terakhir semula dinilai terlalu cepat.",),
        signatures=(
            Signature(
                name,
                "Asesi",
                lines=("Ditandatangani tangan pada perangkat asesor", "20 November 2026 11.05 WIB"),
            ),
            hand(ASSESSOR, ASSESSOR_POST, "20 November 2026 11.05"),
        ),
    )
    return Sealed(**sealed(form.lower(), facts))


def _element(form, place, unit, *, remarks, achieved):
    text, answer = SAID[form]
    return RecordedElement(
        unit=unit.code,
        unit_title=unit.title,
        element="CONTOH Memutakhirkan data",
        evidence=("Laporan pemutakhiran, Juni 2024", "Catatan perubahan data")
        if form == FormCode.IA09
        else (),
        achieved=achieved,
        lines=tuple(
            RecordedLine(
                number=2 * place + number,
                criterion=f"2.{number} CONTOH perubahan data dicatat menurut prosedur yang ditetapkan",
                text=text,
                answer=answer,
                question="Bila pemohon tidak ada di tempat, apa yang Anda lakukan?" if number == 1 else "",
                achieved=achieved or number == 1,
                remark=" ".join([REMARK] * remarks) if number == 2 else "",
                clock="4.05" if number == 1 else "",
                pictures="Foto 1" if number == 1 and place == 0 else "",
            )
            for number in (1, 2)
        ),
    )


def heavy_record():
    """FR.IA.01 over twelve units, with long remarks, six photos, and a name of 84 letters."""
    return kept_record(FormCode.IA01, competent=False, name=LONG_NAME, units=TWELVE, pictures=6, remarks=3)


def third_party(words=1):
    """FR.IA.10 as the supervisor answered it, as its row keeps it."""
    questions = (
        "Mengikuti ketentuan kesehatan dan keselamatan kerja?",
        "Berinteraksi dengan harmonis di dalam kelompok?",
        "Mengelola tugas-tugas secara bersamaan?",
        "Cepat beradaptasi dengan peralatan dan lingkungan baru?",
        "Merespon masalah yang muncul di tempat kerja?",
        "Bersedia dihubungi lagi bila diperlukan verifikasi lebih lanjut?",
    )
    told = (
        ("Apa hubungan Anda dengan asesi?", "Atasan langsung sejak 2023."),
        ("Berapa lama Anda bekerja dengan asesi?", "Tiga tahun dua bulan."),
        ("Seberapa dekat Anda bekerja dengan asesi dalam bidang yang dinilai?", "Setiap hari, satu ruang."),
        ("Apa pengalaman atau kualifikasi teknis Anda dalam bidang yang dinilai?", "Kepala data, 9 tahun."),
        ("Apakah Anda yakin asesi bekerja sesuai standar secara konsisten? Jelaskan.", REMARK),
        ("Apa kebutuhan pelatihan lanjut bagi asesi?", "Perlindungan data pribadi."),
        ("Komentar lain.", ""),
    )
    facts = ThirdPartyFacts(
        **_form(FormCode.IA10, "Verifikasi Pihak Ketiga"),
        sitting=(
            Row("Perangkat", "CONTOH perangkat, edisi 1"),
            Row("Elemen", "; ".join(f"{unit.code} CONTOH Memutakhirkan data" for unit in UNITS)),
        ),
        person=(
            Row("Nama pengawas", "Gilang Contoh Hasibuan"),
            Row("Jabatan", "Kepala Bagian Data"),
            Row("Tempat kerja", "PT Contoh Niaga Pupuk"),
            Row("Alamat", "Jalan Contoh Niaga 8, Surabaya 60000"),
            Row("Telepon", "0800-0000-0000"),
        ),
        instructions="CONTOH: jawablah menurut apa yang Anda lihat sendiri.",
        yes_no=tuple(
            Confirmed(number, f"CONTOH: {text}", number != len(questions) - 1)
            for number, text in enumerate(questions, 1)
        ),
        open=tuple(Told(f"CONTOH: {text}", "\n".join([said] * words)) for text, said in told),
        made=MADE,
        asked=f"Diminta oleh {ASSESSOR} melalui tautan pribadi kepada gilang@contoh.example pada 16 November 2026 "
        "10.00 WIB.",
        signatures=(hand("Gilang Contoh Hasibuan", "Pihak ketiga", "18 November 2026 19.42"),),
    )
    return Sealed(**sealed("ia10", facts))


def choices(items=12, *, name=APPLICANT):
    """FR.IA.05C: every fourth answer was wrong, and one item was left."""
    lines = tuple(
        Answered(
            number=number,
            unit=UNITS[number % 2].code,
            element="CONTOH Memutakhirkan data",
            answer="" if number == 7 else "ABCD"[number * 7 % 4],
            achieved=number != 7 and number % 4 != 0,
        )
        for number in range(1, items + 1)
    )
    return _written(FormCode.IA05, "Lembar Jawaban Pilihan Ganda", lines, name=name)


ESSAY = (
    "Pertama saya bandingkan nomor pelanggan dan alamatnya dengan sumber acuan, yaitu kontrak yang berlaku. "
    "Bila keduanya berbeda, saya tanyakan kepada petugas wilayah dan mencatat jawabannya.\n"
    "Sesudah itu data yang salah saya tandai, bukan saya hapus, supaya riwayatnya tetap ada."
)


def essays(items=2, *, name=APPLICANT, paragraphs=1):
    """FR.IA.06C: the last essay falls short, and its marker says why."""
    lines = tuple(
        Answered(
            number=number,
            unit=UNITS[number % 2].code,
            element="CONTOH Memutakhirkan data",
            answer="\n".join([ESSAY] * paragraphs),
            achieved=number < items,
            remark="" if number < items else "Langkah benar; alasan memilih sumber acuan belum dijelaskan.",
        )
        for number in range(1, items + 1)
    )
    return _written(FormCode.IA06, "Lembar Jawaban Esai", lines, name=name)


def _written(form, title, lines, *, name):
    return WrittenFacts(
        **_form(form, title, name=name, code=f"{form.printed}C"),
        sitting=(
            Row("Naskah", "K7QX-2M"),
            Row("Perangkat", "CONTOH perangkat, edisi 1"),
            Row("Mulai", "20 November 2026, 08.34 WIB"),
            Row("Selesai", "20 November 2026, 09.02 WIB, diserahkan oleh peserta"),
            Row("Waktu yang diberikan", "37 menit 30 detik"),
            Row("Dikembalikan karena gangguan", "4 menit 10 detik"),
        ),
        items=lines,
        elements=(
            Concluded(UNITS[0].code, "CONTOH Menyusun data", achieved=True),
            Concluded(
                UNITS[1].code,
                "CONTOH Memutakhirkan data",
                achieved=False,
                remark="Dua dari empat butir tercapai; alasan belum lengkap.",
            ),
        ),
        feedback="Pelajari lagi urutan pemeriksaan data ganda dan alasan di balik setiap langkah.",
        signatures=(
            hand(name, "Asesi", "20 November 2026 09.02"),
            hand(ASSESSOR, ASSESSOR_POST, "20 November 2026 13.15"),
        ),
        made=MADE,
    )


def questions(form, items=12):
    """FR.IA.05A or 06A as its row keeps it; the second item shows a picture."""
    texts = {
        FormCode.IA05: (
            "CONTOH: Alamat seorang pelanggan tercatat berbeda di dua unit. Langkah pertama yang tepat adalah …",
            (
                "memakai alamat yang lebih panjang",
                "menetapkan sumber acuan dan mencocokkannya",
                "menghapus keduanya",
            ),
        ),
        FormCode.IA06: (
            "CONTOH: Jelaskan cara Anda menangani data pelanggan ganda, langkah demi langkah, dan alasannya.",
            (),
        ),
    }
    question, answers = texts[form]
    facts = QuestionsFacts(
        **_form(form, form.label.partition(" ")[2], code=f"{form.printed}A"),
        sitting=(Row("Naskah", "K7QX-2M"), Row("Perangkat", "CONTOH perangkat, edisi 1")),
        instructions=INSTRUCTIONS,
        items=tuple(
            Asked(
                number=number,
                unit=UNITS[number % 2].code,
                element="CONTOH Memutakhirkan data",
                question=question,
                choices=tuple(map(Choice, "ABC", answers)),
                picture="picture-2.jpg" if number == 2 else "",
            )
            for number in range(1, items + 1)
        ),
        made=MADE,
    )
    return Sealed(**sealed(f"{form.lower()}a", facts))
