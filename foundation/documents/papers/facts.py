"""What papers are told: frozen, formatted facts; the parts that more than one paper uses.

A paper's facts are a tree of frozen dataclasses of strings, small numbers and tuples. They arrive as a
person reads them: dates as "19 November 2026", money as "500.000" or "Rp 500.000", hours as "14.32 WIB".
`to_json()` gives what is kept in `Paper.facts`; the templates are given exactly that, compute nothing and
choose no words about state. What the LSP has not given stays the empty string: the paper then leaves the
line out or says so.

Pictures are never facts: they are handed beside them as *things* (`{"photo.jpg": bytes}`), and facts only
name them.
"""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Facts:
    """The root of a paper's facts."""

    def to_json(self) -> dict[str, Any]:
        """The same facts as dicts, lists, strings and numbers: what is kept, hashed and printed."""
        return _plain(asdict(self))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    return value


@dataclass(frozen=True)
class IssuingBody:
    """The LSP as its papers name it. Only `name` is certain; everything else is a setting that may be
    missing.
    """

    name: str
    kind: str = ""  # "Lembaga Sertifikasi Profesi Pihak Kedua"
    licence: str = ""  # BNSP's licence number
    address: str = ""
    contact: str = ""  # "sekretariat@… · 021-…"
    place: str = ""  # where papers are signed: "Jakarta"
    portal: str = ""  # the portal's address as people type it, without scheme: "lsp.example"
    verify: str = ""  # the verification page as people type it: "lsp.example/periksa"


@dataclass(frozen=True)
class PaperHead:
    """What names a sheet: repeated in its foot and, from page 2, in its head."""

    number: str
    subject: str  # a few words: "Rapat pleno Pengelolaan Data Pelanggan"
    code: str = ""  # the short check code, "7K4M-92QF"
    date: str = ""  # "19 November 2026"
    sample: bool = False  # demo data: the paper is marked CONTOH
    copy: str = ""  # "Salinan ke-2" on a reissued paper


@dataclass(frozen=True)
class SchemeFacts:
    """The scheme version under which the paper is made."""

    title: str
    document: str  # "SS-PD07/00/LSP-PI/2019"
    kind: str  # "Klaster"
    title_en: str = ""
    kind_en: str = ""  # "Cluster"
    version: str = ""
    standard: str = ""  # "SKKNI, Keputusan Menteri Ketenagakerjaan RI Nomor 170 Tahun 2016"


@dataclass(frozen=True)
class UnitFacts:
    """A unit of competency. Without an English title its line is left out."""

    code: str
    title: str
    title_en: str = ""


@dataclass(frozen=True)
class Signature:
    """A hand on a paper: whose, in which office, and how it was given.

    `lines` say how: ("Ditandatangani secara elektronik", "19 November 2026 14.32 WIB"). Empty lines leave
    room for ink. `picture` names a drawn signature among the things ("hand-1.png").
    """

    name: str
    post: str
    post_en: str = ""
    lines: tuple[str, ...] = ()
    picture: str = ""


@dataclass(frozen=True)
class StateMark:
    """A word across the sheet, with a dated line on top: CONTOH, DIBEKUKAN, DICABUT."""

    word: str
    line: str  # "Dibekukan sejak 4 Maret 2027; selama itu sertifikat tidak boleh digunakan"
    line_en: str = ""


@dataclass(frozen=True)
class Row:
    """A label and its value, where the list of labels is the paper's own: ("Waktu", "Selasa, 17 November 2026
    …").
    """

    label: str
    value: str


@dataclass(frozen=True)
class FormHead:
    """A BNSP form is a code and an edition; `rows` are its facts below the scheme (Asesi, TUK · asesor,
    Tanggal).
    """

    code: str  # "FR.IA.08"
    title: str
    edition: str
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True)
class Tick:
    """A box and its words."""

    label: str
    on: bool
