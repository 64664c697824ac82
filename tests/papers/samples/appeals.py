"""FR.AK.04 as a candidate lodged it, and the minutes of the ruling on it."""

from dataclasses import replace

from appeals.papers import AppealFormFacts, AppealMinutesFacts
from appeals.papers.form import Asked
from appeals.papers.minutes import Member, Said
from foundation.documents.papers.facts import FormHead, Row, Signature
from tests.papers.samples.base import BODY, ELECTRONIC, FAR_NAME, LONG_NAME, SCHEME, head

NUMBER = "BDG-2026-0004"
GROUNDS = (
    "CONTOH: bukti rekap pemutakhiran data bulan September sudah saya unggah, tetapi belum dinilai pada elemen 2.2. "
    "Yang disebut tidak terkini adalah rekap bulan Maret.\n\nSaya mohon bukti itu dinilai."
)
DECISION = Row("Keputusan yang dibanding", "Belum kompeten, 005/SK/LSP-PI/XI/2026 tanggal 24 November 2026")
TEAM = ("Ratih Kusuma (CONTOH)", "Iwan Setiawan (CONTOH)", "Teguh Santoso (CONTOH)")


def ak04(name="Eko Susilo (CONTOH)", *, grounds=GROUNDS):
    """The form with its three questions."""
    return AppealFormFacts(
        body=BODY,
        paper=head(NUMBER, "FR.AK.04", "", "14 Desember 2026"),
        scheme=SCHEME,
        form=FormHead(
            "FR.AK.04",
            "Banding Asesmen",
            "2023",
            (
                Row("Nama asesi", name),
                Row("Nama asesor", "Andini Rahmawati, S.T. (CONTOH)"),
                Row("Tanggal asesmen", "20 November 2026"),
            ),
        ),
        questions=(
            Asked("Apakah proses banding telah dijelaskan kepada Anda?", yes=True),
            Asked("Apakah Anda telah mendiskusikan banding dengan asesor?", yes=False),
            Asked("Apakah Anda mau melibatkan orang lain untuk membantu Anda?", yes=True),
        ),
        rows=(
            DECISION,
            Row("Banding atas", "Keputusannya"),
            Row("Yang membantu", "Sri Hartati (CONTOH), rekan kerja"),
            Row("Lampiran", "rekap-pemutakhiran-september.pdf"),
        ),
        grounds=grounds,
        signatures=(Signature(name, "Pemohon banding", lines=(ELECTRONIC, "14 Desember 2026 15.20 WIB")),),
    )


def ak04_long():
    """A long name, and grounds that go over the page."""
    return ak04(LONG_NAME, grounds="\n\n".join([GROUNDS] * 14))


def appeal_minutes():
    """Upheld by two of three."""
    voices = ("mengabulkan", "mengabulkan", "menolak")
    return AppealMinutesFacts(
        body=BODY,
        paper=head("002/PB/LSP-PI/I/2027", f"Putusan banding {NUMBER}", "", "6 Januari 2027"),
        scheme=SCHEME,
        appeal=NUMBER,
        facts=(
            Row("Pemohon banding", "Eko Susilo (CONTOH)"),
            DECISION,
            Row("Banding atas", "Keputusannya"),
            Row("Diterima", "14 Desember 2026 15.20 WIB"),
            Row("Diputus paling lambat", "7 Januari 2027 [9.9.5]"),
            Row("Sidang", "Selasa, 22 Desember 2026, 09.00 WIB, ruang rapat LSP (CONTOH)"),
            Row("Kehadiran", "Pemohon banding: hadir; LSP: hadir"),
        ),
        members=tuple(_member(place, voice) for place, voice in enumerate(voices)),
        grounds=GROUNDS,
        statements=(
            Said(
                "Pemohon banding",
                "CONTOH: rekap September bertanggal dan bertanda tangan atasan.",
                "16 Des 2026",
            ),
            Said(
                "LSP",
                "CONTOH: rekap itu ada di berkas, tetapi tidak dikaitkan dengan elemen 2.2.",
                "18 Des 2026",
            ),
        ),
        hearing="CONTOH: kedua pihak membuka berkas bersama. LSP mengakui rekap September tidak dibahas dalam rapat.",
        upheld=True,
        verdict="Banding dikabulkan.",
        follows="Rapat pleno baru memutus dengan anggota yang tidak terlibat dalam keputusan pertama. "
        "Sampai saat itu keputusan pertama tetap berlaku dan tetap tersimpan.",
        reasons="CONTOH: bukti yang sah tidak dinilai, sehingga keputusan tidak berdasar pada seluruh berkas [9.4.1].",
        manifest="9f2c4d7e1a0b8c6f5e3d2a1b0c9f8e7d6c5b4a39281706f5e4d3c2b1a0f9e8d7",
        signatures=tuple(
            Signature(name, _part(place), lines=(ELECTRONIC, f"6 Januari 2027 1{place}.05 WIB"))
            for place, name in enumerate(TEAM)
        ),
    )


def appeal_minutes_rejected():
    """Rejected, with much that was said, by people with far names."""
    facts = appeal_minutes()
    return replace(
        facts,
        members=(replace(facts.members[0], name=FAR_NAME, voice="menolak"), *facts.members[1:]),
        statements=facts.statements * 8,
        upheld=False,
        verdict="Banding ditolak.",
        follows="Keputusan tetap berlaku dan bersifat akhir. Tidak ada banding lagi.",
        reasons="\n\n".join(["CONTOH: rekap September tidak menunjukkan pemutakhiran yang dimaksud."] * 5),
    )


def _part(place):
    return "Anggota" if place else "Ketua tim banding"


def _member(place, voice):
    return Member(
        name=TEAM[place],
        part=_part(place),
        independence="Tidak terlibat menurut catatan portal; menyatakan pada 18 Desember 2026.",
        voice=voice,
    )
