"""Which row of 6.1 is met, by how many days it fails, and from which day it will be met."""

import datetime as dt

import pytest

from schemes.queries import Span, eligibility, span_of
from tests.factories.schemes import SchemeVersionFactory
from tests.schemes.conftest import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def version():
    return SchemeVersionFactory(complete=True)


def ask(version, education, started_on, *, training=True, on=TODAY):
    jobs = [Span(started_on)] if started_on else []
    return eligibility(version, education=education, jobs=jobs, training=training, on=on)


@pytest.mark.parametrize(
    ("education", "years", "clause"),
    [
        pytest.param("S1", 1, "6.1.1", marks=pytest.mark.clause("6.1.1")),
        pytest.param("D3", 2, "6.1.2", marks=pytest.mark.clause("6.1.2")),
        pytest.param("D2", 2, "6.1.2", marks=pytest.mark.clause("6.1.2")),
        pytest.param("D1", 3, "6.1.3", marks=pytest.mark.clause("6.1.3")),
        pytest.param("SLTA", 3, "6.1.3", marks=pytest.mark.clause("6.1.3")),
    ],
)
def test_each_row_is_met_on_its_anniversary_and_not_a_day_before(version, education, years, clause):
    start = dt.date(TODAY.year - years, TODAY.month, TODAY.day)

    met = ask(version, education, start)
    short = ask(version, education, start + dt.timedelta(days=1))

    assert met.is_met
    assert met.path.requirement.clause == clause
    assert not short.is_met
    assert short.nearest.requirement.clause == clause
    assert short.nearest.days_short == 1
    assert short.from_on == TODAY + dt.timedelta(days=1)


@pytest.mark.clause("6.1.1")
@pytest.mark.parametrize(
    ("education", "by_reading"), [("S1", False), ("D4", True), ("S2", True), ("S3", True)]
)
def test_a_higher_degree_counts_as_s1_and_says_that_it_is_a_reading(version, education, by_reading):
    found = ask(version, education, dt.date(2025, 11, 22))

    assert found.is_met
    assert found.path.requirement.clause == "6.1.1"
    assert found.path.by_reading is by_reading


@pytest.mark.clause("6.1.2", "6.1.3")
def test_a_higher_degree_counts_for_the_rows_below(version):
    found = ask(version, "S1", dt.date(2023, 11, 22))

    assert [row.is_met for row in found.rows] == [True, True, True, True]


@pytest.mark.clause("6.1.3")
@pytest.mark.parametrize("education", ["SMP", "SD", "", "XYZ"])
def test_below_slta_no_time_helps(version, education):
    found = ask(version, education, dt.date(1990, 1, 1))

    assert not found.is_met
    assert found.from_on is None
    assert found.nearest.requirement.clause == "6.1.3"
    assert not found.nearest.has_level


@pytest.mark.clause("6.1.4")
def test_the_training_is_needed_beside_any_row(version):
    found = ask(version, "S1", dt.date(2020, 1, 1), training=False)

    assert not found.is_met
    assert found.path.requirement.clause == "6.1.1"
    assert [row.requirement.clause for row in found.missing] == ["6.1.4"]
    assert found.from_on is None


@pytest.mark.clause("6.1.1")
def test_somebody_without_a_job_may_begin_today(version):
    found = ask(version, "S1", None)

    assert found.nearest.days_short == 365
    assert found.from_on == dt.date(2027, 11, 22)


@pytest.mark.clause("6.1.1")
def test_a_leap_day_is_a_day_like_others(version):
    on = dt.date(2025, 2, 27)

    found = ask(version, "S1", dt.date(2024, 2, 29), on=on)

    assert found.from_on == dt.date(2025, 2, 28)
    assert ask(version, "S1", dt.date(2024, 2, 29), on=found.from_on).is_met


@pytest.mark.clause("6.1.2")
def test_the_nearest_row_is_the_one_that_is_met_first(version):
    found = ask(version, "D3", dt.date(2025, 11, 22))

    assert found.nearest.requirement.clause == "6.1.2"
    assert found.nearest.days_short == 365


@pytest.mark.clause("6.1.1")
def test_years_and_months_without_dates_are_one_period_until_today(version):
    found = eligibility(version, education="S1", jobs=[span_of(years=1, on=TODAY)], training=True, on=TODAY)

    assert found.is_met


def test_another_scheme_has_its_own_tree(second):
    by_time = eligibility(
        second, education="SMK", jobs=[Span(dt.date(2025, 5, 22))], training=False, on=TODAY
    )
    by_training = eligibility(
        second, education="D3", jobs=[Span(dt.date(2026, 5, 22))], training=True, on=TODAY
    )
    neither = eligibility(second, education="D3", jobs=[Span(dt.date(2026, 5, 22))], training=False, on=TODAY)

    assert by_time.is_met
    assert by_time.path.requirement.clause == "6.1"
    assert by_training.is_met
    assert by_training.path.requirement.clause == "6.2"
    assert not neither.is_met
    assert neither.from_on == dt.date(2027, 11, 22)


def test_the_answer_takes_the_same_queries_however_many_jobs(version, django_assert_num_queries):
    jobs = [Span(dt.date(2000 + n, 1, 1), dt.date(2000 + n, 6, 30)) for n in range(20)]

    with django_assert_num_queries(6):
        eligibility(version, education="S1", jobs=jobs, training=True, on=TODAY)
