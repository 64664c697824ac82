"""Letters that our fonts have, and what stands for the others: no paper borrows one of the machine (6.2.11).

People type arrows, emoji and other scripts into an essay or a remark. A box would say nothing, and a font that only
this machine has would make the paper another one elsewhere. Well-known signs are written out; of anything else the
paper names the character. The database keeps what was typed.
"""

import re
import unicodedata
from functools import cache
from html import escape

from django.conf import settings
from fontTools.ttLib import TTFont

# as they stand in the HTML of a paper
WRITTEN_OUT = {
    "→": "-&gt;",
    "←": "&lt;-",
    "⇒": "=&gt;",
    "≥": "&gt;=",
    "≤": "&lt;=",
    "≠": "&lt;&gt;",
    "≈": "~",
    "\u2010": "-",
    "\u2011": "-",
    "√": "akar ",
    "№": "No. ",
    "✓": "(v)",
    "✔": "(v)",
    "\u25cf": "•",
    "\u25aa": "•",
}
INVISIBLE = {"Cf", "Cc", "Mn"}  # joiners, directions, variants of an emoji, accents on a letter that has none


STROKE = "\u0338"  # laid over the end of a tag, it would make another sign of it


def lettered(html):
    """The text of a paper with nothing in it that our fonts lack; accents joined to their letters."""
    return _strange().sub(_stand_in, unicodedata.normalize("NFC", html.replace(STROKE, "")))


def _stand_in(found):
    letter = found[0]
    if letter in WRITTEN_OUT:
        return WRITTEN_OUT[letter]
    if letter.isspace():
        return " "
    return "" if unicodedata.category(letter) in INVISIBLE else _nearest(letter)


def _nearest(letter):
    """The same in plain letters (a ligature, a number in a circle), a letter with one accent less, or its name."""
    plain = unicodedata.normalize("NFKC", letter)
    if plain != letter:
        return lettered(escape(plain))
    beneath, *accents = unicodedata.normalize("NFD", letter)
    if accents and all(unicodedata.category(accent) == "Mn" for accent in accents):
        return lettered(beneath + "".join(accents[:-1]))
    return f"[U+{ord(letter):04X}]"


@cache
def _strange():
    """Whatever none of the fonts for reading has; the sheet falls back from serif to sans."""
    folder = settings.BASE_DIR / "static" / "vendor" / "papers"
    known = set()
    for path in folder.glob("source-s*-latin*-400-normal.woff2"):
        with TTFont(path, lazy=True) as font:
            known |= set(font.getBestCmap())
    return re.compile(f"[^ \\t\\r\\n{re.escape(''.join(map(chr, sorted(known))))}]")
