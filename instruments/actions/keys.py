"""The one way to a key: for an author of the scheme, with a line in the trail (9.3.1, ISO/IEC 17024, 7.4)."""

from django.db import transaction
from django.utils import timezone

from foundation.journal.actions import record
from foundation.workflow.answers import require
from instruments.models import ItemKey, Key
from instruments.rules import can_author


@transaction.atomic
def key_of(item, *, by, at):
    """The `Key` of an item, false where it has none; NotAllowed for anybody but an author of the scheme."""
    return keys_of([item], by=by, at=at)[item.pk]


@transaction.atomic
def keys_of(items, *, by, at):
    """{number of the item: `Key`} for items of one instrument, as a marker needs them beside the answers."""
    items = list(items)
    if not items:
        return {}
    instrument = items[0].instrument
    require(can_author(by, instrument.scheme_version.scheme, on=timezone.localdate(at)))

    kept = ItemKey.objects.filter(item__in=items).select_related("item")
    keys = {item.pk: Key() for item in items} | {key.item_id: key.key for key in kept}

    record("instrument.keys_opened", instrument, by=by, at=at, items=[item.code for item in items])
    return keys
