"""The refusal that somebody reads who does not meet the requirements yet (6.1)."""

import datetime as dt

import pytest

from schemes.queries import Span, eligibility
from schemes.rules import meets_requirements
from tests.schemes.conftest import TODAY

pytestmark = pytest.mark.django_db


def answer(version, education, started_on, *, training=True):
    jobs = [Span(started_on)]
    return meets_requirements(
        eligibility(version, education=education, jobs=jobs, training=training, on=TODAY)
    )


@pytest.mark.clause("6.1.1")
def test_one_day_short_names_the_day_from_which_it_is_enough(first, english):
    refused = answer(first, "S1", dt.date(2025, 11, 23))

    assert refused.clause == "6.1.1"
    assert refused.reason == (
        "Bachelor's degree (S1) and at least 1 year of work experience: 1 day is missing. "
        "It will be met on 23 November 2026 if you go on working in this field."
    )


@pytest.mark.clause("6.1.1")
def test_it_is_said_in_indonesian(first):
    assert answer(first, "S1", dt.date(2025, 12, 2)).reason == (
        "Ijazah S1 dan pengalaman kerja paling sedikit 1 tahun: kurang 10 hari. "
        "Terpenuhi mulai 2 Desember 2026 bila Anda tetap bekerja di bidang ini."
    )


@pytest.mark.clause("6.1.3")
def test_below_slta_the_lowest_row_is_named(first, english):
    refused = answer(first, "SMP", dt.date(2000, 1, 1))

    assert refused.clause == "6.1.3"
    assert refused.reason.startswith("Your diploma is lower than: Diploma D1 or upper secondary school")


@pytest.mark.clause("6.1.4")
def test_without_the_training_it_is_named(first, english):
    refused = answer(first, "S1", dt.date(2000, 1, 1), training=False)

    assert refused.clause == "6.1.4"
    assert refused.reason == "This is missing: Training certificate in marketing and distribution."


@pytest.mark.clause("6.1.1", "6.1.4")
def test_who_meets_them_is_let_through(first):
    assert answer(first, "S1", dt.date(2025, 11, 22))
