"""What a finished file can do without, which nobody sees: a certificate with twelve units is a quarter smaller.

Fonts keep the tables that show glyphs, words their places to a thousandth of a point, tags their meaning, and the
profile of sRGB its formula instead of its curves. Streams are compressed once.
"""

import re
import struct
from functools import cache

import pydyf
from PIL import ImageCms

# what a font inside a PDF is asked for when its glyphs are named by number (ISO 32000-1, 9.9)
FONT_TABLES = {b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"cvt ", b"fpgm", b"prep"}
# a number of more than three places, in the words of a page; the names of things (/a0.0784) are not numbers
LONG_NUMBER = re.compile(rb"(?<=[\s>\[-])([1-9]\d*\.\d{3})\d+")
# what may hold letters itself; what says nothing about them
HOLDERS = {
    f"/{tag}" for tag in ("P", "H1", "H2", "H3", "TD", "TH", "Lbl", "LBody", "Caption", "Link", "Span")
}
MEANINGLESS, PLAIN = {"/Span", "/NonStruct"}, {"Type", "S", "K", "Pg", "P"}


def make_lean(pdf):
    """Before anything is laid beneath its pages: the drawings are lean already, and too fine for shorter numbers."""
    _make_fonts_lean(pdf)
    _make_words_lean(pdf)
    _make_tags_lean(pdf)
    _make_profile_lean(pdf)


def make_ready(pdf):
    """The last thing that is done to a file: afterwards its objects are bytes."""
    pdf.objects[:] = [Ready(thing) for thing in pdf.objects]
    pdf.info = Ready(pdf.info) if pdf.info else pdf.info


def found(pdf, reference):
    """The object of a reference: b"12 0 R"."""
    return pdf.objects[int(reference.split()[0])]


class Ready(pydyf.Object):
    """An object whose bytes are worked out once: pydyf does it twice, to write the file and to name it."""

    def __init__(self, thing):
        super().__init__()
        is_gone = thing.free == "f"
        # pydyf tells number 0 alone that it is free; what is gone is told the same way.
        self.number, self.generation, self.free = 0 if is_gone else thing.number, thing.generation, thing.free
        self._compressible = thing.compressible and not is_gone
        self._bytes = b"" if is_gone else thing.data

    @property
    def data(self):
        return self._bytes

    @property
    def compressible(self):
        return self._compressible


# fonts -----------------------------------------------------------------------------------------------


def _make_fonts_lean(pdf):
    """Leaves out of every TrueType font what no PDF reader asks for: half a kilobyte of names each."""
    for thing in pdf.objects:
        if isinstance(thing, pydyf.Stream) and "Length1" in thing.extra:
            lean = lean_font(thing.stream[0])
            thing.stream, thing.extra["Length1"] = [lean], len(lean)


def lean_font(font):
    """The same TrueType font with only the tables that show glyphs by number."""
    count = struct.unpack_from(">H", font, 4)[0]
    tables = [struct.unpack_from(">4sLLL", font, 12 + 16 * i) for i in range(count)]
    kept = sorted(table for table in tables if table[0] in FONT_TABLES)
    power = len(kept).bit_length() - 1
    head = struct.pack(">LHHHH", 0x00010000, len(kept), 16 << power, power, 16 * len(kept) - (16 << power))
    entries, body, offset = [], [], 12 + 16 * len(kept)
    for tag, checksum, start, length in kept:
        entries.append(struct.pack(">4sLLL", tag, checksum, offset, length))
        body.append(font[start : start + length].ljust(-(-length // 4) * 4, b"\0"))
        offset += len(body[-1])
    return b"".join([head, *entries, *body])


# words -----------------------------------------------------------------------------------------------


def _make_words_lean(pdf):
    """Shorter numbers, and no kerning by nothing."""
    for page in pdf.page_references:
        words = found(pdf, found(pdf, page)["Contents"])
        text = pydyf.Array(words.stream).data[1:-1]
        words.stream = [LONG_NUMBER.sub(rb"\1", text).replace(b">0<", b"").replace(b">0]", b">]")]


# tags ------------------------------------------------------------------------------------------------


def _make_tags_lean(pdf):
    """Letters belong to their paragraph or cell itself: WeasyPrint puts an element of its own around every run of
    them, and around what is only bold or slanted.
    """
    tree = found(pdf, found(pdf, pdf.catalog["StructTreeRoot"])["ParentTree"])
    elements = {thing.reference: thing for thing in pdf.objects if isinstance(thing, dict) and "S" in thing}
    homes = {}
    for reference, element in elements.items():
        home = elements.get(homes.get(element["P"], element["P"]))
        if home and _says_nothing(element, home) and reference in home["K"]:
            at = home["K"].index(reference)
            home["K"][at : at + 1] = element["K"]
            homes[reference] = home.reference
            element.free = "f"
        elif home:
            element["P"] = home.reference
    # One list for each page; links, which are one reference each, keep theirs.
    for page in (kept for kept in tree["Nums"][1::2] if isinstance(kept, list)):
        page[:] = [homes.get(reference, reference) for reference in page]


def _says_nothing(element, home):
    return (
        element["S"] in MEANINGLESS
        and element.keys() <= PLAIN
        and home["S"] in HOLDERS
        and home.get("Pg") == element["Pg"]
    )


# colours ---------------------------------------------------------------------------------------------


def _make_profile_lean(pdf):
    for intent in pdf.catalog["OutputIntents"]:
        found(pdf, intent["DestOutputProfile"]).stream = [srgb()]


@cache
def srgb():
    """The profile of sRGB by its formula: a sixth of the table of points that WeasyPrint brings."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[8:12] = 4, 0x20, 0, 0  # version 4.2, the latest that PDF 1.7 knows; nothing newer is used
    profile[24:36] = struct.pack(">6H", 2026, 1, 1, 0, 0, 0)  # not the moment of printing
    return bytes(profile)
