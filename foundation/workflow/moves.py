"""A record changes state only along the table of moves that its model names."""

from django.db import connection
from django.utils.translation import gettext as _

from .answers import YES, no, require


def lock(record):
    """The same record, read afresh and held until the transaction ends."""
    return record.__class__._base_manager.select_for_update(of=("self",)).get(pk=record.pk)


def lock_shared(record):
    """Hold a record as it is until the transaction ends, beside others who do the same: nobody changes it meanwhile.

    SQLite writes one transaction after the other, so nobody could there.
    """
    if connection.vendor == "postgresql":
        table = connection.ops.quote_name(record._meta.db_table)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT 1 FROM {table} WHERE id = %s FOR SHARE", [record.pk])  # noqa: S608 - a table of ours


def can_move(record, to):
    """Whether the table has a move from the record's state to this one."""
    if to in record.MOVES[record.state]:
        return YES
    return no(
        _("This is “%(here)s” now and cannot become “%(there)s”.")
        % {"here": record.get_state_display(), "there": to.label},
        clause="9",
    )


def move(record, to):
    """Set the new state if the table has that move. The action saves it."""
    require(can_move(record, to))
    record.state = to
    record.has_moved = True


def moved_to(*records):
    """[[kind, key, state]] of those among these that moved since they were read: the trail keeps it."""
    return [
        [record._meta.label, str(record.pk), str(record.state)]
        for record in records
        if getattr(record, "has_moved", False)
    ]
