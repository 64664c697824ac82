"""The certificate, as a letter (A4) and as a card (ID-1): what they say, and how they are dressed (9.4.6)."""

from dataclasses import dataclass

from foundation.documents.papers.facts import (
    Facts,
    IssuingBody,
    PaperHead,
    SchemeFacts,
    Signature,
    StateMark,
    UnitFacts,
)


@dataclass(frozen=True)
class Holder:
    """The certified person as the certificate names them (9.4.6-d: a long name shrinks, it is never cut)."""

    name: str
    line: str = ""  # employer, below the name
    photo: bool = False  # True: the thing "photo.jpg" is given (3 × 4, 240 × 320 px, JPEG)


@dataclass(frozen=True)
class Validity:
    """How long the certificate holds: from its date to the day before the anniversary."""

    starts_on: str  # "19 November 2026"
    ends_on: str  # "18 November 2029"
    years: str  # "3 (tiga) tahun"
    years_en: str  # "3 (three) years"
    renew_by: str  # last day to ask for recertification (9.7.1): "18 September 2029"


@dataclass(frozen=True)
class CertificateFacts(Facts):
    """One record behind both the letter and the card.

    `paper.number` is the certificate number, `paper.code` the short check code, `paper.date` the day of issue, `paper.copy` "Salinan
    ke-2" when reissued. `url` is what the QR code opens, with the long token. `terms` are the version's words for use (9.8.1-9.8.4) and
    `upkeep` its sentences on surveillance (9.6.2). Things: "photo.jpg" where `holder.photo`.
    """

    body: IssuingBody
    paper: PaperHead
    scheme: SchemeFacts
    units: tuple[UnitFacts, ...]
    holder: Holder
    registration: str  # "MNJ 000 00043 2026"; empty where the LSP gives none
    url: str
    decree: str  # number of the decree: "021/SK/LSP-PI/XI/2026"
    validity: Validity
    signer: Signature  # front: the head of the LSP
    manager: Signature | None = None  # back: the certification manager, where one is appointed
    terms: tuple[str, ...] = ()
    upkeep: tuple[str, ...] = ()
    state: StateMark | None = None
