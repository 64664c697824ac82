"""Fields that take what people write."""

from datetime import date

import pytest
from django import forms
from django.core.exceptions import ValidationError

from foundation.look.fields import Choice, MoneyField, WrittenDateField


def test_a_written_date_is_shown_in_words():
    class Form(forms.Form):
        day = WrittenDateField(initial=date(2025, 6, 1))

    assert 'value="1 Juni 2025"' in str(Form()["day"])


def test_what_could_not_be_read_stays_as_it_was_typed():
    class Form(forms.Form):
        day = WrittenDateField()

    form = Form({"day": "besok"})

    assert form.errors == {"day": ["Tulis tanggal seperti 1 Juni 2025 atau 1/6/2025."]}
    assert 'value="besok"' in str(form["day"])


def test_a_date_field_takes_words_dates_and_nothing():
    field = WrittenDateField(required=False)

    assert [field.clean("1 Juni 2025"), field.clean(date(2025, 6, 1)), field.clean("")] == [
        date(2025, 6, 1),
        date(2025, 6, 1),
        None,
    ]


def test_a_money_field_takes_dots_and_shows_them():
    field = MoneyField(min_value=1)

    assert (field.clean("Rp 500.000"), field.prepare_value(500_000)) == (500_000, "500.000")


@pytest.mark.parametrize("text", ["gratis", "0"])
def test_a_money_field_refuses_what_is_no_amount(text):
    with pytest.raises(ValidationError):
        MoneyField(min_value=1).clean(text)


def test_a_choice_knows_its_hints_and_its_stops():
    choice = Choice(choices=[("K", "Kompeten"), ("BK", "Belum")], hints={"K": "Saya mampu."}, stops={"BK"})

    options = [option for _group, options, _index in choice.optgroups("k", [""]) for option in options]

    assert [(option["hint"], option["stop"]) for option in options] == [("Saya mampu.", False), ("", True)]
