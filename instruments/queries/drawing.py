"""A paper is drawn by lot, and the lot can be drawn again: the same seed gives the same paper (9.3.1)."""

import hashlib
from dataclasses import dataclass

from .items import items_of, seen_codes


@dataclass(frozen=True)
class DrawnItem:
    """One place of a paper: the item, its choices in the order of this paper, whether the person saw it before."""

    item: object
    choices: tuple
    was_seen: bool = False


def draw(blueprint, elements, *, seed, avoid=()):
    """Draw a paper for these elements: `DrawnItem`s in the order of the paper.

    `seed` is a text that is kept with the paper; from it, the blueprint and the items in use the same paper is
    drawn again. `avoid` are items (or their numbers) of the person's last attempt: another is drawn while there
    is one, in any edition (9.3.1-c); where the bank has no other, the item comes back as `was_seen`. Where an
    item that a row asks for is lacking altogether the paper is shorter: ask `shortage` first.
    """
    seen = seen_codes(avoid)
    drawn = [item for row, pool in _pools(blueprint, elements) for item in _from(pool, row, seed, seen)]
    if blueprint.shuffles_items:
        drawn.sort(key=lambda item: _lot(seed, "order", item.code))
    return [DrawnItem(item, _choices(blueprint, item, seed), item.code in seen) for item in drawn]


def shortage(blueprint, elements):
    """Rows for which the bank has too few items in use: (row, how many there are)."""
    return [(row, len(pool)) for row, pool in _pools(blueprint, elements) if len(pool) < row.number]


def _pools(blueprint, elements):
    """Each row of these elements with the items it may draw, no item in two of them.

    Rows that name a difficulty choose first, those that take any draw from the rest.
    """
    wanted = {element.pk for element in elements}
    rows = [row for row in blueprint.rows.all() if row.element_id in wanted]
    items = list(items_of(blueprint.instrument, elements))
    named = {(row.element_id, row.difficulty) for row in rows if row.difficulty}
    for row in rows:
        mine = [item for item in items if item.element_id == row.element_id]
        yield (
            row,
            [
                item
                for item in mine
                if item.difficulty == row.difficulty
                or (row.difficulty is None and (item.element_id, item.difficulty) not in named)
            ],
        )


def _from(pool, row, seed, seen):
    """As many as the row asks for: what the person has not seen first, then by lot."""
    by_lot = sorted(pool, key=lambda item: (item.code in seen, _lot(seed, "draw", item.code)))
    return by_lot[: row.number]


def _choices(blueprint, item, seed):
    choices = list(item.choices.all())
    if blueprint.shuffles_choices:
        choices.sort(key=lambda choice: _lot(seed, "choice", f"{item.code}:{choice.letter}"))
    return tuple(choices)


def _lot(seed, purpose, name):
    """The number that lot gives this name: anybody can reckon it, nobody can choose it."""
    return hashlib.sha256(f"{seed}|{purpose}|{name}".encode()).hexdigest()
