"""What can be read in a file by machine: the QR codes that it shows, and how its first page looks."""

from pathlib import PurePath

from foundation.documents.rules.children import ask
from foundation.documents.rules.examination import Examined
from foundation.documents.rules.names import tidy_name
from foundation.documents.rules.slots import JPEG, PDF

LONGEST = 2000  # pixels


def codes_in(examined):
    """What the QR codes in an examined file say; none where it shows none, or where they cannot be made out.

    Read in the fenced process, like everything in a stranger's file; so before a transaction begins.
    """
    answer, _nothing = ask("codes", examined.data, is_pdf=examined.content_type == PDF)
    return answer.get("codes", [])


def pictured(data, *, slot, name):
    """The first page of a PDF as a picture that may be kept in its place; None where it cannot be drawn."""
    answer, made = ask("draw_pdf", data, pages=[1], longest=LONGEST)
    for _number, width, height, size in answer.get("drawn", ()):
        kept = tidy_name(PurePath(name).with_suffix(".jpg").name, JPEG)
        return Examined(slot=slot, name=kept, content_type=JPEG, data=made[:size], width=width, height=height)
    return None
