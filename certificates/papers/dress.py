"""How a certificate is dressed: frame, band, the holder's own rosette, and type that shrinks (9.4.6)."""

from django.utils.safestring import mark_safe

from foundation.documents.guilloche import Placed, band, digest, frame, qr_png, rosette, stamp
from foundation.documents.papers import Dress


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
LONGEST_LINE = 60
LIST_SIZES = ((7, ""), (14, "many"), (10_000, "crowd"))


def _balanced(text, limit):
    """The text on as many lines as it needs, all of about one length: a long name should not end on a lone
    title.
    """
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


def _name_size(lines):
    """By the length of the whole; a single word that no line can hold takes the smallest."""
    if max(map(len, lines)) > LONGEST_LINE:
        return "xxl"
    return _step(len(" ".join(lines)), NAME_SIZES)


EXAMPLE = {
    "word": "CONTOH",
    "line": "CONTOH: data rekaan, bukan sertifikat",
    "line_en": "Sample, not a certificate",
}


def _state(facts):
    """The word across the sheet: that of its state, or CONTOH on one that is none."""
    return facts["state"] or (EXAMPLE if facts["paper"]["sample"] else None)


def _pictures(facts, width, height):
    """The QR code, and the word across the sheet where it has one."""
    things, state = {"qr.png": qr_png(facts["url"])}, _state(facts)
    if state:
        things["state.svg"] = stamp(state["word"], width, height)
    return things


def dress_certificate(facts, _things):
    """Frame and band are the same on all; the rosette is the holder's own, once clear and once large and
    pale.
    """
    own = rosette(mark_of(facts), 46)
    edge = Placed(frame(281, 194), 8, 8)
    name_lines = _balanced(facts["holder"]["name"], 58)
    words = {
        "state": _state(facts),
        "name_lines": name_lines,
        "title_lines": _balanced(facts["scheme"]["title"], 62),
        "size": _name_size(name_lines),
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
        "state": _state(facts),
        "size": _step(len(facts["holder"]["name"]), CARD_NAME_SIZES),
        "scheme_size": _step(len(facts["scheme"]["title"]), ((34, ""), (10_000, "long"))),
        "more": max(0, len(facts["units"]) - ON_THE_CARD),
    }
    front = (Placed(own, 70, 33, 1.15, 0.22), Placed(own, 77.6, 8.6, 0.2))
    return Dress(words, _pictures(facts, 55, 40), {0: front, 1: (Placed(own, 70, 33, 1.15, 0.16),)})


def drawn_rosette(certificate):
    """The personal rosette of the paper as SVG, so that an eye can compare page and paper."""
    # Made of numbers alone: nothing that anybody typed is in it.
    return mark_safe(rosette(mark_of(certificate.letter.facts), 46).svg())
