"""What each slot takes: the one table of limits (9.1.2 a-f)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from foundation.documents.models import Slot

JPEG, PNG, PDF = "image/jpeg", "image/png", "application/pdf"
ENDINGS = {JPEG: ".jpg", PNG: ".png", PDF: ".pdf"}
NAMES = {JPEG: "JPEG", PNG: "PNG", PDF: "PDF"}
MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class SlotLimits:
    """What a file in a slot may be: its types, bytes, pages, pixels; `shape` is (width, height, tolerance)
    where it is fixed.
    """

    types: tuple[str, ...]
    size: int
    pages: int = 60
    pixels: int = 25_000_000
    at_least: tuple[int, int] = (100, 100)
    shape: tuple[int, int, float] | None = None
    clause: str = "9.1.2"

    @property
    def accept(self):
        """For the file input: what a phone offers to pick."""
        return ",".join(self.types)

    @property
    def words(self):
        """For the line below the input: “PDF, JPEG, PNG, up to 5 MB”."""
        kinds = ", ".join(NAMES[each] for each in self.types)
        return _("%(kinds)s, up to %(size)d MB") % {"kinds": kinds, "size": self.size // MEGABYTE}


SLOTS = {
    # 3 x 4 cm at 300 dots an inch; two prints are made from one file.
    Slot.PHOTO: SlotLimits(
        types=(JPEG, PNG), size=5 * MEGABYTE, at_least=(354, 472), shape=(3, 4, 0.02), clause="9.1.2.b"
    ),
    Slot.DOCUMENT: SlotLimits(types=(PDF, JPEG, PNG), size=5 * MEGABYTE),
    Slot.EVIDENCE: SlotLimits(types=(PDF, JPEG, PNG), size=10 * MEGABYTE),
    Slot.SLIP: SlotLimits(types=(PDF, JPEG, PNG), size=5 * MEGABYTE),
    Slot.SIGNATURE: SlotLimits(types=(PNG,), size=MEGABYTE, at_least=(60, 20)),
}

# What one case may hold in all, counted under one key.
CASE_FILES = 30
CASE_BYTES = 60 * MEGABYTE
