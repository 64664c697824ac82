"""The format of a number series, from the command line."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from foundation.documents.actions import take_number
from foundation.documents.models import NumberSeries
from foundation.journal.models import Entry
from tests.foundation.documents.conftest import AT

pytestmark = pytest.mark.django_db


def said(*words):
    out = StringIO()
    call_command("number_format", *words, stdout=out)
    return out.getvalue()


def test_a_format_is_set_and_shown():
    take_number("x", at=AT)

    said("x", '[{"text": "A-"}, {"sequence": 2}, {"text": "-"}, {"year": 2}]')

    assert take_number("x", at=AT) == "A-02-26"
    assert said("x").endswith("last taken: A-02-26\n")
    assert Entry.objects.get(verb="series.set").facts["now"][0] == {"text": "A-"}


def test_a_format_that_cannot_hold_is_refused():
    with pytest.raises(CommandError, match="tepat satu kali"):
        said("x", '[{"year": 4}]')

    assert not NumberSeries.objects.exists()


def test_a_series_that_nobody_used_has_no_format_yet():
    assert said("x") == "x: null, last taken: -\n"
