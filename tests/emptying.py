"""How tables are emptied, or tampered with, though triggers refuse it: as the owner of a database could."""

import re
from contextlib import contextmanager
from functools import wraps

from django.db import transaction

from foundation.workdays.models import Holiday
from foundation.workdays.published import published

YEARS = range(2024, 2029)


def emptied_beside_triggers(flush):
    """The database's own emptying, the triggers out of the way; the calendar is entered again.

    PostgreSQL takes half a second to truncate a hundred tables; a test fills a few, and those are quickly emptied.
    """

    @wraps(flush)
    def emptied(operations, statements):
        connection = operations.connection
        if connection.vendor == "postgresql":
            tables = re.findall(r'"(\w+)"', " ".join(statements))
            flush(
                operations, ["SET LOCAL session_replication_role = replica", *_deletions(connection, tables)]
            )
        else:
            triggers = _triggers(connection)
            flush(
                operations,
                [*(f'DROP TRIGGER "{name}"' for name in triggers), *statements, *triggers.values()],
            )
        if any("workdays_holiday" in statement for statement in statements):
            Holiday.objects.bulk_create(day for year in YEARS for day in published(year))

    return emptied


@contextmanager
def undone():
    """A transaction that is written in and then rolled back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def without_triggers(connection):
    """What somebody could do who owns the database and takes its guards away."""
    if connection.vendor == "postgresql":
        _execute(connection, ["SET session_replication_role = replica"])
        yield
        _execute(connection, ["SET session_replication_role = DEFAULT"])
    else:
        triggers = _triggers(connection)
        _execute(connection, [f'DROP TRIGGER "{name}"' for name in triggers])
        yield
        _execute(connection, triggers.values())


def _execute(connection, statements):
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _deletions(connection, tables):
    """A statement for each of the tables that holds anything."""
    tell = 'SELECT \'DELETE FROM "{0}"\' WHERE EXISTS (SELECT 1 FROM "{0}")'
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(tell.format(name) for name in tables))
        return [statement for (statement,) in cursor.fetchall()]


def _triggers(connection):
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        return dict(cursor.fetchall())
