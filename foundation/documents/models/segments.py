"""The pieces a number is written with: free text, the sequence, the year, the month, and words that the
caller gives.
"""

from django.utils.translation import gettext as _

ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]

WRITERS = {
    "text": lambda text, **_: str(text),
    "given": lambda name, given, **_: str(given[name]),
    "sequence": lambda digits, sequence, **_: f"{sequence:0{digits}}",
    "year": lambda digits, day, **_: f"{day.year}"[-digits:],
    "month": lambda style, day, **_: ROMAN[day.month - 1] if style == "roman" else f"{day.month:02}",
}
LAWFUL = {
    "text": lambda value: isinstance(value, str),
    "given": lambda value: isinstance(value, str) and value.isidentifier(),
    "sequence": lambda value: value in range(1, 13),
    "year": lambda value: value in (2, 4),
    "month": lambda value: value in ("roman", "digits"),
}


def written(segment, *, sequence, day, given):
    """One segment as it stands in the number."""
    [(kind, value)] = segment.items()
    return WRITERS[kind](value, sequence=sequence, day=day, given=given)


def check_segments(segments, *, yearly):
    """ValueError, with the reason in words, where a format could not write its numbers or would write one
    twice.
    """
    if not isinstance(segments, list) or not all(_is_lawful(segment) for segment in segments):
        raise ValueError(_("A format is a list of pieces: text, given, sequence, year or month."))
    kinds = [next(iter(segment)) for segment in segments]
    if kinds.count("sequence") != 1:
        raise ValueError(_("A format has the running number exactly once."))
    if yearly and "year" not in kinds:
        raise ValueError(_("A series that starts again each year has the year in its numbers."))


def _is_lawful(segment):
    if not isinstance(segment, dict) or len(segment) != 1:
        return False
    [(kind, value)] = segment.items()
    return kind in LAWFUL and LAWFUL[kind](value)
