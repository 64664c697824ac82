"""The report of a surveillance, with a follow-up, and one of many findings."""

from foundation.documents.papers.facts import Row
from surveillance.papers import SurveillanceReportFacts
from tests.papers.samples.base import BODY, OFFICER, head

HOLDER = (
    Row("Pemegang", "Ratna Wulandari (CONTOH)"),
    Row("Sertifikat", "70209 4132 6 0000123 2026"),
    Row("Skema", "Pengelolaan Data Pelanggan"),
    Row("Tahun", "1 (19 November 2026–19 November 2027)"),
    Row("Metode", "Analisis logbook, Konfirmasi atasan langsung"),
)
FOUND = (
    Row(
        "Analisis logbook (Sari Contoh, 1 November 2027)",
        "Kompetensi terpelihara. CONTOH: dua belas catatan dibaca; sembilan disertai foto.",
    ),
    Row(
        "Konfirmasi atasan langsung (Sutrisno (CONTOH), 3 November 2027)",
        "Kompetensi tidak terpelihara. CONTOH: unit M.702093.008.01 belum dikerjakan lagi sejak Juni.",
    ),
)


def report(*, times=1):
    """A follow-up until a day; `times` the findings, for the breaks of pages."""
    return SurveillanceReportFacts(
        body=BODY,
        paper=head("004/LS/LSP-PI/XI/2027", "Laporan surveilen", "", "5 November 2027"),
        rows=HOLDER,
        findings=FOUND * times,
        conclusion=(
            Row("Hasil", "Tindak lanjut bertenggat"),
            Row("Alasan", "CONTOH: satu dari dua unit belum terlihat di logbook."),
            Row("Yang harus dilakukan pemegang", "CONTOH: isi logbook untuk unit M.702093.008.01."),
            Row("Dikerjakan paling lambat", "5 Desember 2027"),
        ),
        signer=OFFICER,
    )
