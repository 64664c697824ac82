"""Which instrument holds, which items it has, what a paper is drawn of, and whether a choice is right."""

from .authors import author_schemes
from .content import ItemContent, content_of, what_is_wrong
from .drawing import DrawnItem, draw, shortage
from .duties import todo
from .echoes import Echoes
from .items import is_right, items_of, points_of, seen_codes
from .pages import bank_by_difficulty, elements_of, happenings, neighbours, shelf_of
from .reviews import unread_by
from .shortcomings import blueprint_of, shortcomings, untested_elements
from .tables import COLUMNS, ItemTable, looked_at, read_items, sealed_table, write_items, write_template
from .usable import blueprint_for, edition_in_the_making, instruments_of, usable, validity_of

__all__ = [
    "COLUMNS",
    "DrawnItem",
    "Echoes",
    "ItemContent",
    "ItemTable",
    "author_schemes",
    "bank_by_difficulty",
    "blueprint_for",
    "blueprint_of",
    "content_of",
    "draw",
    "edition_in_the_making",
    "elements_of",
    "happenings",
    "instruments_of",
    "is_right",
    "items_of",
    "looked_at",
    "neighbours",
    "points_of",
    "read_items",
    "sealed_table",
    "seen_codes",
    "shelf_of",
    "shortage",
    "shortcomings",
    "todo",
    "unread_by",
    "untested_elements",
    "usable",
    "validity_of",
    "what_is_wrong",
    "write_items",
    "write_template",
]
