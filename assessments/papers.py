"""Letter of assignment, agreement (FR.AK.01) and portfolio checklist (FR.IA.08) of an assessment (9.2)."""

from dataclasses import dataclass

from foundation.documents.papers import PaperKind, register
from foundation.documents.papers.facts import (
    Facts,
    FormHead,
    IssuingBody,
    PaperHead,
    Row,
    SchemeFacts,
    Signature,
    Tick,
    UnitFacts,
)


@dataclass(frozen=True)
class Assigned:
    """A candidate in a letter of assignment."""

    name: str
    number: str
    route: str  # "portofolio", "uji praktik dan lisan"
    when: str


@dataclass(frozen=True)
class AssignmentFacts(Facts):
    """Surat tugas asesor (9.2.2)."""

    body: IssuingBody
    paper: PaperHead
    scheme: SchemeFacts
    opening: str  # "Berdasarkan butir 9.2.2 skema sertifikasi …, Manajer Sertifikasi … menugaskan:"
    assessor: tuple[Row, ...]  # Nama, Nomor registrasi, Sebagai, Waktu, Tempat: the first is set in bold
    units: tuple[UnitFacts, ...]
    candidates: tuple[Assigned, ...]
    duties: tuple[str, ...]
    declaration: str  # impartiality, and what to do on finding a tie
    signer: Signature
    acceptance: Signature | None = None  # the assessor's hand, once accepted


register(PaperKind("assignment", "assessments/papers/assignment.html", ("letter.css",)))


@dataclass(frozen=True)
class AgreementFacts(Facts):
    """FR.AK.01 Persetujuan Asesmen dan Kerahasiaan (9.2.3, 9.2.4)."""

    body: IssuingBody
    paper: PaperHead
    scheme: SchemeFacts
    form: FormHead
    opening: str
    units: tuple[UnitFacts, ...]
    evidence: tuple[Tick, ...]  # what will be collected
    sitting: tuple[Row, ...]  # Hari, tanggal; Waktu; TUK
    plan: tuple[Row, ...]  # the plan in short: approach, methods; may be empty
    statements: tuple[Row, ...]  # who states what: ("Asesi", "…")
    signatures: tuple[Signature, ...]


register(PaperKind("ak01", "assessments/papers/ak01.html", ("form.css",)))


@dataclass(frozen=True)
class Judged:
    """A portfolio document under VATM: True yes, False no, None not judged for that rule."""

    title: str
    about: str  # "unit 007 · elemen 1–3 · 14 halaman"
    valid: bool | None
    authentic: bool | None
    current: bool | None
    sufficient: bool | None
    remark: str = ""


@dataclass(frozen=True)
class FollowUp:
    """What is to be cleared up in an interview, and the further evidence needed."""

    element: str
    evidence: str


@dataclass(frozen=True)
class PortfolioFacts(Facts):
    """FR.IA.08 Ceklis Verifikasi Portofolio (9.2.5, 9.2.6). `competent` has no default: somebody recommends
    it.
    """

    body: IssuingBody
    paper: PaperHead
    scheme: SchemeFacts
    form: FormHead
    documents: tuple[Judged, ...]
    follow_up: tuple[FollowUp, ...]
    competent: bool
    test_on: str  # "M.702093.008.01, elemen 2 dan 3."; empty where competent
    signatures: tuple[Signature, ...]


register(PaperKind("ia08", "assessments/papers/ia08.html", ("form.css",)))
