"""A certificate is downloaded after its handover, and by no other door (9.4.7)."""

import pytest
from django.urls import reverse

from certificates.actions import release_meeting
from tests.factories.certificates import SEALED_AT, a_head
from tests.factories.decisions import signed


@pytest.mark.clause("9.4.7")
def test_the_case_is_no_back_door_to_a_certificate(db, run_jobs, client_as):
    [certificate] = release_meeting(signed(), by=a_head(), at=SEALED_AT)
    run_jobs()
    client = client_as(certificate.holder)

    for paper in (certificate.letter, certificate.card):
        back = client.get(reverse("applications:paper", args=[certificate.application_id, paper.pk]))
        assert back.status_code == 404
    front = client.get(reverse("certificates:paper", args=[certificate.pk, "surat"]))
    assert front.status_code == 302
