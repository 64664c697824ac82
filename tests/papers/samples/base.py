"""The LSP, the scheme and the people of the samples: all invented, all CONTOH."""

import io
from functools import cache
from math import cos, sin
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from foundation.documents.papers.facts import IssuingBody, PaperHead, SchemeFacts, Signature, UnitFacts

BODY = IssuingBody(
    name="LSP-P2 Pupuk Indonesia Group",
    kind="Lembaga Sertifikasi Profesi Pihak Kedua",
    licence="BNSP-LSP-0000-ID",
    address="Jalan Contoh Raya 1, Jakarta 10000",
    contact="sekretariat@lsp.example · 021-0000-0000",
    place="Jakarta",
    portal="lsp.example",
    verify="lsp.example/periksa",
)


SCHEME = SchemeFacts(
    title="Pengelolaan Data Pelanggan",
    title_en="Customer Data Management",
    kind="Klaster",
    kind_en="Cluster",
    document="SS-PD07/00/LSP-PI/2019",
    version="00",
    standard="SKKNI, Keputusan Menteri Ketenagakerjaan RI Nomor 170 Tahun 2016",
)


UNITS = (
    UnitFacts("M.702093.007.01", "Menyusun Data Pelanggan", "Compiling Customer Data"),
    UnitFacts("M.702093.008.01", "Mengelola Data Pelanggan", "Managing Customer Data"),
)


LONG_NAME = "Raden Ajeng Maria Theresia Kusumawardhani Prawirodirdjo Notonegoro Simanjuntak, S.E."


FAR_NAME = "Şükran Łukasiewicz-Đorđević Ñuñez Ångström"


ELECTRONIC = "Ditandatangani secara elektronik"


HEAD = Signature(
    "Ir. Bambang Wiratmaja, M.M.", "Ketua LSP", "Chairman", (ELECTRONIC, "19 November 2026 14.32 WIB")
)


MANAGER = Signature(
    "Dra. Sekar Prameswari",
    "Manajer Sertifikasi",
    "Certification Manager",
    (ELECTRONIC, "19 November 2026 14.05 WIB"),
)


@cache
def photo():
    """A drawn head on a red ground, with the grain of a camera, so that the size of the file is honest."""
    picture = Image.new("RGB", (300, 400), "#b3221d")
    draw = ImageDraw.Draw(picture)
    draw.ellipse((-10, 285, 310, 640), fill="#22303c")
    draw.polygon([(118, 296), (182, 296), (150, 372)], fill="#eef0f0")
    draw.rectangle((126, 230, 174, 310), fill="#b98563")
    draw.ellipse((92, 92, 208, 262), fill="#c8946f")
    draw.pieslice((84, 66, 216, 226), 180, 360, fill="#221a17")
    picture = picture.filter(ImageFilter.GaussianBlur(1.4)).resize((240, 320), Image.Resampling.LANCZOS)
    noise = Random(7)  # noqa: S311 - grain, not a secret
    grain = bytes(noise.randint(122, 134) for _ in range(240 * 320 * 3))
    picture = ImageChops.add(picture, Image.frombytes("RGB", (240, 320), grain), 1, -128)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=72, optimize=True)
    return out.getvalue()


OFFICER = Signature(
    "Wening Larasati, S.E.",
    "Sekretariat LSP",
    lines=("Disahkan secara elektronik", "2 November 2026 09.15 WIB"),
)


FIRST = (
    "Ratna",
    "Yohanes",
    "Siti",
    "Made",
    "Rangga",
    "Ayu",
    "Teguh",
    "Maria",
    "Fajar",
    "Laksmi",
    "Burhan",
    "Dewi",
    "Ketut",
    "Nurul",
    "Prakoso",
    "Tiara",
    "Gilang",
    "Melati",
    "Surya",
    "Intan",
)


LAST = (
    "Kusumaningtyas",
    "Tobing",
    "Aminah",
    "Sudarsana",
    "Prawira",
    "Lestari",
    "Wibowo",
    "Kaunang",
    "Ramadhan",
    "Setyaningrum",
    "Hasibuan",
    "Anggraini",
)


def head(number, subject, code="", date=""):
    """What names a sheet of invented data."""
    return PaperHead(number=number, subject=subject, code=code, date=date, sample=True)


def name_of(i):
    """The i-th invented name: among them one of one word, and one of 84 letters."""
    special = {3: "Suharti", 6: LONG_NAME, 8: FAR_NAME}
    return special.get(i, f"{FIRST[(i * 7) % 20]} {LAST[(i * 5) % 12]}")


def hand(name, post, moment):
    """A signature given on the page."""
    return Signature(name, post, lines=(ELECTRONIC, f"{moment} WIB"))


APPLICANT = "Ratna Kusumaningtyas"


ASSESSOR_POST = "Asesor, MET.000.000111 2019"


@cache
def drawn_hand():
    """A signature as the page's canvas gives it: black strokes on nothing."""
    picture = Image.new("RGBA", (360, 120))
    points = [(10 + 3 * i, 60 + int(38 * sin(i / 4) * cos(i / 17))) for i in range(113)]
    ImageDraw.Draw(picture).line(points, fill=(22, 36, 42, 255), width=4)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
