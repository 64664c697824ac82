"""Dates, times, money and periods as people write them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation

from foundation.look import writing

DAY = date(2026, 11, 27)


def test_days_are_written_in_indonesian():
    written = [writing.day(DAY), writing.short_day(date(2026, 12, 4)), writing.weekday(DAY)]

    assert written == ["27 November 2026", "4 Des 2026", "Jumat, 27 November 2026"]


def test_days_are_written_in_the_language_of_the_reader():
    with translation.override("en"):
        assert writing.weekday(DAY) == "Friday, 27 November 2026"


def test_a_moment_is_told_as_the_clock_of_the_lsp_shows_it():
    moment = datetime(2026, 11, 22, 17, 32, tzinfo=UTC)

    assert writing.moment(moment) == "23 November 2026, 00.32 WIB"


def test_a_period_has_both_ends_or_says_since_when():
    assert writing.period(date(2026, 3, 16), date(2029, 3, 15)) == "16 Maret 2026 – 15 Maret 2029"
    assert writing.period(date(2026, 3, 16), None) == "sejak 16 Maret 2026"


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (500_000, "Rp 500.000"),
        (2_000_000, "Rp 2.000.000"),
        (0, "Rp 0"),
        (Decimal("1250.50"), "Rp 1.250,50"),
        (-1500, "−Rp 1.500"),
    ],
)
def test_money_is_written_with_dots(amount, written):
    assert writing.money(amount) == written


@pytest.mark.parametrize(
    "text",
    [
        "1 Juni 2025",
        "1 juni 2025",
        "1 Jun 2025",
        "1 June 2025",
        "1/6/2025",
        "01-06-2025",
        "1.6.2025",
        "2025-06-01",
    ],
)
def test_a_day_is_read_as_people_write_it(text):
    assert writing.read_day(text) == date(2025, 6, 1)


@pytest.mark.parametrize("text", ["", "besok", "31 Februari 2025", "2025", "1 Foo 2025", "13/13/2025"])
def test_what_is_no_day_is_not_guessed(text):
    assert writing.read_day(text) is None


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_day_we_write_can_be_read_again(month, language):
    day = date(2026, month, 5)

    with translation.override(language):
        assert [writing.read_day(writing.day(day)), writing.read_day(writing.short_day(day))] == [day, day]


@pytest.mark.parametrize(
    "text", ["500000", "500.000", "Rp 500.000", "rp500.000", "Rp. 500.000,00", "500.000,-"]
)
def test_money_is_read_as_people_write_it(text):
    assert writing.read_money(text) == Decimal(500_000)


@pytest.mark.parametrize("text", ["", "gratis", "5,5", "50.00", "1.2.3", "-500.000"])
def test_what_is_no_amount_is_not_guessed(text):
    assert writing.read_money(text) is None
