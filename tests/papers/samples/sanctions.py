"""The letter that suspends a certificate, and a warning."""

from foundation.documents.papers.facts import Row
from sanctions.papers import SanctionLetterFacts
from tests.papers.samples.base import BODY, OFFICER, head

CASE = (
    Row("Perkara", "SNK-2026-0007"),
    Row("Dasar", "c. Menyalahgunakan kewenangan yang telah diberikan [9.5.1]"),
)


def _letter(subject, number, **words):
    return SanctionLetterFacts(
        body=BODY,
        paper=head(number, subject, "", "19 November 2026"),
        name="Ratna Wulandari (CONTOH)",
        certificate="70209 4132 6 0000123 2026 · Pengelolaan Data Pelanggan",
        signer=OFFICER,
        **words,
    )


def suspension():
    """What was decided, and what the holder has to do now."""
    return _letter(
        "Pembekuan sertifikat",
        "003/SKS/LSP-PI/XI/2026",
        opening=(
            "Sertifikat Anda dibekukan sejak 19 November 2026. Selama dibekukan, sertifikat tidak berlaku.",
        ),
        rows=(
            *CASE,
            Row(
                "Alasan",
                "CONTOH: brosur masih beredar setelah peringatan, menurut foto tanggal 12 November 2026.",
            ),
            Row("Dibekukan sampai", "18 Februari 2027"),
            Row("Syarat pencabutan pembekuan", "CONTOH: brosur ditarik dan buktinya diserahkan."),
        ),
        duties=(
            "Hentikan penggunaan sertifikat, nomornya, dan semua pernyataan yang memuat acuan LSP. [9.8.4]",
            "Kembalikan sertifikat dan kartu yang tercetak paling lambat 3 Desember 2026. [9.8.4]",
        ),
        closing="Siapa pun yang memeriksa sertifikat melihat keadaannya, tidak melihat dasarnya. "
        "Anda dapat mengajukan banding atas keputusan ini. [9.9.1]",
    )


def warning():
    """The second warning of a case."""
    return _letter(
        "Peringatan 2",
        "008/PRG/LSP-PI/XI/2026",
        opening=(
            (
                "Ada laporan tentang Anda sebagai pemegang sertifikat. Anda sudah mendapat kesempatan menanggapi, "
                "dan semuanya sudah kami pertimbangkan."
            ),
            "Ini peringatan ke-2.",
        ),
        rows=(
            *CASE,
            Row("Yang harus Anda lakukan", "CONTOH: tarik brosur itu."),
            Row("Dipenuhi paling lambat", "3 Desember 2026"),
        ),
        duties=(),
        closing="Bila peringatan tentang penyalahgunaan tidak diindahkan, sertifikat dicabut. [9.5.2] "
        "Kabari kami di halaman Anda bila yang diminta sudah Anda lakukan.",
    )
