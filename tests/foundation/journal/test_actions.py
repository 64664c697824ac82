"""The trail says who did what to which record, when and from where, and cannot be changed."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from foundation.journal.actions import chain, record
from foundation.journal.models import Entry, Link
from foundation.journal.queries import trail
from foundation.workdays.models import Holiday
from foundation.workflow.origins import coming_from
from tests.emptying import undone, without_triggers
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 3, 9, 3, tzinfo=dt.UTC)


@pytest.fixture
def subject():
    return Holiday.objects.create(day=dt.date(2030, 1, 1), name="Contoh", kind="LSP", source="uji")


def test_an_entry_says_who_what_when_and_from_where(subject):
    person = UserFactory()

    with coming_from("192.0.2.7", "request-1"):
        record("holiday.entered", subject, by=person, at=NOW, day=subject.day, fee=Decimal("500000.00"))

    entry = Entry.objects.get()
    assert (entry.verb, entry.subject, entry.subject_id) == (
        "holiday.entered",
        "workdays.Holiday",
        str(subject.pk),
    )
    assert (entry.actor_id, entry.actor_name, entry.at) == (str(person.pk), person.full_name, NOW)
    assert (entry.origin_ip, entry.request_id) == ("192.0.2.7", "request-1")
    assert entry.facts == {"day": "2030-01-01", "fee": "500000.00"}


def test_a_stranger_is_nobody(subject):
    record("holiday.seen", subject, by=None, at=NOW)

    assert (Entry.objects.get().actor_id, Entry.objects.get().actor_name) == ("", "")


def test_the_trail_of_a_record_is_its_own_in_order(subject):
    other = Holiday.objects.create(day=dt.date(2030, 1, 2), name="Lain", kind="LSP", source="uji")
    for verb, what in [("a.one", subject), ("a.two", other), ("a.three", subject)]:
        record(verb, what, by=None, at=NOW)

    assert [entry.verb for entry in trail(subject)] == ["a.one", "a.three"]


def test_what_did_not_happen_leaves_no_line(subject):
    with undone():
        record("holiday.entered", subject, by=None, at=NOW)

    assert not Entry.objects.exists()


@pytest.mark.parametrize("model", [Entry, Link])
@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_database_refuses_to_change_the_trail(subject, model, change):
    record("holiday.entered", subject, by=None, at=NOW)
    chain()
    rows = model.objects.all()

    with pytest.raises(IntegrityError), transaction.atomic():
        rows.delete() if change == "delete" else rows.update(
            **{"verb": "x"} if model is Entry else {"code": "x"}
        )

    assert rows.count() == 1


def test_entries_are_chained_in_batches_each_once(subject, monkeypatch):
    monkeypatch.setattr("foundation.journal.actions.CHAIN_AT_ONCE", 4)
    for number in range(10):
        record("holiday.entered", subject, by=None, at=NOW, number=number)

    assert [chain(), chain(), chain(), chain()] == [4, 4, 2, 0]
    assert list(Link.objects.values_list("position", flat=True)) == list(range(1, 11))


def test_the_table_cannot_be_emptied_in_one_go_either(subject):
    record("holiday.entered", subject, by=None, at=NOW)
    # SQLite has no TRUNCATE; it takes a DELETE of everything for one where nothing watches.
    postgresql, sqlite = "TRUNCATE journal_entry CASCADE", "DELETE FROM journal_entry"
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(postgresql if connection.vendor == "postgresql" else sqlite)


def test_an_entry_kept_late_by_a_slow_transaction_is_chained_all_the_same(subject):
    late = record("holiday.entered", subject, by=None, at=NOW)
    record("holiday.entered", subject, by=None, at=NOW)
    with without_triggers(connection):
        Entry.objects.filter(pk=late.pk).delete()
    chain()
    late.save(force_insert=True)

    assert chain() == 1
    assert Link.objects.order_by("-position").first().entry == late
