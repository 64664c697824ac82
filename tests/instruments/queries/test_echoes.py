"""Words to a candidate that repeat what stands in a bank are heard; those of the scheme are free (E1, E2)."""

import pytest

from instruments.models import FormCode
from instruments.queries import Echoes
from tests.factories.instruments import InstrumentFactory, ItemFactory

pytestmark = pytest.mark.django_db
ITEM = "Sebutkan lima berkas kenari yang diperiksa sebelum data pelanggan digabung"


@pytest.fixture
def bank():
    bank = InstrumentFactory(form=FormCode.IA06)
    ItemFactory(instrument=bank, text=ITEM, key__answer="Tiga berkas kenari", key__rubric="Nilai penuh")
    return bank


@pytest.mark.parametrize(
    ("words", "heard"),
    [
        ("", False),
        ("Belum memeriksa berkas sebelum digabung.", False),
        ("Ditanya: “berkas KENARI yang diperiksa, sebelum data” …", True),
        ("Jawaban yang benar tiga berkas kenari.", True),
        ("Nilai penuh belum tercapai.", False),
    ],
)
def test_six_words_in_a_row_or_a_whole_short_text_are_an_echo(bank, words, heard):
    assert Echoes(bank.scheme_version).heard_in(words) is heard


def test_the_words_of_a_criterion_are_free_though_an_item_repeats_them(bank):
    public = bank.items.get().criterion.text_id
    ItemFactory(instrument=bank, text=public, position=2)

    assert not Echoes(bank.scheme_version).heard_in(f"Belum terlihat: {public}.")


def test_an_empty_word_opens_no_bank(bank, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert not Echoes(bank.scheme_version).heard_in(" – ")
