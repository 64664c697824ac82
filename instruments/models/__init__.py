"""Instruments with their items and keys, what a paper is drawn by, and what was taken out of the house."""

from .blueprints import Blueprint, BlueprintRow
from .codes import (
    KINDS,
    MARKED_BY_HAND,
    NEEDS_KEY,
    WITH_CRITERION,
    WITHOUT_ELEMENT,
    WRITTEN,
    Difficulty,
    FormCode,
    ItemKind,
)
from .exports import Export
from .instruments import Instrument
from .items import Choice, Item, ItemKey, Key

__all__ = [
    "KINDS",
    "MARKED_BY_HAND",
    "NEEDS_KEY",
    "WITHOUT_ELEMENT",
    "WITH_CRITERION",
    "WRITTEN",
    "Blueprint",
    "BlueprintRow",
    "Choice",
    "Difficulty",
    "Export",
    "FormCode",
    "Instrument",
    "Item",
    "ItemKey",
    "ItemKind",
    "Key",
]
