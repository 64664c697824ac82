"""Record, report, feedback and review of an assessment: FR.AK.02, 05, 03, 06."""

from dataclasses import replace

from assessments.models import Aspect, Dimension, Principle, Statement
from assessments.papers import FeedbackFacts, ProcessFacts, RecordFacts, Reported, ReportFacts
from assessments.papers.feedback import Answered
from assessments.papers.process import AspectRow
from assessments.papers.record import UnitRecord
from foundation.documents.papers.facts import FormHead, Row
from tests.papers.samples.base import (
    APPLICANT,
    ASSESSOR_POST,
    BODY,
    LONG_NAME,
    SCHEME,
    UNITS,
    hand,
    head,
    name_of,
)
from tests.papers.samples.certificates import TWELVE

ASSESSOR = "Andini Rahmawati, S.T."
COLUMNS = (
    "Observasi demonstrasi",
    "Portofolio",
    "Pernyataan pihak ketiga",
    "Pertanyaan wawancara",
    "Pertanyaan lisan",
    "Pertanyaan tertulis",
    "Proyek kerja",
    "Lainnya",
)
USED = (True, True, False, False, True, False, False, False)
ROWS = (
    Row("TUK", "PT Contoh Niaga Pupuk, Surabaya"),
    Row("Asesor", f"{ASSESSOR} (MET.000.000111 2019); Bayu Pratama (MET.000.000222 2020)"),
    Row("Asesi", APPLICANT),
    Row("Tanggal", "mulai 9 November 2026, selesai 20 November 2026"),
)
EVENT = (
    Row("Kegiatan", "Pengelolaan Data Pelanggan"),
    Row("Tempat", "TUK Mandiri Contoh, Surabaya"),
    Row("Asesor", f"{ASSESSOR} (MET.000.000111 2019)"),
    Row("Tanggal", "20 November 2026"),
)


def _head(code, title, rows=ROWS):
    paper = head("P-2026-0211", APPLICANT, "K2LX-7PNV")
    return {"body": BODY, "scheme": SCHEME, "paper": paper, "form": FormHead(code, title, "2023", rows)}


LONG = (
    "Asesi menjelaskan alur kerja dengan runtut, tetapi dua dari lima perubahan belum memuat nama pemohon. "
    "Setelah ditanya, asesi melengkapinya menurut prosedur dan menjelaskan alasannya."
)


def ak02_many():
    """FR.AK.02 over twelve units, most of them short, each with its reason."""
    short = TWELVE[3:]
    return replace(
        ak02(),
        units=tuple(UnitRecord(unit.code, unit.title, USED, unit not in short) for unit in TWELVE),
        reasons=tuple(Row(f"{unit.code}, CONTOH Memutakhirkan data", LONG) for unit in short),
        comment=LONG,
        attached=(*(f"FR.IA.{number:02} CONTOH" for number in range(1, 12)), "FR.AK.01"),
        signatures=(
            hand(LONG_NAME, "Asesi", "12 Desember 2026 09.14"),
            hand(ASSESSOR, "Asesor utama, MET.000.000111 2019", "20 November 2026 15.02"),
        ),
    )


def ak05_many():
    """FR.AK.05 of sixty candidates and twelve units."""
    missed = "; ".join(f"{unit.code} {unit.title}" for unit in TWELVE[:3])
    people = tuple(
        Reported(name_of(i), f"P-2026-{i + 210:04}", competent=i % 4 != 0, remark="" if i % 4 else missed)
        for i in range(1, 61)
    )
    return replace(ak05(), units=TWELVE, candidates=people, words=(*ak05().words[:2], Row("Catatan", LONG)))


def ak03_long():
    """FR.AK.03 with much to say on every statement."""
    said = ak03()
    return replace(
        said, answers=tuple(replace(one, comment=LONG) for one in said.answers), note=f"{LONG}\n{LONG}"
    )


def ak06_long():
    """FR.AK.06 with long advice."""
    advice = "\n".join([LONG] * 6)
    return replace(ak06(), aspects_advice=advice, dimensions_advice=advice, comment=advice)


def ak02(competent=False):
    """FR.AK.02 after a test: all met, or one unit short; two assessors who saw one thing differently."""
    return RecordFacts(
        **_head("FR.AK.02", "Rekaman Asesmen Kompetensi"),
        columns=COLUMNS,
        units=tuple(
            UnitRecord(unit.code, unit.title, USED, competent or place == 0)
            for place, unit in enumerate(UNITS)
        ),
        competent=competent,
        reasons=()
        if competent
        else (
            Row(
                f"{UNITS[1].code}, CONTOH Memutakhirkan data",
                "Belum memeriksa data ganda pada tugas praktik.",
            ),
        ),
        follow_up="" if competent else "Berlatih memeriksa data ganda, lalu uji ulang pada unit ini.",
        comment="Asesi menjelaskan alur kerja dengan runtut.",
        weighed=(
            Row(
                "Pertanyaan lisan, CONTOH Melindungi data",
                f"{ASSESSOR}: V ya A ya T ya M ya; Bayu Pratama: V ya A ya T ya M tidak. "
                "Jawaban tentang hak akses ada pada pertanyaan kedua.",
            ),
        ),
        attached=("FR.AK.01", "FR.IA.08 #1", "FR.IA.07 Pertanyaan lisan"),
        signatures=(
            hand(APPLICANT, "Asesi", "12 Desember 2026 09.14"),
            hand(ASSESSOR, "Asesor utama, MET.000.000111 2019", "20 November 2026 15.02"),
        ),
    )


def ak05():
    """FR.AK.05 of a day with three candidates."""
    missed = f"{UNITS[1].code} {UNITS[1].title}"
    return ReportFacts(
        **_head("FR.AK.05", "Laporan Asesmen", EVENT),
        units=UNITS,
        candidates=(
            Reported(APPLICANT, "P-2026-0211", competent=True, remark=""),
            Reported("Dewi Contoh Lestari", "P-2026-0212", competent=False, remark=missed),
            Reported("Eko Contoh Wibowo", "P-2026-0213", competent=True, remark=""),
        ),
        words=(
            Row(
                "Aspek negatif dan positif dalam asesmen",
                "Negatif: ruang kedua bising.\nPositif: data tertata.",
            ),
            Row("Pencatatan penolakan hasil asesmen", ""),
            Row("Saran perbaikan (asesor dan personel terkait)", "Tambah waktu untuk pertanyaan lisan."),
            Row("Catatan", ""),
        ),
        corrects="",
        signatures=(hand(ASSESSOR, ASSESSOR_POST, "20 November 2026 16.40"),),
    )


def ak03():
    """FR.AK.03 with a comment on two statements."""
    said = {Statement.DEMONSTRATED: "Waktu praktik agak singkat.", Statement.COMMUNICATED: "Jelas dan ramah."}
    return FeedbackFacts(
        **_head("FR.AK.03", "Umpan Balik dan Catatan Asesmen"),
        answers=tuple(
            Answered(f"CONTOH pernyataan {place}", key != Statement.DEMONSTRATED, said.get(key, ""))
            for place, key in enumerate(Statement, 1)
        ),
        note="",
        signatures=(hand(APPLICANT, "Asesi", "12 Desember 2026 09.20"),),
    )


def ak06():
    """FR.AK.06 with one principle that was not kept, and flexibility left open twice."""
    kept = {(Aspect.PREPARATION, Principle.FAIR): False}
    kept |= {(aspect, Principle.FLEXIBLE): None for aspect in (Aspect.DECISION, Aspect.FEEDBACK)}
    return ProcessFacts(
        **_head("FR.AK.06", "Meninjau Proses Asesmen"),
        principles=("Valid", "Reliabel", "Fleksibel", "Adil"),
        aspects=tuple(
            AspectRow(label, tuple(kept.get((aspect, principle), True) for principle in Principle))
            for aspect, label in zip(
                Aspect,
                (
                    "Rencana asesmen",
                    "Persiapan asesmen",
                    "Implementasi asesmen",
                    "Keputusan asesmen",
                    "Umpan balik",
                ),
                strict=True,
            )
        ),
        aspects_advice="Bagikan waktu persiapan yang sama kepada semua asesi.",
        dimensions=tuple(
            AspectRow(f"CONTOH dimensi {place}", (True,)) for place, _key in enumerate(Dimension, 1)
        ),
        dimensions_advice="",
        comment="Proses berjalan sesuai rencana.",
        signatures=(hand("Citra Contoh Dewanti", "Peninjau, MET.000.000444 2021", "25 November 2026 10.00"),),
    )
