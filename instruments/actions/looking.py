"""Who opened an item is written down (9.3.1)."""

from django.core.cache import cache
from django.db import transaction

from foundation.journal.actions import record

ONE_LOOK = 3600  # seconds: turning to and fro within an hour is one look


@transaction.atomic
def look_at_item(item, *, by, at):
    """Note in the trail that this person saw the item, once an hour."""
    if cache.add(f"instruments.look:{by.pk}:{item.pk}", 1, ONE_LOOK):
        record("instrument.item_opened", item.instrument, by=by, at=at, item=item.code)
    return item
