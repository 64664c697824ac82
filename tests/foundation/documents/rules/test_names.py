"""A name is text: whatever it says, it becomes no path, no type and no command (9.1.2)."""

import unicodedata

import pytest

from foundation.documents.rules.names import tidy_name
from foundation.documents.rules.slots import JPEG, PDF


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("ijazah.pdf", "ijazah.pdf"),
        ("Ijazah S1 – Ratna.PDF", "Ijazah S1 – Ratna.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("..\\..\\windows\\system.ini", "system.pdf"),
        ("/etc/cron.d/x", "x.pdf"),
        ("C:\\Users\\Ratna\\ijazah.pdf", "ijazah.pdf"),
        ("foto.jpg.html", "foto.jpg.pdf"),
        ("scan.pdf.exe", "scan.pdf.pdf"),
        ("surat\r\nSet-Cookie: x=1.pdf", "suratSet-Cookie: x=1.pdf"),
        ("nol\0.pdf", "nol.pdf"),
        ("gpj.\u202efdp.exe", "gpj.fdp.pdf"),
        ("kosong\u200b\ufeff.pdf", "kosong.pdf"),
        ("  banyak   spasi .pdf", "banyak spasi.pdf"),
        ("titik...", "titik.pdf"),
        ("", "Berkas.pdf"),
        (".pdf", "pdf.pdf"),
        ("....", "Berkas.pdf"),
        ("/", "Berkas.pdf"),
        ("CON", "CON.pdf"),
        ("=cmd|' /C calc'!A0.pdf", "C calc'!A0.pdf"),
        ("'; drop table--.pdf", "'; drop table--.pdf"),
        ('"kutip".pdf', '"kutip".pdf'),
        ("emoji 🎓.pdf", "emoji 🎓.pdf"),
        ("e\u0301ijazah.pdf", "éijazah.pdf"),
        ("\ud800x.pdf", "x.pdf"),
        ("x" * 300 + ".pdf", "x" * 120 + ".pdf"),
    ],
)
def test_a_name_is_kept_as_text(given, kept):
    assert tidy_name(given, PDF) == kept


def test_a_name_ends_as_its_content_does():
    assert tidy_name("foto.png", JPEG) == "foto.jpg"


def test_no_unseen_letter_is_kept():
    every = "".join(map(chr, range(0x3000)))

    assert {unicodedata.category(letter) for letter in tidy_name(every, PDF)} & {
        "Cc",
        "Cf",
        "Cs",
        "Co",
        "Cn",
    } == set()
