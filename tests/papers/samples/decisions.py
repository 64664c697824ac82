"""Minutes, decree and the letter to who is not yet competent, with sixty candidates where it matters."""

from dataclasses import replace

from certificates.papers import AppealTerm, CalendarDay, Criterion, Gap, NotYetFacts, Seen, UnitGaps
from decisions.papers import (
    AddendumFacts,
    Clause,
    CompetentRow,
    Decided,
    DecreeFacts,
    Ground,
    Member,
    MinutesFacts,
    NotYetRow,
    Total,
)
from foundation.documents.guilloche import digest
from foundation.documents.papers.facts import Row, Signature
from tests.papers.samples.base import BODY, ELECTRONIC, HEAD, LONG_NAME, SCHEME, head, name_of

MEMBERS = (
    Member("A", "Dr. Haryo Saptono", "Ketua Tim Teknis", "hadir", "tidak ada; pernyataan ditandatangani"),
    Member("B", "Nyoman Widiastuti, M.M.", "Anggota", "hadir", "4, 17 (atasan langsung)"),
    Member("C", "Farid Alatas, S.T.", "Anggota", "hadir", "tidak ada; pernyataan ditandatangani"),
    Member("D", "Clara Manuputty", "Anggota", "hadir daring", "9 (hubungan keluarga)"),
    Member("E", "Joko Purwanto, S.Kom.", "Anggota", "tidak hadir", "–"),
)


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
        votes={
            4: "A, C, D setuju · B mundur",
            17: "A, C, D setuju · B mundur",
            9: "A, B, C setuju · D mundur",
        }.get(i, "A, B, C, D setuju"),
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


def addendum():
    """The second addendum to those minutes: the wording of a reason."""
    row = decided(7)
    return AddendumFacts(
        body=BODY,
        paper=head("014/BA/LSP-PI/XI/2026/AD-2", "Adendum Berita Acara 014/BA/LSP-PI/XI/2026", "7KQD-3MWX"),
        ordinal=2,
        minutes="014/BA/LSP-PI/XI/2026",
        facts=(
            Row("Rapat pleno", "Selasa, 17 November 2026, Ruang Rapat LSP, Jakarta, dan daring"),
            Row("Dasar", "Skema sertifikasi butir 9.4.5"),
            Row("Bagian", f"7. {row.name} · Alasan"),
        ),
        reads=row.reason,
        corrected=row.reason.replace("langkah ketiga", "langkah keempat"),
        reason="Salah ketik: catatan asesor (FR.IA.01) menyebut langkah keempat.",
        minutes_sha256=digest("berita acara", "014"),
        signatures=minutes(1).signatures,
    )


def decree(count=60):
    """The decree on those minutes."""
    rows = [decided(i) for i in range(1, count + 1)]
    good, short = ([row for row in rows if row.outcome == outcome] for outcome in ("K", "BK"))
    weighed = (
        (
            "bahwa Tim Teknis telah memverifikasi berkas sertifikasi dan menetapkan status kompetensi peserta dalam "
            "rapat pleno tanggal 17 November 2026, sebagaimana dimuat dalam Berita Acara Nomor "
            "014/BA/LSP-PI/XI/2026;"
        ),
        (
            f"bahwa dari {count} peserta yang diputus, {len(good)} dinyatakan kompeten dan {len(short)} dinyatakan "
            "belum kompeten;"
        ),
        (
            "bahwa hasil sertifikasi tersebut perlu ditetapkan dengan Keputusan Ketua LSP sebagai dasar penerbitan "
            "sertifikat."
        ),
    )
    recalled = (
        "Undang-Undang Republik Indonesia Nomor 13 Tahun 2003 tentang Ketenagakerjaan;",
        "Undang-Undang Republik Indonesia Nomor 3 Tahun 2014 tentang Perindustrian;",
        "Peraturan Pemerintah Republik Indonesia Nomor 10 Tahun 2018 tentang Badan Nasional Sertifikasi Profesi;",
        "Keputusan Menteri Ketenagakerjaan Republik Indonesia Nomor 170 Tahun 2016;",
        (
            "Peraturan Badan Nasional Sertifikasi Profesi Nomor 2 Tahun 2017 tentang Pedoman Pengembangan dan "
            "Pemeliharaan Skema Sertifikasi Profesi;"
        ),
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
                (
                    Clause(
                        "", "Berita Acara Rapat Pleno Nomor 014/BA/LSP-PI/XI/2026 tanggal 17 November 2026."
                    ),
                ),
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
        not_yet=tuple(
            NotYetRow(row.name, row.number, "M.702093.008.01 Mengelola Data Pelanggan") for row in short
        ),
        signer=HEAD,
        copies=("Dewan Pengarah LSP-P2 Pupuk Indonesia Group", "Komite Skema", "Peserta yang bersangkutan"),
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


def not_yet():
    """The letter to who is not yet competent, in three elements: too old, short in the test, nothing handed in."""
    kinds = (
        Gap(
            "CONTOH Memutakhirkan data menurut jadwal",
            "elemen 2",
            (
                Criterion("2.1", "CONTOH Jadwal pemutakhiran disusun menurut kebutuhan unit kerja."),
                Criterion("2.2", "CONTOH Data dimutakhirkan dan perubahannya dicatat menurut prosedur."),
            ),
            "Laporan pemutakhiran terakhir bertanggal Juni 2024; tidak menunjukkan kemampuan saat ini.",
            (
                Seen(
                    "Laporan pemutakhiran data pelanggan",
                    "portofolio, dibuat 3 Juni 2024",
                    True,
                    True,
                    False,
                    False,
                    "Dua tahun lebih tua daripada permohonan.",
                ),
                Seen("Surat tugas admin data", "portofolio", True, True, True, False),
            ),
            (
                "Bukti pekerjaan akhir-akhir ini.",
                "Bukti lebih banyak, sampai setiap kriteria di atas terlihat.",
            ),
        ),
        Gap(
            "CONTOH Menangani data ganda",
            "elemen 3",
            (Criterion("3.1", "CONTOH Data ganda dikenali dan diperiksa sumbernya sebelum digabung."),),
            "Pada uji praktik, pemeriksaan sumber tidak dilakukan sebelum data digabung.",
            (
                Seen(
                    "FR.IA.01 Observasi demonstrasi",
                    "uji kompetensi 11 November 2026",
                    True,
                    True,
                    True,
                    False,
                ),
                Seen("FR.IA.05C K-7731", "uji kompetensi 11 November 2026", True, True, True, False),
            ),
            ("Bukti lebih banyak, sampai setiap kriteria di atas terlihat.",),
        ),
        Gap(
            "CONTOH Menjaga kerahasiaan data",
            "elemen 4",
            (Criterion("4.1", "CONTOH Akses data dibatasi menurut kewenangan."),),
            "Tidak ada bukti yang diserahkan.",
            (),
            ("Bukti pekerjaan Anda sendiri untuk setiap kriteria di atas.",),
        ),
    )
    return NotYetFacts(
        body=BODY,
        scheme=SCHEME,
        paper=head("118/LSP-PI/XII/2026", "Hasil sertifikasi", "9DFM-3XKT", "14 Desember 2026"),
        name="Yohanes Tobing",
        candidate="Peserta P-2026-0217 · PT Contoh Kimia",
        meeting="tanggal 11 Desember 2026 (Berita Acara 016/BA/LSP-PI/XII/2026)",
        fulfilled="unit M.702093.007.01 Menyusun Data Pelanggan",
        reason="",
        gaps=(UnitGaps("M.702093.008.01 Mengelola Data Pelanggan", kinds),),
        retest=(
            Row("Isi uji ulang", "M.702093.008.01, hanya elemen 2, 3, 4"),
            Row("Waktu", "mulai 13 Januari 2027, setelah Anda memintanya"),
            Row("Kesempatan", "ke-1 dari paling banyak 2"),
            Row("Biaya", "Rp 200.000 (40 % dari biaya)"),
        ),
        appeal=AppealTerm(
            until="Kamis, 7 Januari 2027, pukul 23.59 WIB",
            days=14,
            address="https://lsp.example/banding/keputusan/118/",
            ways=(
                (
                    "Banding diajukan di lsp.example atau pada formulir FR.AK.04, atas keputusan atau prosesnya, "
                    "dengan alasan dan lampiran."
                ),
                (
                    "Tim banding tidak memuat orang yang terlibat dalam perkara ini, dan melihat berkas tepat seperti "
                    "saat diputus."
                ),
                (
                    "Putusannya diberitahukan paling lambat 14 hari kerja sesudah banding diterima, disertai alasan, "
                    "dan mengikat kedua pihak."
                ),
            ),
            weeks=calendar(),
            key="Empat belas hari kerja sejak surat ini diterima; hari terima tidak dihitung. Abu-abu: akhir pekan. "
            "Putus-putus: hari libur dan cuti bersama menurut ketetapan tahun itu, tidak dihitung. Bila libur "
            "berubah, batas yang baru diberitahukan.",
        ),
        signer=replace(HEAD, lines=(ELECTRONIC, "14 Desember 2026 08.30 WIB")),
    )


def not_yet_many():
    """The same with a long name, a long reason, fourteen elements in two units, and one of nine criteria."""
    facts = not_yet()
    [unit] = facts.gaps
    old, tested, nothing = unit.gaps
    criteria = tuple(Criterion(f"2.{n}", old.criteria[n % 2].text) for n in range(1, 10))
    wide = replace(old, criteria=criteria, evidence=old.evidence * 5)
    return replace(
        facts,
        name=LONG_NAME,
        reason="CONTOH: bukti yang ada bertanggal lama, dan pada uji praktik pemeriksaan sumber tidak dilakukan. "
        * 4,
        gaps=(
            replace(unit, gaps=(wide, tested, nothing, old, tested, nothing, old)),
            UnitGaps(
                "M.702093.009.01 Melindungi Data Pelanggan", (tested, nothing, old, tested, wide, old, tested)
            ),
        ),
    )
