"""The plan of a test and the adjustments as they are filled in: criteria and people are CONTOH."""

from dataclasses import dataclass

from assessments.models import Potential
from examinations.models import OPTIONS, Characteristic, EvidenceKind, Fit
from examinations.papers.adjustments import AdjustmentFacts, Found
from examinations.papers.plans import (
    COLUMNS,
    MAP,
    Mapa01Facts,
    Mapa02Facts,
    MapRow,
    PlannedCriterion,
    PlannedElement,
    YesNo,
    approach_of,
    modifications_of,
    title_of,
)
from examinations.papers.sealing import sealed
from foundation.documents.papers.facts import Facts, FormHead, Row, Tick
from tests.papers.samples.base import APPLICANT, ASSESSOR_POST, BODY, SCHEME, UNITS, hand, head

HANDS = (
    hand("Andini Rahmawati, S.T.", ASSESSOR_POST, "9 November 2026 14.31"),
    hand(APPLICANT, "Asesi", "9 November 2026 14.40"),
)
PARTICULARS = {
    "potential": "3",
    "aim": "CERTIFICATION",
    "environment": "WORKPLACE",
    "opportunity": "AVAILABLE",
    "relations": ["EVIDENCE", "WORK"],
    "conductors": ["LSP"],
    "benchmarks": ["STANDARD", "PROCEDURE"],
    "benchmark_detail": "SKKNI 170/2016; SOP pemutakhiran data (CONTOH)",
    "modifications": {
        "CANDIDATE": {"answer": False, "detail": ""},
        "WORKPLACE": {
            "answer": True,
            "detail": "Memakai aplikasi pelanggan yang dipakai di tempat kerja asesi.",
        },
        "DEVELOPER": {"answer": False, "detail": ""},
        "INSTRUMENT": {"answer": False, "detail": ""},
        "INTEGRATION": {"answer": True, "detail": "Elemen 2 dan 3 diamati dalam satu tugas praktik."},
    },
}


def _form(code, title):
    rows = (
        Row("TUK", "PT Contoh Niaga Pupuk, Surabaya"),
        Row("Asesor", "Andini Rahmawati, S.T. (MET.000.000111 2019)"),
        Row("Asesi", APPLICANT),
        Row("Tanggal", "9 November 2026"),
    )
    return FormHead(code, title, "2023", rows)


def mapa01(elements=2):
    """FR.MAPA.01 for so many short elements."""
    return Mapa01Facts(
        body=BODY,
        scheme=SCHEME,
        paper=head("P-2026-0211", "FR.MAPA.01"),
        form=_form("FR.MAPA.01", "Merencanakan Aktivitas dan Proses Asesmen"),
        approach=tuple(approach_of(PARTICULARS)),
        confirmed=(Row("Manajer sertifikasi LSP", "Dra. Sekar Prameswari"),),
        columns=tuple(COLUMNS),
        elements=tuple(_element(number) for number in range(2, 2 + elements)),
        modifications=tuple(modifications_of(PARTICULARS)),
        signatures=HANDS,
    )


def _element(number):
    codes = {"CL": ("IA.01",), "DIT": ("IA.02",), "DPT": ("IA.05", "IA.06")}
    return PlannedElement(
        "M.702093.008.01",
        f"{number}. CONTOH memutakhirkan data pelanggan",
        tuple(
            PlannedCriterion(
                text=f"{number}.{place} CONTOH kriteria unjuk kerja: perubahan data dicatat menurut prosedur",
                evidence="Hasil pengamatan asesor saat asesi bekerja; Jawaban tertulis pilihan ganda",
                kinds=tuple(kind != EvidenceKind.INDIRECT for kind in EvidenceKind),
                methods=tuple(codes.get(column, ()) for column in COLUMNS),
            )
            for place in (1, 2, 3)
        ),
    )


def mapa02():
    """FR.MAPA.02 of an experienced candidate."""
    used = {None, "IA01", "IA02", "IA05", "IA06"}
    return Mapa02Facts(
        body=BODY,
        scheme=SCHEME,
        paper=head("P-2026-0211", "FR.MAPA.02"),
        form=_form("FR.MAPA.02", "Peta Instrumen Asesmen"),
        units=UNITS[1:],
        potentials=tuple(str(label) for label in Potential.labels),
        rows=tuple(
            MapRow(code, title_of(code, form), tuple(value == "3" and form in used for value in Potential))
            for code, form in MAP
        ),
        signatures=HANDS,
    )


@dataclass(frozen=True)
class Sealed(Facts):
    """What lies in the row of the paper."""

    sealed: str


def ak07():
    """FR.AK.07 as the press gets it."""
    return Sealed(**sealed("ak07", _adjustments()))


def _adjustments():
    noted = {"4": "CONTOH: perlu jeda setiap 45 menit.", "6": "CONTOH: ruang di lantai dasar."}
    return AdjustmentFacts(
        body=BODY,
        scheme=SCHEME,
        paper=head("P-2026-0211", "FR.AK.07"),
        form=_form("FR.AK.07", "Ceklis Penyesuaian yang Wajar dan Beralasan"),
        potential=tuple(Tick(str(label), value == "3") for value, label in Potential.choices),
        found=tuple(
            Found(
                one.value,
                str(one.label),
                one.value in noted,
                tuple(Tick(str(label), one.value in noted and key == "a") for key, label in OPTIONS[one]),
                noted.get(one.value, ""),
            )
            for one in Characteristic
        ),
        fits=tuple(YesNo(str(one.label), answer=True) for one in Fit),
        results=(
            Row("Acuan pembanding", "Tetap"),
            Row("Metode asesmen", "Tetap"),
            Row("Instrumen asesmen", "Huruf besar"),
        ),
        measures=("Tambahan waktu 25 persen", "Jeda saat peserta memintanya"),
        answer="Waktu ditambah seperempat, dan uji diadakan di lantai dasar.",
        signatures=HANDS,
    )
