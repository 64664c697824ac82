"""Who writes, reviews, reads and takes out instruments; what they need before they are used (9.2.3, 9.3.1)."""

from .exporting import can_ask_export, can_settle_export, can_take_export, is_spent
from .reviewing import can_put_in_force, can_retire, can_review, can_submit, can_withdraw, has_read
from .usable import can_use_instrument
from .writing import (
    BARS,
    can_author,
    can_draft,
    can_edit,
    can_import_items,
    can_set_blueprint,
    can_set_picture,
    can_write_item,
)

__all__ = [
    "BARS",
    "can_ask_export",
    "can_author",
    "can_draft",
    "can_edit",
    "can_import_items",
    "can_put_in_force",
    "can_retire",
    "can_review",
    "can_set_blueprint",
    "can_set_picture",
    "can_settle_export",
    "can_submit",
    "can_take_export",
    "can_use_instrument",
    "can_withdraw",
    "can_write_item",
    "has_read",
    "is_spent",
]
