"""The letter to a verifier of a test place, and the record of a verification."""

from dataclasses import replace

from foundation.documents.papers.facts import Row, Signature
from tests.papers.samples.base import BODY, ELECTRONIC, OFFICER, SCHEME, head
from venues.papers import Found, RecordFacts, SendingFacts, Standing

PLACE = (
    Row("TUK", "TUK Contoh Surabaya"),
    Row("Jenis", "TUK mandiri"),
    Row("Alamat", "Jalan Contoh Niaga 8, Surabaya"),
    Row("Kursi", "24"),
)
POINTS = (
    "CONTOH: ruang tenang, terang, dan cukup untuk jumlah kursi",
    "CONTOH: setiap peserta mempunyai komputer dan jaringan yang bekerja",
    "CONTOH: jalan keluar dan alat pemadam mudah dicapai",
)


def sending():
    """The letter that sends an assessor there."""
    return SendingFacts(
        body=BODY,
        scheme=SCHEME,
        paper=head("034/ST/LSP-PI/XI/2026", "Surat tugas verifikator TUK", "H2VX-6QTE", "4 November 2026"),
        opening="Berdasarkan butir 9.3.2 skema Pengelolaan Data Pelanggan, LSP-P2 Pupuk Indonesia Group menugaskan:",
        verifier=(
            Row("Nama", "Andini Rahmawati, S.T."),
            Row("Nomor registrasi", "MET.000.000111 2019"),
            Row("Sebagai", "verifikator TUK"),
            Row("Batas waktu", "Senin, 16 November 2026"),
        ),
        place=(*PLACE, Row("Diverifikasi untuk", "16 November 2026 – 15 November 2029")),
        duties=(
            "Memeriksa tempat dan peralatannya, butir demi butir menurut daftar periksa skema.",
            "Menuliskan temuan, menyimpulkan kelayakan TUK, dan menandatangani berita acara.",
            "Menjaga kerahasiaan hal yang diketahui di sana.",
        ),
        declaration="Verifikator yang mengurus tempat itu atau mempunyai kepentingan di dalamnya segera mengembalikan "
        "tugas ini.",
        signer=replace(OFFICER, lines=(ELECTRONIC, "4 November 2026 10.20 WIB")),
    )


def record(*, fit=True, points=POINTS):
    """A record; unfit, one point is not met. Without points the LSP has given no checklist."""
    findings = [Found(text, "Terpenuhi") for text in points]
    if not fit:
        findings[-1] = Found(points[-1], "Tidak terpenuhi", "Jalan keluar belakang terkunci.")
    return RecordFacts(
        body=BODY,
        scheme=SCHEME,
        paper=head("007/BAV/LSP-PI/XI/2026", "Verifikasi TUK", "H2VX-6QTF", "16 November 2026"),
        opening="Pada Senin, 16 November 2026, TUK di bawah ini diperiksa untuk skema tersebut berdasarkan surat tugas "
        "034/ST/LSP-PI/XI/2026.",
        place=PLACE,
        checklist="1" if points else "",
        findings=tuple(findings),
        equipment=(
            Standing("Komputer uji 01", "INV-0001", "Verifikasi, sampai 21 April 2027"),
            Standing("Timbangan Contoh T-200", "T200-0042", "Kalibrasi KAL-0042, sampai 31 Desember 2026"),
        ),
        summary=("Ruang dan jaringan diperiksa bersama petugas.", "Semua komputer bekerja."),
        outcome="Layak untuk skema" if fit else "Tidak layak untuk skema",
        fit=fit,
        validity="16 November 2026 – 15 November 2029" if fit else "",
        verifier=Signature(
            "Andini Rahmawati, S.T.", "Verifikator", lines=(ELECTRONIC, "16 November 2026 15.10 WIB")
        ),
    )
