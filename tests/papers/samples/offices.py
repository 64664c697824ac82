"""The invoice and the letter of assignment."""

from dataclasses import replace

from assessments.papers import Assigned, AssignmentFacts
from fees.papers import BankAccount, InvoiceFacts, InvoiceLine, Share
from foundation.documents.papers.facts import Row, Signature
from tests.papers.samples.base import BODY, ELECTRONIC, MANAGER, OFFICER, SCHEME, UNITS, head, name_of


def invoice(paid="", bank=True):
    """An invoice for six; where no account is given it says so."""
    return InvoiceFacts(
        body=BODY,
        scheme=SCHEME,
        paper=head("INV-2026-0087", "Tagihan biaya sertifikasi", "W7PK-2NRC", "2 November 2026"),
        due="16 November 2026",
        payer=(
            "PT Contoh Niaga Pupuk",
            "Departemen Pengembangan SDM",
            "Jalan Contoh Niaga 8, Surabaya 60000",
        ),
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
            "Andini Rahmawati, S.T.",
            "Asesor, menerima tugas",
            lines=("Diterima secara elektronik", "4 November 2026 13.41 WIB"),
        ),
    )
