"""Which instrument holds, which items it has, what a paper is drawn of, and whether a choice is right."""

from .drawing import DrawnItem, draw, shortage
from .items import is_right, items_of, points_of, seen_codes
from .usable import blueprint_for, edition_in_the_making, instruments_of, usable

__all__ = [
    "DrawnItem",
    "blueprint_for",
    "draw",
    "edition_in_the_making",
    "instruments_of",
    "is_right",
    "items_of",
    "points_of",
    "seen_codes",
    "shortage",
    "usable",
]
