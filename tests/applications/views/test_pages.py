"""Every page of the applicant opens, in every state, and for nobody else (7.1.3)."""

import pytest
from django.urls import reverse

from tests.factories.applications import ApplicationFactory, elements_of
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

STEPS = ["personal", "work", "experience", "requirements", "training", "documents", "send", "withdraw"]
PAGES = ["case", "messages", "openings", *STEPS]


@pytest.mark.parametrize(
    "state", [{}, {"filled": True}, {"submitted": True}, {"returned": True}, {"accepted": True}]
)
def test_every_page_opens_in_every_state(client, state):
    application = ApplicationFactory(**state)
    client.force_login(application.applicant)
    places = [reverse(f"applications:{page}", args=[application.pk]) for page in PAGES]
    places += [reverse("applications:element", args=[application.pk, elements_of(application)[0].pk])]
    places += [reverse("applications:home") + "?semua"]

    answers = {place: client.get(place) for place in places}

    assert {
        place: answer.status_code for place, answer in answers.items() if answer.status_code not in (200, 302)
    } == {}
    assert answers[places[0]].status_code == 200


@pytest.mark.clause("7.1.3")
@pytest.mark.parametrize("place", PAGES)
def test_for_a_stranger_the_case_does_not_exist(client, place):
    application = ApplicationFactory(submitted=True)
    client.force_login(UserFactory())

    answer = client.get(reverse(f"applications:{place}", args=[application.pk]))

    assert answer.status_code == 404
