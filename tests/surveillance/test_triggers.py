"""What the database itself refuses about surveillance, whatever asks it (9.6.2, 9.6.3)."""

import pytest
from dateutil.relativedelta import relativedelta
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from schemes.models import SchemeVersion
from surveillance.models import (
    Conclusion,
    Draw,
    DrawnLogbook,
    Finding,
    LogEntry,
    LogFile,
    Method,
    Outcome,
    Question,
    Result,
    Surveillance,
)
from surveillance.states import SurveillanceState
from tests.factories.applications import UploadFactory
from tests.factories.people import UserFactory
from tests.factories.surveillance import (
    DAY,
    FOUND_AT,
    a_certificate,
    an_officer,
    answered,
    begun,
    concluded,
    entered,
    laid_out,
    read,
)

pytestmark = [pytest.mark.django_db, pytest.mark.clause("9.6.3")]
NIK = "3201010101800001"


def refused_by(name, act, *args, **kwargs):
    """The database refuses, and names the guard."""
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        act(*args, **kwargs)


def a_year(certificate, *, year, starts_on, due_on):
    return Surveillance.objects.create(
        certificate=certificate, year=year, starts_on=starts_on, due_on=due_on, required=True
    )


def found(surveillance, by):
    return Finding.objects.create(
        surveillance=surveillance,
        method=Method.OTHER,
        result=Result.KEPT,
        words="x",
        found_on=FOUND_AT.date(),
        found_by=by,
        found_at=FOUND_AT,
    )


def closed(surveillance, paper, *, by, position=1):
    return Conclusion.objects.create(
        surveillance=surveillance,
        position=position,
        outcome=Outcome.MAINTAINED,
        words="x",
        concluded_by=by,
        concluded_at=FOUND_AT,
        paper=paper,
    )


@pytest.mark.clause("9.6.2")
def test_no_plan_has_a_year_that_is_too_long_or_a_gap():
    certificate = a_certificate()
    first = certificate.valid_from
    end = first + relativedelta(years=1)

    longer = {"year": 1, "starts_on": first, "due_on": end + DAY}
    refused_by("a_year_of_surveillance_is_no_longer", a_year, certificate, **longer)
    a_year(certificate, year=1, starts_on=first, due_on=end)
    late = {"year": 2, "starts_on": end + 2 * DAY, "due_on": end + 90 * DAY}
    refused_by("years_of_surveillance_have_no_gap", a_year, certificate, **late)
    skipped = {"year": 3, "starts_on": end + DAY, "due_on": end + 90 * DAY}
    refused_by("years_of_surveillance_have_no_gap", a_year, certificate, **skipped)

    assert a_year(certificate, year=2, starts_on=end + DAY, due_on=end + 90 * DAY)


@pytest.mark.clause("9.6.2")
def test_no_version_sets_more_than_a_year_between_two():
    field = SchemeVersion._meta.get_field("surveillance_interval_months")
    with pytest.raises(ValidationError):
        field.run_validators(13)
    field.run_validators(12)


@pytest.mark.clause("9.6.2")
def test_a_plan_is_neither_moved_nor_taken_away_nor_closed_without_a_conclusion():
    surveillance = read()
    rows = Surveillance.objects.filter(pk=surveillance.pk)

    refused_by("a_plan_of_surveillance_stays", rows.update, due_on=surveillance.due_on + DAY)
    refused_by("a_plan_of_surveillance_stays", rows.update, required=False)
    refused_by("a_surveillance_is_not_lost", rows._raw_delete, using="default")
    refused_by("a_year_closes_with_a_conclusion", rows.update, state="CONCLUDED", settled_at=FOUND_AT)
    met = {"state": SurveillanceState.MET, "settled_at": FOUND_AT, "met_by": "x"}
    refused_by("a_required_surveillance_is_met_by_nothing_else|CHECK constraint", rows.update, **met)


def test_who_found_it_concludes_under_no_account_and_nobody_concludes_from_nothing():
    reader = an_officer()
    surveillance = read(by=reader)
    paper = concluded(read()).paper
    other_account = UserFactory(nik=NIK)
    with_nik = UserFactory(nik=NIK)
    by_the_other = begun()
    found(by_the_other, other_account)

    refused_by("who_found_it_does_not_conclude", closed, surveillance, paper, by=reader)
    refused_by("who_found_it_does_not_conclude", closed, by_the_other, paper, by=with_nik)
    refused_by("a_conclusion_stands_on_a_method", closed, begun(), paper, by=an_officer())


def test_nothing_is_added_to_a_year_that_is_not_under_way():
    surveillance = read()
    conclusion = concluded(surveillance)
    planned = surveillance.certificate.surveillances.get(year=2)

    for one in (surveillance, planned):
        refused_by("a_finding_is_of_an_open_year", found, one, an_officer())
    refused_by(
        "a_conclusion_is_of_an_open_year",
        closed,
        surveillance,
        conclusion.paper,
        by=an_officer(),
        position=2,
    )


def test_what_was_found_and_concluded_stays():
    conclusion = concluded()
    for rows in (Finding.objects.all(), Conclusion.objects.filter(pk=conclusion.pk)):
        table = rows.model._meta.db_table
        refused_by(table, rows.update, words="lain")
        refused_by(table, rows._raw_delete, using="default")


def test_a_kept_entry_stays_with_its_files_and_an_answer_is_given_once():
    entry = entered(begun().certificate)
    in_the_book = LogEntry.objects.filter(pk=entry.pk)
    refused_by("a_kept_entry_stays", in_the_book.update, words="lain")
    refused_by("a_kept_entry_is_not_lost", in_the_book._raw_delete, using="default")
    added = {"entry": entry, "upload": UploadFactory(), "added_at": FOUND_AT}
    refused_by("a_kept_entry_gains_not_its_files", LogFile.objects.create, **added)

    question = answered().questions.get()
    rows = Question.objects.filter(pk=question.pk)
    refused_by("a_question_is_closed_once", rows.update, answer="NOT_KEPT", words="x")
    refused_by("a_question_is_not_lost", rows._raw_delete, using="default")


def test_lots_that_were_drawn_stay():
    surveillance = begun()
    draw = Draw.objects.create(
        seed="a" * 32, population=[surveillance.pk], size=1, drawn_by=an_officer(), drawn_at=FOUND_AT
    )
    row = DrawnLogbook.objects.create(draw=draw, surveillance=surveillance, position=1)
    refused_by("surveillance_draw", Draw.objects.filter(pk=draw.pk).update, seed="b")
    refused_by("surveillance_drawnlogbook", DrawnLogbook.objects.filter(pk=row.pk)._raw_delete, "default")


@pytest.mark.clause("9.6.2")
def test_one_year_of_a_certificate_is_under_way_at_a_time():
    first, second, _third = laid_out()
    terms = {"state": "BEGUN", "methods": ["OTHER"], "begun_at": FOUND_AT, "begun_by": an_officer()}
    Surveillance.objects.filter(pk=first.pk).update(**terms)
    refused_by(
        "one_surveillance_of_a_certificate_is_open|UNIQUE constraint",
        Surveillance.objects.filter(pk=second.pk).update,
        **terms,
    )
