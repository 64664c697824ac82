"""The certificate, as a letter (A4) and as a card (ID-1): what they say, and how they are dressed (9.4.6)."""

from dataclasses import dataclass

from foundation.documents.guilloche import Placed, band, digest, frame, qr_png, rosette, stamp
from foundation.documents.papers import Dress, PaperKind, register
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

    `paper.number` is the certificate number, `paper.code` the short check code, `paper.date` the day of
    issue, `paper.copy` "Salinan ke-2" when reissued. `url` is what the QR code opens, with the long token.
    `terms` are the version's words for use (9.8.1-9.8.4) and `upkeep` its sentences on surveillance
    (9.6.2). Things: "photo.jpg" where `holder.photo`.
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


# how they are dressed ------------------------------------------------------------------------------------


def mark_of(facts):
    """The digest from which the personal rosette is drawn: of what the public page shows as well."""
    validity = facts["validity"]
    return digest(
        facts["paper"]["number"],
        facts["holder"]["name"],
        facts["scheme"]["document"],
        validity["starts_on"],
        validity["ends_on"],
    )


def _step(length, steps):
    """The first class whose limit the length does not pass: names and lists shrink in steps, and are never
    cut.
    """
    return next(name for limit, name in steps if length <= limit)


NAME_SIZES = ((34, ""), (58, "l"), (120, "xl"), (10_000, "xxl"))
LIST_SIZES = ((7, ""), (14, "many"), (10_000, "crowd"))


def _balanced(text, limit):
    """The text on as many lines as it needs, all of about one length: a long name should not end on a lone title."""
    count = -(-len(text) // limit)
    lines, rest = [], text
    for left in range(count, 1, -1):
        spaces = [i for i, letter in enumerate(rest) if letter == " "]
        if not spaces:
            break
        cut = min(spaces, key=lambda i: abs(i - len(rest) / left))
        lines.append(rest[:cut])
        rest = rest[cut + 1 :]
    return [*lines, rest]


def _pictures(facts, width, height):
    """The QR code, and the word across the sheet where it has one."""
    things = {"qr.png": qr_png(facts["url"])}
    if facts["state"]:
        things["state.svg"] = stamp(facts["state"]["word"], width, height)
    return things


def dress_certificate(facts, _things):
    """Frame and band are the same on all; the rosette is the holder's own, once clear and once large and
    pale.
    """
    own = rosette(mark_of(facts), 46)
    edge = Placed(frame(281, 194), 8, 8)
    words = {
        "name_lines": _balanced(facts["holder"]["name"], 58),
        "title_lines": _balanced(facts["scheme"]["title"], 62),
        "size": _step(len(facts["holder"]["name"]), NAME_SIZES),
        "scheme_size": _step(len(facts["scheme"]["title"]), ((46, ""), (10_000, "long"))),
        "list_size": _step(len(facts["units"]), LIST_SIZES),
    }
    front = (edge, Placed(band(54, 182), 14.6, 14), Placed(own, 178, 106, 2.9, 0.13), Placed(own, 41.6, 58))
    back = (edge, Placed(own, 240, 92, 1.6, 0.12))
    return Dress(words, _pictures(facts, 196, 150), {0: front, 1: back})


CARD_NAME_SIZES = ((20, ""), (34, "l"), (72, "xl"), (10_000, "xxl"))
ON_THE_CARD = 4  # units; the rest are counted


def dress_card(facts, _things):
    """The rosette in the corner, and large and pale behind both faces."""
    own = rosette(mark_of(facts), 46)
    words = {
        "size": _step(len(facts["holder"]["name"]), CARD_NAME_SIZES),
        "scheme_size": _step(len(facts["scheme"]["title"]), ((34, ""), (10_000, "long"))),
        "more": max(0, len(facts["units"]) - ON_THE_CARD),
    }
    front = (Placed(own, 70, 33, 1.15, 0.22), Placed(own, 77.6, 8.6, 0.2))
    return Dress(words, _pictures(facts, 55, 40), {0: front, 1: (Placed(own, 70, 33, 1.15, 0.16),)})


register(
    PaperKind("certificate", "certificates/papers/certificate.html", ("certificate.css",), dress_certificate),
    PaperKind("card", "certificates/papers/card.html", ("card.css",), dress_card),
)
