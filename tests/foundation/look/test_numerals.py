"""Whole numbers in Indonesian words."""

from decimal import Decimal

import pytest

from foundation.look.numerals import in_words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (11, "sebelas"),
        (19, "sembilan belas"),
        (22, "dua puluh dua"),
        (100, "seratus"),
        (115, "seratus lima belas"),
        (1_000, "seribu"),
        (2_026, "dua ribu dua puluh enam"),
        (500_000, "lima ratus ribu"),
        (Decimal("1500000.00"), "satu juta lima ratus ribu"),
        (6_001_038, "enam juta seribu tiga puluh delapan"),
        (1_000_000_000, "satu miliar"),
    ],
)
def test_a_number_reads_as_it_is_spoken(number, words):
    assert in_words(number) == words


@pytest.mark.parametrize("number", [Decimal("0.5"), -1])
def test_what_is_no_whole_number_is_refused(number):
    with pytest.raises(ValueError, match=str(number)):
        in_words(number)
