"""Numbers without a gap, written as their series says."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction

from foundation.documents.actions import set_series, take_number, void_number
from foundation.documents.models import NumberCounter, NumberSeries, TakenNumber
from foundation.documents.queries import gaps
from foundation.journal.models import Entry
from foundation.workflow.answers import NotAllowed
from tests.foundation.documents.conftest import AT

pytestmark = pytest.mark.django_db

DECREE = [{"sequence": 3}, {"text": "/SK/LSP/"}, {"month": "roman"}, {"text": "/"}, {"year": 4}]
WIB = dt.timezone(dt.timedelta(hours=7))


def test_a_number_is_written_as_its_series_says(owner):
    set_series("decree", segments=DECREE, by=owner, at=AT)

    assert [take_number("decree", at=AT) for _ in range(2)] == ["001/SK/LSP/XI/2026", "002/SK/LSP/XI/2026"]


def test_a_number_takes_the_words_it_is_given(owner):
    segments = [
        {"given": "kbli"},
        {"text": " "},
        {"given": "level"},
        {"text": " "},
        {"sequence": 7},
        {"text": " "},
        {"year": 2},
    ]
    set_series("certificate", segments=segments, by=owner, at=AT)

    assert take_number("certificate", at=AT, kbli="70209", level=5) == "70209 5 0000001 26"


def test_a_word_that_is_missing_takes_no_number(owner):
    set_series("certificate", segments=[{"given": "kbli"}, {"sequence": 1}, {"year": 4}], by=owner, at=AT)

    with pytest.raises(KeyError, match="kbli"), transaction.atomic():
        take_number("certificate", at=AT)

    assert not TakenNumber.objects.exists()
    assert not NumberCounter.objects.exists()


def test_a_series_that_nobody_set_is_plain():
    assert take_number("anything", at=AT) == "00001/ANYTHING/2026"


def test_a_series_that_nobody_set_is_written_as_the_settings_say(settings):
    settings.NUMBER_SERIES = {
        "invoice": [{"text": "INV-"}, {"year": 4}, {"month": "digits"}, {"text": "-"}, {"sequence": 4}]
    }

    assert take_number("invoice", at=AT) == "INV-202611-0001"


@pytest.mark.parametrize(
    ("moment", "number"),
    [
        (dt.datetime(2026, 12, 31, 23, 59, 59, tzinfo=WIB), "00002/X/2026"),
        (dt.datetime(2027, 1, 1, 0, 0, 0, tzinfo=WIB), "00001/X/2027"),
        (dt.datetime(2026, 12, 31, 17, 0, 0, tzinfo=dt.UTC), "00001/X/2027"),
    ],
)
def test_the_year_begins_where_the_body_is(moment, number):
    take_number("x", at=AT)

    assert take_number("x", at=moment) == number


def test_a_series_may_go_on_over_the_years(owner):
    set_series("register", segments=[{"text": "MNJ "}, {"sequence": 5}], starts_anew=False, by=owner, at=AT)

    later = AT + dt.timedelta(days=400)
    assert [take_number("register", at=AT), take_number("register", at=later)] == ["MNJ 00001", "MNJ 00002"]


def test_a_new_format_holds_for_the_numbers_that_follow(owner):
    first = take_number("x", at=AT)

    set_series("x", segments=DECREE, by=owner, at=AT)

    assert [first, take_number("x", at=AT)] == ["00001/X/2026", "002/SK/LSP/XI/2026"]


@pytest.mark.parametrize(
    ("segments", "reason"),
    [
        ([{"text": "A"}, {"year": 4}], "tepat satu kali"),
        ([{"sequence": 3}, {"sequence": 3}, {"year": 4}], "tepat satu kali"),
        ([{"sequence": 3}], "memuat tahun"),
        ([{"sequence": 0}, {"year": 4}], "daftar potongan"),
        ([{"sequence": 3}, {"year": 3}], "daftar potongan"),
        ([{"sequence": 3, "text": "x"}, {"year": 4}], "daftar potongan"),
        ([{"month": "greek"}, {"sequence": 3}, {"year": 4}], "daftar potongan"),
        ([{"given": "a b"}, {"sequence": 3}, {"year": 4}], "daftar potongan"),
        ({"sequence": 3}, "daftar potongan"),
        (["sequence"], "daftar potongan"),
    ],
)
def test_a_format_that_cannot_hold_is_refused(owner, segments, reason):
    with pytest.raises(NotAllowed, match=reason):
        set_series("decree", segments=segments, by=owner, at=AT)

    assert not NumberSeries.objects.exists()
    assert not Entry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_number_is_taken_in_the_transaction_that_uses_it():
    with pytest.raises(transaction.TransactionManagementError):
        take_number("x", at=AT)


def test_what_is_given_up_took_no_number():
    with transaction.atomic():
        take_number("x", at=AT)
        transaction.set_rollback(True)

    assert take_number("x", at=AT) == "00001/X/2026"


def test_a_void_number_stays_in_sight_and_is_not_given_again(owner):
    number = TakenNumber.objects.get(text=take_number("x", at=AT))

    void_number(number, reason="Salah seri", by=owner, at=AT)

    number.refresh_from_db()
    assert (number.void_at, number.void_reason) == (AT, "Salah seri")
    assert take_number("x", at=AT) == "00002/X/2026"
    assert list(gaps()) == []


@pytest.mark.parametrize(("reason", "refused"), [("", "Tulis alasan"), ("Lagi", "sudah batal")])
def test_a_number_is_struck_out_once_and_with_a_reason(owner, reason, refused):
    number = TakenNumber.objects.get(text=take_number("x", at=AT))
    if reason:
        void_number(number, reason="Salah", by=owner, at=AT)

    with pytest.raises(NotAllowed, match=refused):
        void_number(number, reason=reason, by=owner, at=AT)


@pytest.mark.parametrize(
    "deed",
    [
        lambda numbers: numbers.update(text="00009/X/2026"),
        lambda numbers: numbers.update(sequence=9),
        lambda numbers: numbers.delete(),
        lambda numbers: NumberCounter.objects.update(last=7),
        lambda numbers: NumberCounter.objects.update(last=0),
    ],
)
def test_the_database_itself_lets_no_number_be_lost_or_changed(deed):
    take_number("x", at=AT)

    with pytest.raises(IntegrityError), transaction.atomic():
        deed(TakenNumber.objects.all())


def test_the_audit_sees_a_gap():
    take_number("x", at=AT)
    assert list(gaps()) == []
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO documents_numbercounter (series_id, year, last) SELECT id, 2025, 2 FROM documents_numberseries"
        )

    assert list(gaps()) == [("x", 2025, 1), ("x", 2025, 2)]
