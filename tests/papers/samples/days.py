"""The list that is signed at a test place, and the report of the day with its attendance list."""

from examinations.papers.attendance import AttendanceFacts, Expected
from examinations.papers.sessions import Attended, Happened, SessionReportFacts, Used
from foundation.documents.papers.facts import Row, Signature
from tests.papers.samples.base import BODY, ELECTRONIC, SCHEME, head, name_of

INVIGILATOR = "Prakoso Contoh Setyaningrum"
KINDS = {
    4: ("Terlambat, 08.52 WIB", "22 menit terlambat, diterima oleh Prakoso: jalan ditutup"),
    5: ("Tidak hadir", ""),
    9: ("Pergi sebelum selesai, 08.21 WIB", "pergi pukul 09.40 WIB"),
    11: ("Menyontek, 08.22 WIB", ""),
}


def session_report(count=3, *, incidents=1, equipment=2):
    """The report of a session with so many candidates; from twelve on there is one of every kind of presence."""
    return SessionReportFacts(
        body=BODY,
        scheme=SCHEME,
        paper=head("011/BAU/LSP-PI/XI/2026", "Uji kompetensi 20 November 2026", "", "20 November 2026"),
        opening="Pada Jumat, 20 November 2026 diadakan uji kompetensi berdasarkan butir 9.3.1 sampai 9.3.3 skema.",
        sitting=(
            Row("TUK", "TUK Contoh Surabaya"),
            Row("Jenis", "TUK mandiri"),
            Row("Alamat", "Jalan Contoh Niaga 8, Surabaya"),
            Row("Direncanakan", "08.30 WIB – 12.00 WIB"),
            Row("Berlangsung", "08.34 WIB – 11.48 WIB"),
            Row("Terverifikasi sampai", "15 November 2029"),
            Row(
                "Asesor",
                "Andini Rahmawati, S.T. (MET.000.000111 2019); Bayu Contoh Pratama (MET.000.000222 2020)",
            ),
            Row("Penyelia", INVIGILATOR),
        ),
        sum=f"{count} peserta: {count - 1} hadir, 1 tidak hadir." if count > 1 else "1 peserta: 1 hadir.",
        attendance=tuple(_attended(number) for number in range(1, count + 1)),
        incidents=tuple(_happened(number) for number in range(1, incidents + 1)),
        equipment=tuple(
            Used(
                f"Komputer uji {number:02} Contoh",
                f"INV-{number:04}",
                "Verifikasi VER-0042, sampai 21 April 2027",
            )
            for number in range(1, equipment + 1)
        ),
        summary="Uji dimulai empat menit terlambat karena jaringan.\nSelebihnya berjalan menurut rencana.",
        signer=Signature(INVIGILATOR, "Penyelia", lines=(ELECTRONIC, "20 November 2026 12.20 WIB")),
    )


def attendance_list(count=3):
    """The list of a session with so many candidates; the second has more time."""
    return AttendanceFacts(
        body=BODY,
        scheme=SCHEME,
        paper=head("", "Daftar hadir 20 November 2026", "", "18 November 2026"),
        sitting=(
            Row("TUK", "TUK Contoh Surabaya"),
            Row("Alamat", "Jalan Contoh Niaga 8, Surabaya"),
            Row("Hari", "Jumat, 20 November 2026, 08.30 WIB – 12.00 WIB"),
            Row(
                "Perangkat",
                "FR.IA.01 CONTOH Ceklis observasi, edisi 1; FR.IA.05 CONTOH Soal pilihan ganda, edisi 2",
            ),
            Row("Asesor", "Andini Rahmawati, S.T. (MET.000.000111 2019)"),
            Row("Penyelia", INVIGILATOR),
        ),
        seats=tuple(
            Expected(
                seat=str(number),
                name=name_of(number),
                number=f"P-2026-{number + 210:04}",
                measures="Tambahan waktu 25 persen; jeda saat peserta memintanya" if number == 2 else "",
            )
            for number in range(1, count + 1)
        ),
        invigilator=INVIGILATOR,
    )


def _attended(number):
    presence, note = KINDS.get(number, (f"Hadir, 08.{10 + number % 19:02} WIB", ""))
    is_there = presence != "Tidak hadir"
    return Attended(
        seat=str(number),
        name=name_of(number),
        number=f"P-2026-{number + 210:04}",
        assessor="Andini Rahmawati, S.T." if number % 2 else "Bayu Contoh Pratama",
        presence=presence,
        identity=f"{INVIGILATOR}, 08.{12 + number % 19:02} WIB" if is_there else "",
        hand="Kode dari akun peserta, 08.24 WIB" if is_there else "",
        picture="hand-1.png" if number == 1 else "",
        note=note,
    )


def _happened(number):
    return Happened(
        at=f"0{8 + number % 2}.{10 + 3 * number:02} WIB",
        kind="Gangguan jaringan",
        about="kursi 2" if number % 2 else "",
        words="Jaringan terputus selama empat menit.\nWaktu yang hilang dikembalikan kepada seluruh ruangan.",
    )
