"""Instruments are drafted, reviewed, put in force and withdrawn; keys are opened, banks are taken out."""

from .drafting import draft_instrument, edit_instrument, set_blueprint
from .exporting import ask_export, settle_export, take_export
from .items import import_items, remove_item, set_picture, write_item
from .keys import key_of, keys_of
from .looking import look_at_item
from .reviewing import put_in_force, retire_item, send_back, submit_instrument, withdraw_instrument

__all__ = [
    "ask_export",
    "draft_instrument",
    "edit_instrument",
    "import_items",
    "key_of",
    "keys_of",
    "look_at_item",
    "put_in_force",
    "remove_item",
    "retire_item",
    "send_back",
    "set_blueprint",
    "set_picture",
    "settle_export",
    "submit_instrument",
    "take_export",
    "withdraw_instrument",
    "write_item",
]
