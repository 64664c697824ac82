"""Items as upper floors need them: never with their keys; whether a choice is right is told here (9.3.1)."""

from hmac import compare_digest

from django.db.models import Q

from instruments.models import Item, ItemKey


def items_of(instrument, elements=None):
    """Items of the instrument that are in use, in their order: of these elements, or all.

    What is asked of a third party belongs to no element and is always among them.
    """
    items = instrument.items.in_use().with_parts()
    if elements is not None:
        items = items.filter(Q(element__in=elements) | Q(element=None))
    return items.order_by("element__unit__position", "element__position", "position")


def is_right(item, choice):
    """Whether this choice (a `Choice`, a letter, or nothing) is the right one.

    Only here a written answer is compared with its key. Every answer takes the same steps, so how long it takes
    tells nothing.
    """
    letter = getattr(choice, "letter", choice) or "-"
    return compare_digest(ItemKey.objects.select_related("item").get(item=item).key.right, letter)


def points_of(item):
    """What the right answer counts; one where the author named nothing else."""
    return item.points or 1


def seen_codes(items):
    """The codes of these items (or of these numbers of items): they stay the same over all editions."""
    pks = {getattr(item, "pk", item) for item in items}
    return set(Item.objects.filter(pk__in=pks).values_list("code", flat=True))
