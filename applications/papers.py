"""The application (FR.APL.01) and the self-assessment (FR.APL.02) as BNSP's forms print them (9.1.2, 9.1.3)."""

from dataclasses import dataclass
from typing import Literal

from foundation.documents.papers.facts import (
    Facts,
    FormHead,
    IssuingBody,
    PaperHead,
    SchemeFacts,
    Signature,
    Tick,
    UnitFacts,
)


@dataclass(frozen=True)
class Cell:
    """A labelled cell; the widths of a row add up to 6. An empty value prints "–"."""

    label: str
    value: str
    width: int = 2


@dataclass(frozen=True)
class Block:
    """ "a. Data pribadi" and its rows of cells."""

    title: str
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Proof:
    """A required document: before the review `verdict` is empty, and no box is ticked."""

    title: str
    about: str  # file name, what was found
    verdict: Literal["", "ok", "short", "none"] = ""


@dataclass(frozen=True)
class ProofGroup:
    """ "3.1 Bukti persyaratan dasar" and its documents."""

    title: str
    proofs: tuple[Proof, ...]


@dataclass(frozen=True)
class ApplicationFacts(Facts):
    """FR.APL.01. `accepted` is None until the secretariat has decided."""

    body: IssuingBody
    paper: PaperHead
    scheme: SchemeFacts
    form: FormHead
    blocks: tuple[Block, ...]
    purposes: tuple[Tick, ...]
    units: tuple[UnitFacts, ...]
    proofs: tuple[ProofGroup, ...]
    accepted: bool | None
    note: str
    consent: str  # the words that were agreed to, with their version (9.1.4)
    signatures: tuple[Signature, ...]


@dataclass(frozen=True)
class SelfRated:
    """An element, its criteria (number, text) and the applicant's own answer; None is unanswered."""

    title: str
    criteria: tuple[tuple[str, str], ...]
    competent: bool | None
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class SelfRatedUnit:
    """A unit and its elements."""

    code: str
    title: str
    elements: tuple[SelfRated, ...]


@dataclass(frozen=True)
class SelfAssessmentFacts(Facts):
    """FR.APL.02. `warning` says where the texts of elements are examples; `continues` is the assessor's, None
    until given.
    """

    body: IssuingBody
    paper: PaperHead
    scheme: SchemeFacts
    form: FormHead
    warning: str
    units: tuple[SelfRatedUnit, ...]
    continues: bool | None
    signatures: tuple[Signature, ...]
