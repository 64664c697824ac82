"""What the database refuses about complaints by itself, whatever asks it (17024 9.9)."""

import pytest
from django.db import IntegrityError, transaction

from complaints.models import Complaint, Concern, Ruling
from tests.factories.certificates import issued
from tests.factories.complaints import (
    DRAFTED_AT,
    RECEIVED_AT,
    SIGNED_AT,
    a_measure,
    admitted,
    an_officer,
    answered,
    asked,
    drafted,
    fresh,
    misuse,
    received,
    terms,
)
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def refused_by(guard, act, /, *args, **kwargs):
    """The database refuses, and names the guard."""
    with pytest.raises(IntegrityError, match=guard), transaction.atomic():
        act(*args, **kwargs)


def rows():
    """(table, row) of everything that is added and never changed."""
    from complaints import actions  # noqa: PLC0415 - one use

    terms()
    complaint = misuse(issued()[0])
    yield "check", complaint.checks.get()
    actions.add_words(complaint, words="Lagi.", at=RECEIVED_AT)
    yield "message", complaint.messages.get()
    hearing = asked(admitted(complaint))
    yield "hearing", hearing
    yield "statement", actions.state(hearing, words="Tidak tahu.", by=hearing.person, at=DRAFTED_AT)
    measure = a_measure(fresh(complaint))
    yield "measure", measure
    yield "measuredone", actions.finish(measure, words="Beres.", by=measure.responsible, at=DRAFTED_AT)
    complaint = answered(fresh(complaint))
    yield "answer", complaint.answer
    yield "ruling", complaint.answer.ruling


def test_what_was_said_and_decided_is_not_changed_and_not_lost():
    for table, row in rows():
        kept = type(row).objects.filter(pk=row.pk)
        refused_by(f"complaints_{table}_keeps_rows", kept.update, id=row.pk)
        refused_by(f"complaints_{table}_loses_none", kept._raw_delete, kept.db)


@pytest.mark.parametrize("change", [{"words": "x"}, {"number": "x"}, {"email": "x@y.z"}, {"name": "x"}])
def test_what_came_stays_as_it_came(change):
    complaint = received()
    kept = Complaint.objects.filter(pk=complaint.pk)

    refused_by("a_complaint_stays", kept.update, **change)
    refused_by("a_complaint_is_not_lost", kept._raw_delete, kept.db)


@pytest.mark.parametrize("how", ["the same account", "another account of theirs"])
def test_whom_it_concerns_neither_handles_nor_signs(how):
    nik = "3201010101800001"
    person = an_officer(nik=nik)
    complaint = admitted()
    Concern.objects.create(complaint=complaint, user=person, named_by=person, named_at=RECEIVED_AT)
    by = person if how == "the same account" else UserFactory(nik=nik)
    kept = Complaint.objects.filter(pk=complaint.pk)

    refused_by("who_is_a_party_does_not_handle_a_complaint", kept.update, handler=by)
    answer = drafted(complaint)
    words = {"approves": False, "words": "Tidak.", "ruled_at": SIGNED_AT}
    refused_by(
        "an_answer_is_signed_by_somebody_else", Ruling.objects.create, answer=answer, ruled_by=by, **words
    )


def test_the_complainant_does_not_handle_it_and_the_handler_is_not_complained_about():
    person = an_officer()
    complaint = admitted(received(complainant=person, email=""))
    kept = Complaint.objects.filter(pk=complaint.pk)

    refused_by("who_is_a_party_does_not_handle_a_complaint", kept.update, handler=person)
    named = {"user": complaint.handler, "named_by": person, "named_at": RECEIVED_AT}
    refused_by(
        "a_complaint_does_not_concern_its_handler", Concern.objects.create, complaint=complaint, **named
    )


def test_the_handler_does_not_sign_and_nothing_goes_out_unsigned():
    answer = drafted()
    complaint = answer.complaint
    words = {"approves": False, "words": "Tidak.", "ruled_at": SIGNED_AT}
    kept = Complaint.objects.filter(pk=complaint.pk)

    refused_by(
        "an_answer_is_signed_by_somebody_else",
        Ruling.objects.create,
        answer=answer,
        ruled_by=complaint.handler,
        **words,
    )
    refused_by("an_answer_is_signed_before_it_goes_out", kept.update, state="ANSWERED", answered_at=SIGNED_AT)


def test_it_is_not_closed_over_an_open_measure():
    complaint = answered(a_measure().complaint)
    kept = Complaint.objects.filter(pk=complaint.pk)

    closed = {"state": "CLOSED", "closed_at": SIGNED_AT}
    refused_by("a_complaint_is_closed_when_its_measures_are_done", kept.update, **closed)


def test_whom_it_named_is_cleared_once_and_not_lost():
    complaint = received(about="PERSON", about_name=an_officer(full_name="Sri Wahyuni").full_name)
    kept = Concern.objects.filter(complaint=complaint)
    other = an_officer()

    refused_by("a_concern_stays", kept.update, user=other)
    kept.update(lifted_by=other, lifted_at=RECEIVED_AT, lifted_words="Orang lain.")
    refused_by("a_concern_stays", kept.update, lifted_words="Bukan.")
    refused_by("a_concern_is_not_lost", kept._raw_delete, kept.db)
