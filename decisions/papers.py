"""Minutes, decree, and the letter to who is not yet competent (9.4.5, 9.9.1)."""

from dataclasses import dataclass
from typing import Literal

from foundation.documents.papers import PaperKind, register
from foundation.documents.papers.facts import Facts, IssuingBody, PaperHead, Row, SchemeFacts, Signature

Outcome = Literal["K", "BK", "BACK"]  # competent, not yet competent, sent back to the assessor


@dataclass(frozen=True)
class Member:
    """A member of the technical team; the letter stands for them in the table of votes."""

    letter: str  # "A"
    name: str
    part: str  # "Ketua Tim Teknis", "Anggota"
    presence: str  # "hadir", "hadir daring", "tidak hadir"
    recusals: str  # "4, 17 (atasan langsung)"; "tidak ada; pernyataan ditandatangani"; "–"


@dataclass(frozen=True)
class Decided:
    """One candidate on the agenda, with the recommendation, the decision, and the file as it was decided."""

    name: str
    number: str  # candidate number
    employer: str
    recommendation: str  # "Kompeten, portofolio"
    assessor: str  # MET number
    outcome: Outcome
    verdict: str  # "Kompeten", "Belum kompeten", "Dikembalikan"
    votes: str  # "A, B, C setuju · D mundur"
    reason: str = ""
    dissent: str = ""
    documents: int = 0
    manifest: str = ""  # SHA-256 of the list of contents at the seal, 64 hex digits


@dataclass(frozen=True)
class Total:
    """How many had one outcome."""

    label: str
    count: int


@dataclass(frozen=True)
class MinutesFacts(Facts):
    """Berita Acara Rapat Pleno."""

    body: IssuingBody
    paper: PaperHead
    scheme: SchemeFacts
    opening: str  # "Pada hari ini, Selasa, tanggal …"
    facts: tuple[Row, ...]  # Waktu, Tempat, Dasar, Pemimpin · notulis
    members: tuple[Member, ...]
    quorum: str
    how: str
    candidates: tuple[Decided, ...]
    totals: tuple[Total, ...]
    conclusion: str
    signatures: tuple[Signature, ...]


register(PaperKind("minutes", "decisions/papers/minutes.html", ("minutes.css",)))


@dataclass(frozen=True)
class Clause:
    """A marked sentence of a decree: ("a.", "bahwa …;") or ("KESATU", "Menetapkan …")."""

    mark: str
    text: str


@dataclass(frozen=True)
class Ground:
    """Menimbang, Mengingat, Memperhatikan."""

    title: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True)
class CompetentRow:
    """Annex A."""

    name: str
    number: str
    certificate: str
    ends_on: str


@dataclass(frozen=True)
class NotYetRow:
    """Annex B."""

    name: str
    number: str
    units: str  # the units not yet achieved


@dataclass(frozen=True)
class DecreeFacts(Facts):
    """Surat Keputusan penetapan hasil sertifikasi; `issuer` is the office in capitals ("KETUA LSP-P2 …")."""

    body: IssuingBody
    paper: PaperHead
    scheme: SchemeFacts
    issuer: str
    about: str  # "Penetapan Hasil Sertifikasi Kompetensi Skema …"
    grounds: tuple[Ground, ...]
    rulings: tuple[Clause, ...]
    competent: tuple[CompetentRow, ...]
    not_yet: tuple[NotYetRow, ...]
    signer: Signature
    copies: tuple[str, ...] = ()


register(PaperKind("decree", "decisions/papers/decree.html", ("decree.css",)))


@dataclass(frozen=True)
class Gap:
    """A criterion that was not met: what was seen, and what will suffice."""

    criterion: str
    where: str  # "elemen 2, KUK 2.1"
    seen: str
    enough: str


@dataclass(frozen=True)
class UnitGaps:
    """The gaps of one unit."""

    unit: str  # "M.702093.008.01 Mengelola Data Pelanggan"
    gaps: tuple[Gap, ...]


@dataclass(frozen=True)
class CalendarDay:
    """A day of the appeal term: kind is "", "off" (weekend), "hol" (holiday, joint leave), "start", "last" or
    "void" (filler).
    """

    kind: Literal["", "off", "hol", "start", "last", "void"]
    day: str = ""  # "14 Des"
    note: str = ""  # "hari 1", "Natal", "diterima"


@dataclass(frozen=True)
class AppealTerm:
    """Until when, and every day of the reckoning (9.9.1, 9.9.5): `weeks` run Monday to Sunday, seven days
    each.
    """

    until: str  # "Kamis, 7 Januari 2027, pukul 23.59 WIB"
    ways: tuple[str, ...]  # how to appeal, who hears it, when the answer comes
    weeks: tuple[tuple[CalendarDay, ...], ...]
    key: str  # what the marks mean, and which calendar was used


@dataclass(frozen=True)
class NotYetFacts(Facts):
    """The letter that teaches: what holds already, what is missing by criterion, the retest, the appeal."""

    body: IssuingBody
    paper: PaperHead  # number, date
    scheme: SchemeFacts
    name: str
    candidate: str  # "Peserta P-2026-0217 · PT Contoh Kimia"
    meeting: str  # "tanggal 11 Desember 2026 (Berita Acara 016/BA/…)"
    fulfilled: str  # what need not be repeated; may be empty
    reason: str  # the team's reason where it is not told by criterion, or where it differs from the recommendation
    gaps: tuple[UnitGaps, ...]
    retest: tuple[Row, ...]
    appeal: AppealTerm
    signer: Signature


register(PaperKind("not-yet-competent", "decisions/papers/not_yet.html", ("letter.css",)))
