"""What is neither PDF nor picture, under the names of both."""

import io
import zipfile

from PIL import Image

from tests.foundation.documents.corpus import Sample
from tests.foundation.documents.corpus.pictures import HTML, PHP, packed

WORD = "Isi berkas bukan"
PLAIN = Image.new("RGB", (300, 400))


def _docx():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:document/>")
    return out.getvalue()


CONTENTS = {
    "html": HTML,
    "html with a mark": b"\xef\xbb\xbf" + HTML,
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "javascript": b"alert(document.cookie)",
    "php": PHP,
    "exe": b"MZ\x90\0\x03\0\0\0" + b"\0" * 400,
    "elf": b"\x7fELF\x02\x01\x01" + b"\0" * 400,
    "docx": _docx(),
    "rtf": b"{\\rtf1\\ansi halo}",
    "mhtml": b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n" + HTML,
    "gif": packed(PLAIN, "GIF"),
    "webp": packed(PLAIN, "WEBP"),
    "tiff": packed(PLAIN, "TIFF"),
    "bmp": packed(PLAIN, "BMP"),
    "eps": b"%!PS-Adobe-3.0 EPSF-3.0\n/ufile (/etc/passwd) def",
    "text": b"Ini bukan PDF.",
    "html that speaks of PDF": b"<!-- %PDF-1.7 -->" + HTML,
    "blanks": b" " * 500,
}
NAMES = ("ijazah.pdf", "ijazah.PDF.", "foto.jpg.html", "scan.png\0.pdf")


def wrong_types():
    for number, (what, data) in enumerate(CONTENTS.items()):
        for name in (NAMES[number % 4], NAMES[(number + 1) % 4]):
            yield Sample(f"{what} called {name!r}", data, word=WORD)
    yield Sample("pdf as a photograph", b"%PDF-1.7\n%%EOF", slot="PHOTO", word=WORD)
    yield Sample("jpeg as a drawn signature", packed(PLAIN, "JPEG"), slot="SIGNATURE", word=WORD)
    yield Sample("nothing at all", b"", word="kosong")
