"""New, by portfolio: a stranger becomes a holder, and the public can verify it."""

import pytest

from . import applying

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_stranger_becomes_a_holder_whom_the_public_can_verify(stranger, staff, portal, run_jobs):
    ratna = stranger()
    applying.check_requirements(ratna)
    applying.sign_up(ratna, run_jobs)
    ratna.signs_in(applying.EMAIL)
    applying.read_the_explanation(ratna)
    applying.fill_in_person(ratna)
    applying.fill_in_work(ratna)
    applying.fill_in_experience(ratna)
    applying.fill_in_training(ratna)
    applying.upload_documents(ratna)
    applying.rate_every_element(ratna)
    applying.sign_and_send(ratna)
