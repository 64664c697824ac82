"""A result in doubt stands on the pages of its case, with who settles it and how it was settled (9.3.3)."""

import datetime as dt

import pytest
from django.urls import reverse

from assessments.queries.ways import notes_of
from examinations.actions.doubts import settle_doubt
from examinations.models import DispositionOutcome
from examinations.queries.doubt_notes import notes_of_seat
from tests.factories.examinations import TESTED_AT
from tests.factories.people import UserFactory
from tests.factories.sessions import a_plan, held, seated
from tests.factories.venues import EquipmentDoubtFactory, EquipmentFactory, VenueFactory

pytestmark = [pytest.mark.django_db, pytest.mark.clause("9.3.3")]


@pytest.fixture
def seat():
    plan = a_plan()
    venue = VenueFactory(verified_for=plan.assessment.application.scheme)
    found = held(seated(plan, venue=venue, equipment=(EquipmentFactory(venue=venue, name="Jam"),)))
    found.lead = plan.assessment.assignments.get().registration.user
    return found


@pytest.fixture
def doubt(seat):
    days = {"from_on": dt.date(2026, 10, 1), "until_on": dt.date(2026, 10, 31)}
    return EquipmentDoubtFactory(equipment=seat.session.equipment.get(), reason="Sertifikat ditarik.", **days)


def test_nothing_stands_where_nothing_is_in_doubt(seat):
    assert notes_of(seat.plan.assessment, seat.lead) == []


def test_it_names_equipment_person_and_why_and_leads_who_settles_it_there(seat, doubt):
    [note] = notes_of(seat.plan.assessment, seat.lead)

    assert note.words == (
        f"{doubt.equipment} tidak layak. Hasil {seat.name} diragukan sampai ditetapkan. Sertifikat ditarik."
    )
    assert (note.clause, note.is_open) == ("9.3.3", True)
    assert note.url == reverse("examinations:doubt", args=[doubt.pk, seat.pk])
    assert notes_of(seat.plan.assessment, UserFactory(secretariat=True))[0].url == note.url


def test_whoever_decides_reads_it_and_settles_nothing(seat, doubt):
    [note] = notes_of(seat.plan.assessment, UserFactory(roles=["DECISION"]))

    assert note.url == ""


def test_settled_it_says_what_became_of_it_and_why(seat, doubt):
    settle_doubt(
        doubt,
        seat,
        outcome=DispositionOutcome.KEPT,
        reason="Tidak dibatasi waktu.",
        by=seat.lead,
        at=TESTED_AT + dt.timedelta(days=3),
    )

    [note] = notes_of(seat.plan.assessment, seat.lead)

    assert (note.is_open, note.url) == (False, "")
    assert note.words == (
        f"{doubt.equipment} diragukan; tentang {seat.name}: Hasil tetap berlaku. Tidak dibatasi waktu."
    )


def test_on_a_result_its_assessor_reads_it_and_its_candidate_does_not(seat, doubt):
    assert len(notes_of_seat(seat, seat.lead)) == 1
    assert notes_of_seat(seat, seat.candidate) == []
