"""BNSP's forms as they are filled in."""

from dataclasses import replace

from applications.papers import (
    ApplicationFacts,
    Block,
    Cell,
    Proof,
    ProofGroup,
    SelfAssessmentFacts,
    SelfRated,
    SelfRatedUnit,
)
from assessments.papers import AgreementFacts, FollowUp, Judged, PortfolioFacts
from foundation.documents.papers.facts import FormHead, Row, Tick
from tests.papers.samples.base import APPLICANT, ASSESSOR_POST, BODY, SCHEME, UNITS, hand, head


def apl01(accepted=True):
    """FR.APL.01, reviewed or not yet."""
    verdict = "ok" if accepted is not None else ""
    return ApplicationFacts(
        body=BODY,
        scheme=SCHEME,
        paper=head("A-2026-0341", APPLICANT, "M5TR-8CWN"),
        form=FormHead(
            "FR.APL.01",
            "Permohonan Sertifikasi Kompetensi",
            "2023",
            (Row("Nomor permohonan", "A-2026-0341, diajukan 28 Oktober 2026"),),
        ),
        blocks=(
            Block(
                "a. Data pribadi",
                (
                    (Cell("Nama lengkap", APPLICANT, 4), Cell("NIK / paspor", "•••• •••• •••• 4417", 2)),
                    (
                        Cell("Tempat, tanggal lahir", "Gresik, 3 Mei 1994"),
                        Cell("Jenis kelamin", "Perempuan"),
                        Cell("Kebangsaan", "Indonesia"),
                    ),
                    (
                        Cell("Alamat rumah, kode pos", "Jalan Contoh Mawar 12, Gresik 61100", 4),
                        Cell("Kualifikasi pendidikan", "S1", 2),
                    ),
                    (
                        Cell("Telepon rumah", "", 1),
                        Cell("Kantor", "", 1),
                        Cell("HP", "0800-0000-0000"),
                        Cell("E-mail", "ratna@contoh.example"),
                    ),
                ),
            ),
            Block(
                "b. Data pekerjaan sekarang",
                (
                    (
                        Cell("Nama institusi / perusahaan", "PT Contoh Niaga Pupuk", 4),
                        Cell("Jabatan", "Staf data", 2),
                    ),
                    (
                        Cell("Alamat kantor, kode pos", "Jalan Contoh Niaga 8, Surabaya 60000", 4),
                        Cell("Telepon / e-mail", "sdm@contoh.example", 2),
                    ),
                ),
            ),
        ),
        purposes=(Tick("Sertifikasi", True), Tick("PKT", False), Tick("RPL", False), Tick("Lainnya", False)),
        units=UNITS,
        proofs=(
            ProofGroup(
                "3.1 Bukti persyaratan dasar",
                (
                    Proof("Ijazah S1 (butir 6.1.1)", "ijazah.pdf · diperiksa 30 Oktober 2026", verdict),
                    Proof(
                        "Pengalaman kerja minimal 1 tahun", "surat_keterangan.pdf · 3 tahun 2 bulan", verdict
                    ),
                    Proof(
                        "Sertifikat pelatihan Pemasaran dan Distribusi (6.1.4)",
                        "pelatihan.pdf · diunggah ulang 1 November 2026",
                        verdict,
                    ),
                ),
            ),
            ProofGroup(
                "3.2 Bukti administratif",
                (
                    Proof("KTP", "ktp.jpg · nama cocok", verdict),
                    Proof("Pas foto 3 × 4, latar merah", "foto.jpg", verdict),
                    Proof("Bukti transfer INV-2026-0079", "cocok 31 Oktober 2026", verdict),
                ),
            ),
        ),
        accepted=accepted,
        note="halaman kedua sertifikat pelatihan semula tidak terbaca; diunggah ulang dan memenuhi syarat."
        if accepted
        else "",
        consent="Saya setuju memenuhi persyaratan sertifikasi dan memberikan setiap informasi yang diperlukan untuk "
        "penilaian.",
        signatures=(
            replace(hand(APPLICANT, "Pemohon", "28 Oktober 2026 20.14"), picture="hand-1.png"),
            hand("Wening Larasati, S.E.", "Admin LSP", "1 November 2026 09.02"),
        )
        if accepted is not None
        else (hand(APPLICANT, "Pemohon", "28 Oktober 2026 20.14"),),
    )


def apl02(continues=True):
    """FR.APL.02 with elements that are examples."""

    def element(n, title, competent, *evidence):
        criteria = tuple(
            (f"{n}.{i}", f"CONTOH kriteria unjuk kerja {n}.{i}, teks diisi LSP dari standar resmi")
            for i in (1, 2, 3)
        )
        return SelfRated(f"CONTOH {title}", criteria, competent, evidence)

    return SelfAssessmentFacts(
        body=BODY,
        scheme=SCHEME,
        paper=head("A-2026-0341", APPLICANT, "M5TR-8CWN"),
        form=FormHead(
            "FR.APL.02",
            "Asesmen Mandiri",
            "2023",
            (Row("Nama asesi", APPLICANT), Row("TUK · asesor", "Tempat Kerja · Andini Rahmawati, S.T.")),
        ),
        warning="Elemen dan KUK di bawah ini CONTOH, bukan teks SKKNI.",
        units=(
            SelfRatedUnit(
                UNITS[0].code,
                UNITS[0].title,
                (
                    element(1, "Menyiapkan penyusunan data", True, "SOP bagian (2025)", "Surat tugas"),
                    element(2, "Menyusun data", True, "Laporan Maret 2026"),
                    element(3, "Melaporkan hasil", True, "Laporan triwulan"),
                ),
            ),
            SelfRatedUnit(
                UNITS[1].code,
                UNITS[1].title,
                (
                    element(1, "Memelihara data", True, "Catatan perubahan"),
                    element(2, "Memutakhirkan data", False),
                    element(3, "Melindungi data", True, "Daftar hak akses"),
                ),
            ),
        ),
        continues=continues,
        signatures=(
            hand(APPLICANT, "Asesi", "28 Oktober 2026 20.40"),
            hand("Andini Rahmawati, S.T.", ASSESSOR_POST, "5 November 2026 10.11"),
        ),
    )


def ak01():
    """FR.AK.01 as both agreed."""
    return AgreementFacts(
        body=BODY,
        scheme=SCHEME,
        paper=head("P-2026-0211", APPLICANT, "T3WQ-9KLM"),
        form=FormHead(
            "FR.AK.01",
            "Persetujuan Asesmen dan Kerahasiaan",
            "2023",
            (
                Row("Nama asesi", f"{APPLICANT}, P-2026-0211"),
                Row("Nama asesor", "Andini Rahmawati, S.T. (MET.000.000111 2019)"),
            ),
        ),
        opening="Persetujuan ini untuk menjamin bahwa asesi telah diberi arahan secara rinci tentang perencanaan dan "
        "proses asesmen.",
        units=UNITS,
        evidence=tuple(
            Tick(label, on)
            for label, on in (
                ("Hasil verifikasi portofolio", True),
                ("Hasil reviu produk", False),
                ("Hasil observasi langsung", False),
                ("Hasil kegiatan terstruktur", False),
                ("Hasil pertanyaan lisan", True),
                ("Hasil pertanyaan tertulis", False),
                ("Hasil pertanyaan wawancara", True),
                ("Lainnya", False),
            )
        ),
        sitting=(
            Row("Hari, tanggal", "Senin, 9 November 2026"),
            Row("Waktu", "09.00–12.00 WIB"),
            Row("TUK", "Tempat Kerja, PT Contoh Niaga Pupuk, Surabaya"),
        ),
        plan=(Row("Pendekatan", "portofolio; uji hanya untuk elemen yang belum terpenuhi (butir 9.2.6)"),),
        statements=(
            Row("Asesi", "Saya telah mendapat penjelasan tentang hak dan prosedur banding dari asesor."),
            Row(
                "Asesor",
                "Saya tidak akan membuka hasil pekerjaan yang saya peroleh karena penugasan ini kepada siapa pun, "
                "selain kepada pihak yang berwenang.",
            ),
            Row(
                "Asesi",
                "Saya setuju mengikuti asesmen dengan pemahaman bahwa informasi yang dikumpulkan hanya digunakan "
                "untuk pengembangan profesional dan hanya dapat diakses oleh orang tertentu saja.",
            ),
        ),
        signatures=(
            hand(APPLICANT, "Asesi", "6 November 2026 16.20"),
            hand("Andini Rahmawati, S.T.", ASSESSOR_POST, "6 November 2026 15.58"),
        ),
    )


def ia08(competent=False):
    """FR.IA.08: all met, or two elements short."""
    good = (True, True, True, True)
    rows = (
        ("Laporan penyusunan data, Maret 2026", "unit 007 · elemen 1–3 · 14 halaman", good, ""),
        ("SOP bagian, edisi 2025", "unit 007 · elemen 1", good, ""),
        ("Surat tugas dan uraian jabatan", "unit 007, 008", good, ""),
        ("Catatan perubahan data, Januari–Juni 2026", "unit 008 · elemen 1", good, ""),
        (
            "Laporan pemutakhiran, Juni 2024",
            "unit 008 · elemen 2",
            good if competent else (True, True, False, False),
            "" if competent else "Terkini: lebih dari dua tahun. Memadai: hanya satu periode.",
        ),
        (
            "Daftar hak akses",
            "unit 008 · elemen 3",
            good if competent else (True, False, True, None),
            "" if competent else "Asli: disusun atasan; belum dinilai memadai.",
        ),
    )
    follow_up = (
        FollowUp(
            "008 · elemen 3 CONTOH Melindungi data",
            "Berkas yang disusun asesi sendiri; pihak ketiga (FR.IA.10)",
        ),
        FollowUp("008 · elemen 2 CONTOH Memutakhirkan data", "Laporan dari 12 bulan terakhir"),
    )
    return PortfolioFacts(
        body=BODY,
        scheme=SCHEME,
        paper=head("P-2026-0211", APPLICANT, "C8LX-4PNV"),
        form=FormHead(
            "FR.IA.08",
            "Ceklis Verifikasi Portofolio",
            "2023",
            (
                Row("Asesi", f"{APPLICANT}, P-2026-0211"),
                Row("TUK · asesor", "Tempat Kerja · Andini Rahmawati, S.T. (MET.000.000111 2019)"),
                Row("Tanggal", "9 November 2026"),
            ),
        ),
        documents=tuple(Judged(title, about, *judged, remark) for title, about, judged, remark in rows),
        follow_up=() if competent else follow_up,
        competent=competent,
        test_on="" if competent else "M.702093.008.01, elemen 2 dan 3.",
        signatures=(
            hand(APPLICANT, "Asesi", "9 November 2026 14.20"),
            hand("Andini Rahmawati, S.T.", ASSESSOR_POST, "9 November 2026 14.31"),
        ),
    )
