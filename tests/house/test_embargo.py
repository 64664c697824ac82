"""What the meeting decides shows on no page outside the room before the seal (9.4.5)."""

import pytest
from django.db import transaction
from django.urls import reverse

from decisions.models import Outcome
from tests.factories.decisions import close, convened, members_of, vote_all
from tests.house.asking import look


def pages(client, item):
    """Everything that candidate and assessor have about the case."""
    case = item.application
    paths = [
        reverse("desk"),
        reverse("notices:inbox"),
        reverse("certificates:mine"),
        reverse("applications:home"),
        reverse("applications:case", args=[case.pk]),
        reverse("applications:messages", args=[case.pk]),
        reverse("applications:openings", args=[case.pk]),
        reverse("assessments:assessment", args=[case.assessment.pk]),
    ]
    return [look(client.get(path), path) for path in paths]


@pytest.mark.django_db
@pytest.mark.clause("9.4.5", "7.1.3")
def test_candidate_and_assessor_see_the_same_whatever_was_decided(client_as):
    meeting = convened()
    item = meeting.items.get()
    people = [item.application.applicant, item.application.assessment.assignments.get().registration.user]
    clients = [client_as(person) for person in people]
    before = [pages(client, item) for client in clients]

    for outcome in (Outcome.COMPETENT, Outcome.NOT_YET):
        with transaction.atomic():
            vote_all(item, outcome)
            close(item, reason="Alasan rapat.", by=members_of(meeting)[0])
            assert [pages(client, item) for client in clients] == before
            transaction.set_rollback(True)
