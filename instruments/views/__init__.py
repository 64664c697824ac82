"""Pages of the bank: editions, items, blueprints, reviews, exports."""

from .bank import bank, draft, edit, instrument
from .exports import exports, settle, take
from .items import add_item, edit_item, item, key, picture, remove_item, retire, set_picture
from .reviews import put_in_force, send_back, submit, withdraw
from .tables import blueprint, import_items, keep_items, template

__all__ = [
    "add_item",
    "bank",
    "blueprint",
    "draft",
    "edit",
    "edit_item",
    "exports",
    "import_items",
    "instrument",
    "item",
    "keep_items",
    "key",
    "picture",
    "put_in_force",
    "remove_item",
    "retire",
    "send_back",
    "set_picture",
    "settle",
    "submit",
    "take",
    "template",
    "withdraw",
]
