"""Who opened an item is written down (9.3.1)."""

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from foundation.journal.actions import record
from foundation.workflow.answers import require
from instruments.rules import can_author

ONE_LOOK = 3600  # seconds: turning to and fro within an hour is one look


@transaction.atomic
def look_at_item(item, *, by, at):
    """Note in the trail that this person saw the item, once an hour; NotAllowed for anybody but its authors."""
    require(can_author(by, item.instrument.scheme_version.scheme, on=timezone.localdate(at)))

    if cache.add(f"instruments.look:{by.pk}:{item.pk}", 1, ONE_LOOK):
        record("instrument.item_opened", item.instrument, by=by, at=at, item=item.code)
    return item
