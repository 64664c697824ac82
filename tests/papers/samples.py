"""Invented facts for every kind of paper: people, numbers and criteria are CONTOH, bukan teks SKKNI."""

import io
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from math import cos, sin
from random import Random

from PIL import Image, ImageDraw, ImageFilter

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
from assessments.papers import AgreementFacts, Assigned, AssignmentFacts, FollowUp, Judged, PortfolioFacts
from certificates.papers import CertificateFacts, Holder, Validity
from decisions.papers import (
    AppealTerm,
    CalendarDay,
    Clause,
    CompetentRow,
    Decided,
    DecreeFacts,
    Gap,
    Ground,
    Member,
    MinutesFacts,
    NotYetFacts,
    NotYetRow,
    Total,
    UnitGaps,
)
from fees.papers import BankAccount, InvoiceFacts, InvoiceLine, Share
from foundation.documents.guilloche import digest
from foundation.documents.papers import print_paper
from foundation.documents.papers.facts import (
    FormHead,
    IssuingBody,
    PaperHead,
    Row,
    SchemeFacts,
    Signature,
    StateMark,
    Tick,
    UnitFacts,
)

CREATED = datetime(2026, 11, 19, 7, 32, tzinfo=UTC)

BODY = IssuingBody(
    name="LSP-P2 Pupuk Indonesia Group",
    kind="Lembaga Sertifikasi Profesi Pihak Kedua",
    licence="BNSP-LSP-0000-ID",
    address="Jalan Contoh Raya 1, Jakarta 10000",
    contact="sekretariat@lsp.example · 021-0000-0000",
    place="Jakarta",
    portal="lsp.example",
    verify="lsp.example/periksa",
)
SCHEME = SchemeFacts(
    title="Pengelolaan Data Pelanggan",
    title_en="Customer Data Management",
    kind="Klaster",
    kind_en="Cluster",
    document="SS-PD07/00/LSP-PI/2019",
    version="00",
    standard="SKKNI, Keputusan Menteri Ketenagakerjaan RI Nomor 170 Tahun 2016",
)
UNITS = (
    UnitFacts("M.702093.007.01", "Menyusun Data Pelanggan", "Compiling Customer Data"),
    UnitFacts("M.702093.008.01", "Mengelola Data Pelanggan", "Managing Customer Data"),
)
LONG_NAME = "Raden Ajeng Maria Theresia Kusumawardhani Prawirodirdjo Notonegoro Simanjuntak, S.E."
FAR_NAME = "Şükran Łukasiewicz-Đorđević Ñuñez Ångström"
TITLES = (
    ("CONTOH Judul unit pertama", "SAMPLE Title of the first unit"),
    ("CONTOH Menyiapkan sarana kerja", "SAMPLE Preparing the means of work"),
    (
        "CONTOH Menerima permintaan pelanggan dan menyalurkannya kepada unit kerja yang berwenang",
        "SAMPLE Receiving requests of customers and passing them to the unit in charge",
    ),
    ("CONTOH Menyusun laporan", "SAMPLE Reporting"),
    ("CONTOH Memelihara hubungan", "SAMPLE Keeping relations"),
    ("CONTOH Menilai kepuasan", "SAMPLE Measuring satisfaction"),
    ("CONTOH Menjaga kerahasiaan", "SAMPLE Keeping confidence"),
    ("CONTOH Mengukur layanan", "SAMPLE Measuring service"),
    ("CONTOH Memperbaiki layanan", "SAMPLE Improving service"),
    ("CONTOH Melatih rekan kerja", "SAMPLE Training fellow workers"),
    ("CONTOH Menangani keluhan", "SAMPLE Handling complaints"),
    ("CONTOH Menutup periode", "SAMPLE Closing the period"),
)
TWELVE = tuple(UnitFacts(f"M.702093.0{n:02}.01", *title) for n, title in enumerate(TITLES, 1))

ELECTRONIC = "Ditandatangani secara elektronik"
HEAD = Signature(
    "Ir. Bambang Wiratmaja, M.M.", "Ketua LSP", "Chairman", (ELECTRONIC, "19 November 2026 14.32 WIB")
)
MANAGER = Signature(
    "Dra. Sekar Prameswari",
    "Manajer Sertifikasi",
    "Certification Manager",
    (ELECTRONIC, "19 November 2026 14.05 WIB"),
)
SUSPENDED = StateMark(
    "DIBEKUKAN", "Dibekukan sejak 4 Maret 2027; selama itu sertifikat tidak boleh digunakan", "Suspended"
)
WITHDRAWN = StateMark("DICABUT", "Dicabut sejak 4 Juni 2027; sertifikat tidak berlaku lagi", "Withdrawn")
SAMPLE = StateMark("CONTOH", "CONTOH: data rekaan, bukan sertifikat", "Sample, not a certificate")

CERTIFICATE = CertificateFacts(
    body=BODY,
    paper=PaperHead(
        number="70209 4226 0000128 2026",
        subject="Sertifikat Kompetensi",
        code="7K4M-92QF",
        date="19 November 2026",
    ),
    scheme=SCHEME,
    units=UNITS,
    holder=Holder("Ratna Kusumaningtyas", "PT Contoh Niaga Pupuk", photo=True),
    registration="MNJ 000 00043 2026",
    url="https://lsp.example/periksa/h4xq2mcvt7wz9yd3kpr5nsabef",
    decree="021/SK/LSP-PI/XI/2026",
    validity=Validity(
        "19 November 2026", "18 November 2029", "3 (tiga) tahun", "3 (three) years", "18 September 2029"
    ),
    signer=HEAD,
    manager=MANAGER,
    terms=(
        "Pemegang memenuhi ketentuan skema sertifikasi.",
        "Sertifikat berlaku hanya untuk ruang lingkup di atas.",
        "Sertifikat tidak disalahgunakan atau dipakai menyesatkan.",
        "Bila dibekukan atau dicabut, penggunaannya dihentikan dan sertifikat dikembalikan kepada LSP.",
    ),
    upkeep=("Surveilen sekurang-kurangnya sekali setahun.",),
)


@cache
def photo():
    """A drawn head on a red ground, with the grain of a camera, so that the size of the file is honest."""
    picture = Image.new("RGB", (300, 400), "#b3221d")
    draw = ImageDraw.Draw(picture)
    draw.ellipse((-10, 285, 310, 640), fill="#22303c")
    draw.polygon([(118, 296), (182, 296), (150, 372)], fill="#eef0f0")
    draw.rectangle((126, 230, 174, 310), fill="#b98563")
    draw.ellipse((92, 92, 208, 262), fill="#c8946f")
    draw.pieslice((84, 66, 216, 226), 180, 360, fill="#221a17")
    picture = picture.filter(ImageFilter.GaussianBlur(1.4)).resize((240, 320), Image.Resampling.LANCZOS)
    noise = Random(7)
    grain = bytes(noise.randint(0, 12) for _ in range(240 * 320))
    grey = Image.frombytes("L", (240, 320), grain)
    picture = Image.blend(picture, Image.merge("RGB", (grey, grey, grey)), 0.02)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=76, optimize=True)
    return out.getvalue()


def certificate(name="", *, units=UNITS, state=None, with_photo=True):
    """The certificate of a name, with so many units, in a state."""
    holder = replace(CERTIFICATE.holder, name=name or CERTIFICATE.holder.name, photo=with_photo)
    return replace(CERTIFICATE, holder=holder, units=units, state=state)


# the other papers --------------------------------------------------------------------------------------

OFFICER = Signature(
    "Wening Larasati, S.E.", "Sekretariat LSP", lines=("Disahkan secara elektronik", "2 November 2026 09.15 WIB")
)
FIRST = (
    "Ratna Yohanes Siti Made Rangga Ayu Teguh Maria Fajar Laksmi "
    "Burhan Dewi Ketut Nurul Prakoso Tiara Gilang Melati Surya Intan"
).split()
LAST = (
    "Kusumaningtyas Tobing Aminah Sudarsana Prawira Lestari Wibowo Kaunang Ramadhan Setyaningrum "
    "Hasibuan Anggraini"
).split()
MEMBERS = (
    Member("A", "Dr. Haryo Saptono", "Ketua Tim Teknis", "hadir", "tidak ada; pernyataan ditandatangani"),
    Member("B", "Nyoman Widiastuti, M.M.", "Anggota", "hadir", "4, 17 (atasan langsung)"),
    Member("C", "Farid Alatas, S.T.", "Anggota", "hadir", "tidak ada; pernyataan ditandatangani"),
    Member("D", "Clara Manuputty", "Anggota", "hadir daring", "9 (hubungan keluarga)"),
    Member("E", "Joko Purwanto, S.Kom.", "Anggota", "tidak hadir", "–"),
)


def head(number, subject, code="", date=""):
    """What names a sheet of invented data."""
    return PaperHead(number=number, subject=subject, code=code, date=date, sample=True)


def name_of(i):
    """The i-th invented name: among them one of one word, and one of 84 letters."""
    special = {3: "Suharti", 6: LONG_NAME, 8: FAR_NAME}
    return special.get(i, f"{FIRST[(i * 7) % 20]} {LAST[(i * 5) % 12]}")


def decided(i):
    """The i-th candidate of an agenda, with every outcome among the first thirty."""
    one = Decided(
        name=name_of(i),
        number=f"P-2026-{i + 210:04}",
        employer=("PT Contoh Niaga", "PT Contoh Kimia", "PT Mitra Contoh")[i % 3],
        recommendation="Kompeten, portofolio" if i % 3 else "Kompeten, uji",
        assessor=("MET.000.000111 2019", "MET.000.000222 2020")[i % 2],
        outcome="K",
        verdict="Kompeten",
        votes={4: "A, C, D setuju · B mundur", 17: "A, C, D setuju · B mundur", 9: "A, B, C setuju · D mundur"}.get(
            i, "A, B, C, D setuju"
        ),
        documents=14 + i * 5 % 17,
        manifest=digest("berkas", str(i)),
    )
    if i in {7, 23, 41}:
        return replace(
            one,
            outcome="BK",
            verdict="Belum kompeten",
            recommendation="Belum kompeten",
            reason="Unit M.702093.008.01 belum terpenuhi: bukti pemutakhiran data berusia lebih dari dua tahun dan "
            "uji praktik berhenti pada langkah ketiga.",
        )
    if i == 12:
        return replace(
            one,
            outcome="BK",
            verdict="Belum kompeten",
            votes="A, B, C setuju · D menolak",
            reason="Berbeda dari rekomendasi: dua laporan dalam portofolio ditandatangani orang lain "
            "(Asli tidak terpenuhi).",
            dissent="D: keaslian cukup dijelaskan dalam wawancara tanggal 3 November 2026.",
        )
    if i == 30:
        reason = "Hasil verifikasi pihak ketiga belum ada; diputus pada rapat berikutnya."
        return replace(one, outcome="BACK", verdict="Dikembalikan", reason=reason)
    return one


def minutes(count=60):
    """Minutes of a meeting that decided on so many."""
    rows = tuple(decided(i) for i in range(1, count + 1))
    counted = [row.outcome for row in rows]
    return MinutesFacts(
        body=BODY,
        scheme=SCHEME,
        paper=head("014/BA/LSP-PI/XI/2026", "Rapat pleno Pengelolaan Data Pelanggan", "4TXC-8HMP"),
        opening="Pada hari ini, Selasa, tanggal tujuh belas bulan November tahun dua ribu dua puluh enam, Tim "
        "Teknis Pengambil Keputusan Sertifikasi LSP-P2 Pupuk Indonesia Group mengadakan rapat pleno untuk "
        "memverifikasi berkas sertifikasi dan menetapkan status kompetensi peserta.",
        facts=(
            Row("Waktu", "Selasa, 17 November 2026, 09.00–12.40 WIB"),
            Row("Tempat", "Ruang Rapat LSP, Jakarta, dan daring"),
            Row(
                "Dasar",
                "Skema sertifikasi butir 9.4.1–9.4.5; Keputusan Ketua LSP Nomor 004/SK/LSP-PI/I/2026 tentang "
                "Tim Teknis",
            ),
            Row("Pemimpin · notulis", "Dr. Haryo Saptono (A) · Wening Larasati, S.E. (tanpa suara)"),
        ),
        members=MEMBERS,
        quorum="Hadir 4 dari 5 anggota; syaratnya 3 anggota tanpa keterlibatan pada setiap butir. Butir 4, 9, dan "
        "17 diputus oleh 3 anggota, butir lain oleh 4 anggota. Kuorum terpenuhi pada semua butir.",
        how=f"Rapat memeriksa {count} berkas. Rekomendasi yang bulat diputus sekaligus sesudah setiap anggota "
        "menyatakan telah membuka berkasnya; sisanya dibahas satu per satu. Huruf dalam kolom suara merujuk "
        "pada Tabel 1.",
        candidates=rows,
        totals=(
            Total("Kompeten", counted.count("K")),
            Total("Belum kompeten", counted.count("BK")),
            Total("Dikembalikan kepada asesor", counted.count("BACK")),
        ),
        conclusion="Peserta yang kompeten diusulkan untuk ditetapkan dengan Surat Keputusan Ketua LSP. Peserta "
        "yang belum kompeten menerima surat yang memuat kriteria yang belum terpenuhi, isi uji ulang, dan "
        "batas waktu banding.",
        signatures=tuple(
            Signature(one.name, one.part, lines=(ELECTRONIC, f"17 November 2026 1{3 + i}.0{i + 2} WIB"))
            for i, one in enumerate(MEMBERS[:4])
        ),
    )


def decree(count=60):
    """The decree on those minutes."""
    rows = [decided(i) for i in range(1, count + 1)]
    good, short = ([row for row in rows if row.outcome == outcome] for outcome in ("K", "BK"))
    weighed = (
        "bahwa Tim Teknis telah memverifikasi berkas sertifikasi dan menetapkan status kompetensi peserta dalam "
        "rapat pleno tanggal 17 November 2026, sebagaimana dimuat dalam Berita Acara Nomor "
        "014/BA/LSP-PI/XI/2026;",
        f"bahwa dari {count} peserta yang diputus, {len(good)} dinyatakan kompeten dan {len(short)} dinyatakan "
        "belum kompeten;",
        "bahwa hasil sertifikasi tersebut perlu ditetapkan dengan Keputusan Ketua LSP sebagai dasar penerbitan "
        "sertifikat.",
    )
    recalled = (
        "Undang-Undang Republik Indonesia Nomor 13 Tahun 2003 tentang Ketenagakerjaan;",
        "Undang-Undang Republik Indonesia Nomor 3 Tahun 2014 tentang Perindustrian;",
        "Peraturan Pemerintah Republik Indonesia Nomor 10 Tahun 2018 tentang Badan Nasional Sertifikasi Profesi;",
        "Keputusan Menteri Ketenagakerjaan Republik Indonesia Nomor 170 Tahun 2016;",
        "Peraturan Badan Nasional Sertifikasi Profesi Nomor 2 Tahun 2017 tentang Pedoman Pengembangan dan "
        "Pemeliharaan Skema Sertifikasi Profesi;",
        "Skema Sertifikasi Pengelolaan Data Pelanggan Nomor SS-PD07/00/LSP-PI/2019.",
    )
    return DecreeFacts(
        body=BODY,
        scheme=SCHEME,
        paper=head("021/SK/LSP-PI/XI/2026", "Penetapan hasil sertifikasi", "KQ3M-7WDV", "19 November 2026"),
        issuer="KETUA LSP-P2 PUPUK INDONESIA GROUP",
        about="Penetapan Hasil Sertifikasi Kompetensi Skema Pengelolaan Data Pelanggan",
        grounds=(
            Ground("Menimbang", tuple(Clause(f"{'abc'[i]}.", text) for i, text in enumerate(weighed))),
            Ground("Mengingat", tuple(Clause(f"{i}.", text) for i, text in enumerate(recalled, 1))),
            Ground(
                "Memperhatikan",
                (Clause("", "Berita Acara Rapat Pleno Nomor 014/BA/LSP-PI/XI/2026 tanggal 17 November 2026."),),
            ),
        ),
        rulings=(
            Clause(
                "Menetapkan",
                "KEPUTUSAN KETUA LSP-P2 PUPUK INDONESIA GROUP TENTANG PENETAPAN HASIL SERTIFIKASI KOMPETENSI "
                "SKEMA PENGELOLAAN DATA PELANGGAN.",
            ),
            Clause(
                "KESATU",
                "Menetapkan peserta dalam Lampiran huruf A kompeten dan berhak atas sertifikat kompetensi yang "
                "berlaku 3 (tiga) tahun sejak tanggal keputusan ini.",
            ),
            Clause(
                "KEDUA",
                "Menetapkan peserta dalam Lampiran huruf B belum kompeten; kepadanya diberitahukan kriteria yang "
                "belum terpenuhi, uji ulang, dan hak banding.",
            ),
            Clause(
                "KETIGA",
                "Keputusan ini mulai berlaku pada tanggal ditetapkan; kekeliruan diperbaiki dengan keputusan baru "
                "yang menyebut alasannya.",
            ),
        ),
        competent=tuple(
            CompetentRow(row.name, row.number, f"70209 4226 {i + 127:07} 2026", "18 November 2029")
            for i, row in enumerate(good, 1)
        ),
        not_yet=tuple(NotYetRow(row.name, row.number, "M.702093.008.01 Mengelola Data Pelanggan") for row in short),
        signer=HEAD,
        copies=("Dewan Pengarah LSP-P2 Pupuk Indonesia Group", "Komite Skema", "Peserta yang bersangkutan"),
    )


def invoice(paid="", bank=True):
    """An invoice for six; where no account is given it says so."""
    return InvoiceFacts(
        body=BODY,
        scheme=SCHEME,
        paper=head("INV-2026-0087", "Tagihan biaya sertifikasi", "W7PK-2NRC", "2 November 2026"),
        due="16 November 2026",
        payer=("PT Contoh Niaga Pupuk", "Departemen Pengembangan SDM", "Jalan Contoh Niaga 8, Surabaya 60000"),
        tariff="karyawan PI Group, berlaku sejak 1 Januari 2026",
        lines=tuple(InvoiceLine(name_of(i), f"A-2026-{i + 340:04}", "500.000") for i in range(1, 7)),
        total="3.000.000",
        words="tiga juta rupiah",
        shares=(
            Share(60, "registrasi dan administrasi LSP", "1.800.000"),
            Share(40, "TUK dan asesor", "1.200.000"),
        ),
        reference="INV-2026-0087",
        bank=BankAccount("Bank Contoh, Cabang Contoh", "000 0000 0000 00", "LSP-P2 Pupuk Indonesia Group")
        if bank
        else None,
        officer=OFFICER,
        paid=paid,
    )


def assignment():
    """A letter of assignment, accepted."""
    return AssignmentFacts(
        body=BODY,
        scheme=SCHEME,
        paper=head("033/SPT/LSP-PI/XI/2026", "Surat tugas asesor", "H2VX-6QTD", "4 November 2026"),
        opening="Berdasarkan butir 9.2.2 skema sertifikasi Pengelolaan Data Pelanggan (SS-PD07/00/LSP-PI/2019) dan "
        "rencana asesmen, Manajer Sertifikasi LSP-P2 Pupuk Indonesia Group menugaskan:",
        assessor=(
            Row("Nama", "Andini Rahmawati, S.T."),
            Row("Nomor registrasi", "MET.000.000111 2019 · berlaku sampai 30 Juni 2027"),
            Row("Sebagai", "Asesor kompetensi"),
            Row("Waktu", "9–14 November 2026, pukul 08.30–15.00 WIB"),
            Row("Tempat uji", "TUK Tempat Kerja PT Contoh Niaga Pupuk, Surabaya"),
        ),
        units=UNITS,
        candidates=tuple(
            Assigned(
                name_of(i),
                f"P-2026-{i + 210:04}",
                "portofolio" if i % 3 else "uji praktik dan lisan",
                f"{8 + i} November 2026",
            )
            for i in range(1, 7)
        ),
        duties=(
            "Menyepakati rencana asesmen dengan setiap peserta (FR.AK.01).",
            "Menilai bukti menurut aturan Valid, Asli, Terkini, dan Memadai (FR.IA.08).",
            "Menguji hanya apa yang belum dibuktikan, pada peralatan yang terverifikasi.",
            "Mengajukan rekomendasi per unit paling lambat 16 November 2026. Asesor tidak memutuskan.",
        ),
        declaration="Sistem tidak menemukan hubungan asesor dengan peserta di atas sebagai pelatih, atasan, rekan "
        "seunit, atau keluarga. Asesor yang mengetahui hubungan lain menolak tugas ini sebelum membuka berkas; "
        "sesudah menolak, akses ditutup.",
        signer=replace(MANAGER, lines=(ELECTRONIC, "4 November 2026 10.20 WIB")),
        acceptance=Signature(
            "Andini Rahmawati, S.T.", "Asesor, menerima tugas", lines=("Diterima secara elektronik", "4 November 2026 13.41 WIB")
        ),
    )


def calendar():
    """Fourteen working days from 14 December 2026, Monday to Sunday, with holidays and joint leave."""
    off = {10: "cuti bersama", 11: "Natal", 18: "Tahun Baru", 22: "Isra Mikraj"}
    weeks, counted = [], 0
    for week in range(4):
        row = []
        for weekday in range(7):
            n = week * 7 + weekday
            day = f"{14 + n} Des" if n < 18 else f"{n - 17} Jan"
            if counted == 14:
                row.append(CalendarDay("void"))
            elif n == 0:
                row.append(CalendarDay("start", day, "diterima"))
            elif n in off:
                row.append(CalendarDay("hol", day, off[n]))
            elif weekday > 4:
                row.append(CalendarDay("off", day))
            else:
                counted += 1
                row.append(CalendarDay("last" if counted == 14 else "", day, f"hari {counted}"))
        weeks.append(tuple(row))
    return tuple(weeks)


def not_yet(gaps=3):
    """The letter to who is not yet competent, with so many criteria short."""
    kinds = (
        Gap(
            "CONTOH Memutakhirkan data menurut jadwal",
            "elemen 2, KUK 2.1",
            "Laporan pemutakhiran terakhir bertanggal Juni 2024; tidak menunjukkan kemampuan saat ini (Terkini).",
            "Dua laporan dari 12 bulan terakhir yang Anda susun sendiri, dengan catatan perubahan.",
        ),
        Gap(
            "CONTOH Menangani data ganda",
            "elemen 2, KUK 2.3",
            "Pada uji praktik 11 November, dua dari lima data ganda digabung tanpa memeriksa sumber.",
            "Uji praktik dengan kasus lain; pemeriksaan sumber tercatat sebelum penggabungan.",
        ),
        Gap(
            "CONTOH Menjaga kerahasiaan data",
            "elemen 3, KUK 3.2",
            "Tidak ada bukti pembatasan akses (Memadai).",
            "Daftar hak akses yang Anda kelola, atau jawaban lisan atas kasus kebocoran.",
        ),
    )
    return NotYetFacts(
        body=BODY,
        scheme=SCHEME,
        paper=head("118/LSP-PI/XII/2026", "Hasil sertifikasi", "9DFM-3XKT", "14 Desember 2026"),
        name="Yohanes Tobing",
        candidate="Peserta P-2026-0217 · PT Contoh Kimia",
        meeting="tanggal 11 Desember 2026 (Berita Acara 016/BA/LSP-PI/XII/2026)",
        fulfilled="Unit M.702093.007.01 Menyusun Data Pelanggan sudah terpenuhi dan tidak perlu diulang.",
        reason="",
        gaps=(UnitGaps("M.702093.008.01 Mengelola Data Pelanggan", tuple(kinds[i % 3] for i in range(gaps))),),
        retest=(
            Row("Isi", "hanya unit M.702093.008.01, kriteria di atas"),
            Row("Paling cepat", "13 Januari 2027, tiga puluh hari sesudah surat ini; kesempatan pertama dari dua"),
            Row("Biaya", "Rp 200.000 (40 % dari Rp 500.000)"),
            Row("Cara", "tombol “Minta uji ulang” pada perkara Anda di lsp.example"),
        ),
        appeal=AppealTerm(
            until="Kamis, 7 Januari 2027, pukul 23.59 WIB",
            ways=(
                "Banding diajukan di lsp.example atau pada formulir FR.AK.04, atas keputusan atau prosesnya, dengan "
                "alasan dan lampiran.",
                "Tim banding tidak memuat orang yang terlibat dalam perkara ini, dan melihat berkas tepat seperti "
                "saat diputus.",
                "Putusannya diberitahukan paling lambat 14 hari kerja sesudah banding diterima, disertai alasan, dan "
                "mengikat kedua pihak.",
            ),
            weeks=calendar(),
            key="Empat belas hari kerja sejak surat ini diterima; hari terima tidak dihitung. Abu-abu: akhir pekan. "
            "Putus-putus: hari libur dan cuti bersama menurut ketetapan tahun itu, tidak dihitung. Bila libur "
            "berubah, batas yang baru diberitahukan.",
        ),
        signer=replace(HEAD, lines=(ELECTRONIC, "14 Desember 2026 08.30 WIB")),
    )


def hand(name, post, moment):
    """A signature given on the page."""
    return Signature(name, post, lines=(ELECTRONIC, f"{moment} WIB"))


APPLICANT = "Ratna Kusumaningtyas"
ASSESSOR_POST = "Asesor, MET.000.000111 2019"


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
                    (Cell("Nama institusi / perusahaan", "PT Contoh Niaga Pupuk", 4), Cell("Jabatan", "Staf data", 2)),
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
                    Proof("Pengalaman kerja minimal 1 tahun", "surat_keterangan.pdf · 3 tahun 2 bulan", verdict),
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
            (f"{n}.{i}", f"CONTOH kriteria unjuk kerja {n}.{i}, teks diisi LSP dari standar resmi") for i in (1, 2, 3)
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
        FollowUp("008 · elemen 3 CONTOH Melindungi data", "Berkas yang disusun asesi sendiri; pihak ketiga (FR.IA.10)"),
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


@cache
def drawn_hand():
    """A signature as the page's canvas gives it: black strokes on nothing."""
    picture = Image.new("RGBA", (360, 120))
    points = [(10 + 3 * i, 60 + int(38 * sin(i / 4) * cos(i / 17))) for i in range(113)]
    ImageDraw.Draw(picture).line(points, fill=(22, 36, 42, 255), width=4)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


SAMPLES = {
    "certificate": ("certificate", certificate()),
    "certificate-long": ("certificate", certificate(LONG_NAME, units=TWELVE)),
    "certificate-far-suspended": ("certificate", certificate(FAR_NAME, state=SUSPENDED, with_photo=False)),
    "certificate-sample": ("certificate", certificate("Suharti", state=SAMPLE)),
    "card": ("card", certificate()),
    "card-long-withdrawn": ("card", certificate(LONG_NAME, units=TWELVE, state=WITHDRAWN, with_photo=False)),
    "minutes": ("minutes", minutes(6)),
    "minutes-60": ("minutes", minutes()),
    "decree": ("decree", decree(12)),
    "decree-60": ("decree", decree()),
    "not-yet": ("not-yet-competent", not_yet()),
    "not-yet-many": ("not-yet-competent", not_yet(14)),
    "invoice": ("invoice", invoice()),
    "invoice-paid": ("invoice", invoice(paid="5 November 2026")),
    "invoice-without-bank": ("invoice", invoice(bank=False)),
    "assignment": ("assignment", assignment()),
    "apl01": ("apl01", apl01()),
    "apl01-submitted": ("apl01", apl01(accepted=None)),
    "apl02": ("apl02", apl02()),
    "ak01": ("ak01", ak01()),
    "ia08": ("ia08", ia08()),
    "ia08-competent": ("ia08", ia08(competent=True)),
}


@cache
def printed(name, *, seal_note=""):
    """The PDF of a sample, printed once in a run."""
    kind, facts = SAMPLES[name]
    things = {"photo.jpg": photo(), "hand-1.png": drawn_hand()}
    return print_paper(kind, facts.to_json(), things=things, created=CREATED, seal_note=seal_note)
