"""What the planner of surveillances reads of complaints: points that everybody sees, but whom it concerns."""

import datetime as dt

import pytest
from django.urls import reverse

from complaints.actions import state
from complaints.models import Outcome
from foundation.workflow import clock
from surveillance.queries.planning import points_from_above
from tests.factories.complaints import (
    ADMITTED_AT,
    SIGNED_AT,
    a_head,
    admitted,
    an_officer,
    answered,
    asked_about,
    misuse,
)
from tests.factories.surveillance import laid_out

pytestmark = [pytest.mark.django_db, pytest.mark.clause("9.6.3")]

A_YEAR = dt.timedelta(days=365)
WORDS = "Keluhan tentang sertifikat ini sedang ditelusuri atau terbukti tahun ini."


def points(certificate, at, user=None):
    return points_from_above([certificate], user or an_officer(), on=at.date())[certificate.pk]


@pytest.fixture
def certificate():
    return laid_out()[0].certificate


def test_a_complaint_counts_while_it_is_looked_into(certificate):
    complaint = misuse(certificate)
    assert points(certificate, ADMITTED_AT) == []

    admitted(complaint)

    assert points(certificate, ADMITTED_AT) == [(WORDS, 3)]


def test_found_right_it_counts_for_a_year_found_wrong_it_does_not(certificate):
    complaint = admitted(misuse(certificate))
    hearing = asked_about(complaint, certificate.holder)
    state(hearing, words="Brosur itu milik saya.", by=certificate.holder, at=ADMITTED_AT)
    answered(complaint, outcome=Outcome.UPHELD, signer=a_head())

    assert points(certificate, SIGNED_AT) == [(WORDS, 3)]
    assert points(certificate, SIGNED_AT + A_YEAR) == []


def test_found_wrong_it_counts_for_nothing(certificate):
    answered(admitted(misuse(certificate)), outcome=Outcome.NOT_UPHELD)

    assert points(certificate, SIGNED_AT) == []


def test_whom_it_concerns_is_not_told_by_the_points(certificate):
    handler, concerned = an_officer(), an_officer()
    complaint = admitted(misuse(certificate), handler=handler)
    complaint.concerns.create(user=concerned, named_by=handler, named_at=ADMITTED_AT)

    assert points(certificate, ADMITTED_AT, concerned) == []
    assert points(certificate, ADMITTED_AT, handler) == [(WORDS, 3)]


def test_the_board_and_the_page_of_the_year_show_them(certificate, client):
    admitted(misuse(certificate))
    client.force_login(an_officer())

    with clock.stopped_at(ADMITTED_AT):
        board = client.get(reverse("surveillance:board")).content.decode()
        page = client.get(certificate.surveillances.first().get_absolute_url()).content.decode()

    assert f"+3 {WORDS}" in board
    assert f"+3 {WORDS}" in page
