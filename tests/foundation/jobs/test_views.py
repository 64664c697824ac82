"""Work put aside is shown with its reason, and tried again by a button."""

import datetime as dt

import pytest
from django.urls import reverse

from foundation.jobs.actions import claim, enqueue, park
from foundation.jobs.models import Job
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 3, 9, 3, tzinfo=dt.UTC)


@pytest.fixture
def parked():
    enqueue("notices.carry", at=NOW, notice=1)
    job = claim(at=NOW)
    park(job, reason="Fotonya rusak.", at=NOW, error="OSError: x")
    return job


@pytest.mark.parametrize("role", ["SECRETARIAT", "ADMIN"])
def test_the_page_says_what_failed_and_why_in_words(client_as, parked, role):
    page = client_as(UserFactory(roles=[role])).get(reverse("jobs:parked")).content.decode()

    assert "Mengirim surat lewat surel" in page
    assert "Fotonya rusak." in page


def test_the_button_puts_it_back(client_as, parked):
    response = client_as(UserFactory(secretariat=True)).post(
        reverse("jobs:retry", args=[parked.pk]), follow=True
    )

    assert "Pekerjaan kembali ke antrean." in response.content.decode()
    assert Job.objects.get().parked_at is None


@pytest.mark.parametrize("role", ["ASSESSOR", "DECISION", "HEAD"])
def test_for_others_the_page_does_not_exist(client_as, parked, role):
    client = client_as(UserFactory(roles=[role]))

    assert client.get(reverse("jobs:parked")).status_code == 404
    assert client.post(reverse("jobs:retry", args=[parked.pk])).status_code == 404


def test_with_nothing_put_aside_the_page_says_so(client_as):
    page = client_as(UserFactory(secretariat=True)).get(reverse("jobs:parked")).content.decode()

    assert "Tidak ada yang disisihkan" in page
