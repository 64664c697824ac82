"""Certificates: of long and of far names, in every state."""

from dataclasses import replace

from certificates.papers import CertificateFacts, Holder, Validity
from foundation.documents.papers.facts import PaperHead, StateMark, UnitFacts
from tests.papers.samples.base import BODY, HEAD, MANAGER, SCHEME, UNITS

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


SUSPENDED = StateMark(
    "DIBEKUKAN", "Dibekukan sejak 4 Maret 2027; selama itu sertifikat tidak boleh digunakan", "Suspended"
)


WITHDRAWN = StateMark("DICABUT", "Dicabut sejak 4 Juni 2027; sertifikat tidak berlaku lagi", "Withdrawn")


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


def certificate(name="", *, units=UNITS, state=None, with_photo=True, sample=False):
    """The certificate of a name, with so many units, in a state."""
    holder = replace(CERTIFICATE.holder, name=name or CERTIFICATE.holder.name, photo=with_photo)
    paper = replace(CERTIFICATE.paper, sample=sample)
    return replace(CERTIFICATE, paper=paper, holder=holder, units=units, state=state)
