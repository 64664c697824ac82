"""What a person called a file: kept as text to recognise it by, never used as a path, a type or a command."""

import re
import unicodedata
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from foundation.documents.rules.slots import ENDINGS

LONGEST = 120
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}  # controls, turners of direction, halves of letters


def tidy_name(name, content_type):
    """The name's last part with its unseen letters gone, as long as a line, ending as its content does."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", str(name)))[-1]
    seen = "".join(letter for letter in last if unicodedata.category(letter) not in UNSEEN)
    stem = PurePosixPath(" ".join(seen.split()).strip(". ")).stem.strip(". ")
    return (stem[:LONGEST].rstrip() or _("File")) + ENDINGS[content_type]
