"""Whoever changes the trail behind the portal's back is found, and the first bad row is named."""

import datetime as dt
import json
import random

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from foundation.journal.actions import chain, keep_checkpoint, record
from foundation.journal.models import Entry
from foundation.journal.queries import checkpoints, digest_of, first_fault
from foundation.workdays.models import Holiday
from tests.emptying import without_triggers

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 3, 9, 3, tzinfo=dt.UTC)
ENTRIES = 12
TAMPERS = 150
COLUMNS = [
    "verb",
    "subject",
    "subject_id",
    "actor_id",
    "actor_name",
    "at",
    "origin_ip",
    "request_id",
    "facts",
    "digest",
]


@pytest.fixture
def entries():
    subject = Holiday(pk=1)
    written = [record("holiday.entered", subject, by=None, at=NOW, number=n) for n in range(ENTRIES)]
    chain()
    return written


def sql(statement, *values):
    with without_triggers(connection), connection.cursor() as cursor:
        cursor.execute(statement, values)


def other_value(column, dice):
    if column == "at":
        return NOW + dt.timedelta(seconds=dice.randint(1, 10**6))
    if column == "facts":
        return json.dumps({"number": f"forged {dice.randint(1, 10**6)}"})
    if column == "origin_ip":
        return f"203.0.113.{dice.randint(1, 250)}"
    return f"forged {dice.randint(1, 10**6)}"


def edit(entries, dice):
    """Change one column of one entry."""
    number, column = dice.randrange(ENTRIES), dice.choice(COLUMNS)
    statement = f"UPDATE journal_entry SET {column} = %s WHERE id = %s"  # noqa: S608 - the columns stand above
    sql(statement, other_value(column, dice), entries[number].pk)
    return number + 1


def delete(entries, dice):
    """Take one entry out, with its link."""
    number = dice.randrange(ENTRIES - 1)
    sql("DELETE FROM journal_link WHERE entry_id = %s", entries[number].pk)
    sql("DELETE FROM journal_entry WHERE id = %s", entries[number].pk)
    return number + 1


def exchange(entries, dice):
    """Let two entries change places in the chain."""
    one, other = sorted(dice.sample(range(ENTRIES), 2))
    sql("UPDATE journal_link SET entry_id = -1 WHERE position = %s", one + 1)
    sql("UPDATE journal_link SET entry_id = %s WHERE position = %s", entries[one].pk, other + 1)
    sql("UPDATE journal_link SET entry_id = %s WHERE position = %s", entries[other].pk, one + 1)
    return one + 1


def insert(entries, dice):
    """Add an entry of one's own, copied from a true one with other words, for the sequencer to chain."""
    true = entries[dice.randrange(ENTRIES)]
    forged = Entry(
        **{f.attname: getattr(true, f.attname) for f in Entry._meta.concrete_fields if f.attname != "id"}
    )
    forged.actor_name = "forged"
    forged.save()
    if dice.random() < 0.5:
        chain()
    return ENTRIES + 1


def relink(entries, dice):
    """Write a link's code anew, without the key."""
    number = dice.randrange(ENTRIES)
    sql("UPDATE journal_link SET code = %s WHERE position = %s", f"{dice.getrandbits(256):064x}", number + 1)
    return number + 1


def test_an_untouched_trail_is_whole(entries):
    assert first_fault() is None


def test_an_entry_not_yet_chained_is_no_fault(entries):
    record("holiday.entered", Holiday(pk=1), by=None, at=NOW)

    assert first_fault() is None


@pytest.mark.parametrize("seed", range(TAMPERS))
def test_every_random_tampering_is_found_and_the_first_bad_row_named(entries, seed):
    dice = random.Random(seed)  # noqa: S311 - the same tamperings each time

    where = dice.choice([edit, delete, exchange, insert, relink])(entries, dice)

    assert first_fault().position == where


@pytest.fixture
def book(settings, tmp_path):
    """The checkpoints kept outside the database."""
    settings.JOURNAL_CHECKPOINTS = tmp_path / "checkpoints.jsonl"
    return settings.JOURNAL_CHECKPOINTS


def test_a_tail_cut_off_is_found_by_a_checkpoint_kept_outside(entries, book):
    keep_checkpoint(at=NOW)
    sql("DELETE FROM journal_link WHERE position > %s", ENTRIES - 3)
    sql("DELETE FROM journal_entry WHERE id > %s", entries[-4].pk)

    assert first_fault() is None
    assert first_fault(checkpoints()).position == ENTRIES


def test_a_trail_written_anew_by_whoever_has_the_key_is_found_by_a_checkpoint(entries, book):
    keep_checkpoint(at=NOW)
    sql("DELETE FROM journal_link")
    sql("DELETE FROM journal_entry")
    for number in range(ENTRIES):
        record("holiday.entered", Holiday(pk=1), by=None, at=NOW, number=-number)
    chain()

    assert first_fault() is None
    assert first_fault(checkpoints()).position == ENTRIES


def test_a_checkpoint_with_a_forged_seal_says_nothing(entries, book):
    kept = keep_checkpoint(at=NOW)
    book.write_text(book.read_text().replace(kept.code, "0" * 64))

    assert checkpoints() == []


def test_a_checkpoint_is_kept_every_hundred_entries_or_ten_minutes(entries, book):
    assert keep_checkpoint(at=NOW).position == ENTRIES
    assert keep_checkpoint(at=NOW + dt.timedelta(hours=1)) is None  # nothing new

    record("holiday.entered", Holiday(pk=1), by=None, at=NOW)
    chain()
    assert keep_checkpoint(at=NOW + dt.timedelta(minutes=9)) is None
    assert keep_checkpoint(at=NOW + dt.timedelta(minutes=10)).position == ENTRIES + 1

    for _ in range(100):
        record("holiday.entered", Holiday(pk=1), by=None, at=NOW)
    chain()
    assert keep_checkpoint(at=NOW + dt.timedelta(minutes=10)).position == ENTRIES + 101


def test_the_command_names_the_first_bad_row_and_fails(entries, book, capsys):
    call_command("verify_journal")
    assert f"{ENTRIES} " in capsys.readouterr().out

    sql("UPDATE journal_entry SET verb = 'x' WHERE id = %s", entries[4].pk)
    with pytest.raises(CommandError, match=rf"5.*{entries[4].pk}"):
        call_command("verify_journal")


def test_the_digest_needs_the_key(entries, settings):
    before = digest_of(entries[0])
    settings.JOURNAL_KEY = "another"

    assert digest_of(entries[0]) != before
