"""What a password must be: long, and not made of words that everybody here would try."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from accounts.management.demo import PASSWORD as TOLD_TO_EVERYBODY
from accounts.rules import can_remove_factor
from tests.factories.people import UserFactory


@pytest.mark.parametrize(
    "password",
    [
        "kuda laut berjalan mundur",
        "KERETAMALAMKEBLITAR",
        "teh tawar, dua gelas!",
        "x" * 5 + "7Rk2mQp9vTz" + "w" * 5,
        "payung biru di teras " * 7,
        "雨傘青色縁側猫昼寝夕方月星空海山",
    ],
)
def test_long_sentences_are_good_whatever_signs_they_have(password, db):
    validate_password(password, UserFactory())


@pytest.mark.parametrize(
    "password",
    [
        "PupukIndonesia2026!",
        "sertifikasi-kompetensi",
        "Password12345678",
        "P4ssw0rd-P4ssw0rd!",
        "qwertyuiop123456",
        "aaaaaaaaaaaaaaaaaaaa",
        "abcdefghijklmnop",
        "09876543210987654",
        "Gresik1984Gresik1984",
        "asesor.admin.lsp.2025",
        TOLD_TO_EVERYBODY,
    ],
)
def test_words_that_everybody_would_guess_are_refused(password, db):
    with pytest.raises(ValidationError):
        validate_password(password, UserFactory())


def test_nor_ones_own_name_and_address(db):
    with pytest.raises(ValidationError):
        validate_password("zulkarnain.zulkarnain", UserFactory(full_name="Zulkarnain", email="zul@contoh.id"))


def test_ten_characters_are_enough_beside_a_second_factor_only(db):
    person = UserFactory()
    with pytest.raises(ValidationError, match="15"):
        validate_password("7Rk2mQp9vT", person)

    Authenticator.objects.create(user=person, type="totp", data={})
    del person.has_second_factor

    validate_password("7Rk2mQp9vT", person)
    with pytest.raises(ValidationError):
        validate_password("7Rk2mQp9v", person)


def test_nobody_types_more_than_a_thousand(db):
    with pytest.raises(ValidationError, match="At most"):
        validate_password("payung " * 200, UserFactory())


def test_the_last_factor_stays_while_a_short_password_leans_on_it(db):
    person = UserFactory()
    person.set_password("7Rk2mQp9vT")
    person.save()
    app = Authenticator.objects.create(user=person, type="totp", data={})
    assert not can_remove_factor(person, app)

    Authenticator.objects.create(user=person, type="webauthn", data={})

    assert can_remove_factor(person, app)
