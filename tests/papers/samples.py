"""Invented facts for every kind of paper: people, numbers and criteria are CONTOH, bukan teks SKKNI."""

import io
from dataclasses import replace
from functools import cache
from random import Random

from PIL import Image, ImageDraw, ImageFilter

from certificates.papers import CertificateFacts, Holder, Validity
from foundation.documents.papers.facts import (
    IssuingBody,
    PaperHead,
    SchemeFacts,
    Signature,
    StateMark,
    UnitFacts,
)

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
TITLES = (
    ("CONTOH Judul unit pertama", "SAMPLE Title of the first unit"),
    ("CONTOH Menyiapkan sarana kerja", "SAMPLE Preparing the means of work"),
    (
        "CONTOH Menerima permintaan pelanggan dan menyalurkannya kepada unit kerja yang berwenang",
        "SAMPLE Receiving requests of customers and passing them to the unit in charge",
    ),
    ("CONTOH Menyusun laporan", "SAMPLE Reporting"),
    ("CONTOH Memelihara hubungan", "SAMPLE Keeping relations"),
    ("CONTOH Menilai kepuasan", "SAMPLE Measuring satisfaction"),
    ("CONTOH Menjaga kerahasiaan", "SAMPLE Keeping confidence"),
    ("CONTOH Mengukur layanan", "SAMPLE Measuring service"),
    ("CONTOH Memperbaiki layanan", "SAMPLE Improving service"),
    ("CONTOH Melatih rekan kerja", "SAMPLE Training fellow workers"),
    ("CONTOH Menangani keluhan", "SAMPLE Handling complaints"),
    ("CONTOH Menutup periode", "SAMPLE Closing the period"),
)
TWELVE = tuple(UnitFacts(f"M.702093.0{n:02}.01", *title) for n, title in enumerate(TITLES, 1))

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
SUSPENDED = StateMark(
    "DIBEKUKAN", "Dibekukan sejak 4 Maret 2027; selama itu sertifikat tidak boleh digunakan", "Suspended"
)
WITHDRAWN = StateMark("DICABUT", "Dicabut sejak 4 Juni 2027; sertifikat tidak berlaku lagi", "Withdrawn")
SAMPLE = StateMark("CONTOH", "CONTOH: data rekaan, bukan sertifikat", "Sample, not a certificate")

CERTIFICATE = CertificateFacts(
    body=BODY,
    paper=PaperHead(
        number="70209 4226 0000128 2026",
        subject="Sertifikat Kompetensi",
        code="7K4M-92QF",
        date="19 November 2026",
    ),
    scheme=SCHEME,
    units=UNITS,
    holder=Holder("Ratna Kusumaningtyas", "PT Contoh Niaga Pupuk", photo=True),
    registration="MNJ 000 00043 2026",
    url="https://lsp.example/periksa/h4xq2mcvt7wz9yd3kpr5nsabef",
    decree="021/SK/LSP-PI/XI/2026",
    validity=Validity(
        "19 November 2026", "18 November 2029", "3 (tiga) tahun", "3 (three) years", "18 September 2029"
    ),
    signer=HEAD,
    manager=MANAGER,
    terms=(
        "Pemegang memenuhi ketentuan skema sertifikasi.",
        "Sertifikat berlaku hanya untuk ruang lingkup di atas.",
        "Sertifikat tidak disalahgunakan atau dipakai menyesatkan.",
        "Bila dibekukan atau dicabut, penggunaannya dihentikan dan sertifikat dikembalikan kepada LSP.",
    ),
    upkeep=("Surveilen sekurang-kurangnya sekali setahun.",),
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
    noise = Random(7)
    grain = bytes(noise.randint(0, 12) for _ in range(240 * 320))
    grey = Image.frombytes("L", (240, 320), grain)
    picture = Image.blend(picture, Image.merge("RGB", (grey, grey, grey)), 0.02)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=76, optimize=True)
    return out.getvalue()


def certificate(name="", *, units=UNITS, state=None, with_photo=True):
    """The certificate of a name, with so many units, in a state."""
    holder = replace(CERTIFICATE.holder, name=name or CERTIFICATE.holder.name, photo=with_photo)
    return replace(CERTIFICATE, holder=holder, units=units, state=state)
