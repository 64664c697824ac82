"""What stands around a PDF: nothing else may, since a file that is two things at once deceives one of its
readers.
"""

import re

from refused import Refused

BLANK = b" \t\r\n\f\0\x1a"
HEAD = 1024
MARKUP = re.compile(rb"<\s*(html|script|svg|body|head|iframe|\?php|!doctype)", re.IGNORECASE)
ENDING = re.compile(rb"startxref\s+\d+\s+%%EOF\s*$")
FOREIGN = (b"<", b"PK", b"MZ", b"#!", b"GIF8", b"\x7fELF", b"Rar!", b"7z\xbc", b"\x89PNG", b"\xff\xd8\xff")
ZIP_END = b"PK\x05\x06"
ZIP_TAIL, ZIP_SIZE = 65_557, 22


def refuse_strangers(data):
    """Refused where the file breaks off, or carries something before, behind or between that is not PDF."""
    end = data.rfind(b"%%EOF")
    if end < 0:
        raise Refused("broken_off")
    if data[end + 5 :].strip(BLANK):
        raise Refused("tail")
    if not ENDING.search(data[max(0, end - 64) : end + 5]):
        raise Refused("broken_off")
    if MARKUP.search(data[:HEAD].split(b" obj", 1)[0]) or _hides_zip(data) or _between(data):
        raise Refused("tail")


def _between(data):
    """A PDF that was added to goes on with objects behind each of its ends."""
    behind = (data[found.end() : found.end() + 64].lstrip(BLANK) for found in re.finditer(rb"%%EOF", data))
    return any(text.startswith(FOREIGN) or b"%PDF-" in text for text in behind)


def _hides_zip(data):
    """A ZIP is read from its end: its last record may call the rest of the file its comment."""
    at = data.rfind(ZIP_END, max(0, len(data) - ZIP_TAIL))
    if at < 0 or at + ZIP_SIZE > len(data):
        return False
    comment = int.from_bytes(data[at + 20 : at + 22], "little")
    return at + ZIP_SIZE + comment == len(data)
