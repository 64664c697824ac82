"""Before the seal nothing of a decision is seen outside the meeting; after it everything at once (9.4.5)."""

import datetime as dt
import re

import pytest
from django.core import mail

from certificates.actions import release_meeting
from certificates.queries import todo
from decisions.models import Outcome
from foundation.journal.models import Entry
from foundation.notices.models import Notice
from tests.factories.assessments import reported
from tests.factories.certificates import SEALED_AT, a_head
from tests.factories.decisions import MET_AT, signed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clean_cache")]

PLACES = [
    "/permohonan/",
    "/permohonan/{case}/",
    "/pesan/",
    "/tugas/",
    "/sertifikat/",
    "/asesmen/{assessment}/",
]
# What differs from one showing to the next by itself.
PASSING = re.compile(r'name="_key" value="[^"]*"|csrf[^>]*value="[^"]*"|nonce="[^"]*"|"X-CSRFToken[^}]*')


def shown(browser, assessment):
    """Every page where the person would look, without what differs by itself."""
    where = {"case": assessment.application.pk, "assessment": assessment.pk}
    answers = {place: browser.get(place.format(**where), follow=True) for place in PLACES}
    return {place: PASSING.sub("", answer.content.decode()) for place, answer in answers.items()}


@pytest.mark.clause("9.4.5")
@pytest.mark.parametrize("outcome", [Outcome.COMPETENT, Outcome.NOT_YET])
def test_nobody_outside_sees_anything_before_the_seal(client_as, clock_at, run_jobs, outcome):
    clock_at(MET_AT + dt.timedelta(hours=1))
    assessment = reported()
    run_jobs(at=MET_AT)
    applicant, assessor = assessment.application.applicant, assessment.assignments.get().registration.user
    browsers = [client_as(applicant), client_as(assessor)]
    before = [shown(browser, assessment) for browser in browsers]
    written = Entry.objects.latest("pk").pk
    told, mails = Notice.objects.filter(to__in=[applicant, assessor]).count(), len(mail.outbox)

    meeting = signed([assessment], outcomes=[outcome])
    run_jobs(at=MET_AT)

    assert [shown(browser, assessment) for browser in browsers] == before
    assert Notice.objects.filter(to__in=[applicant, assessor]).count() == told
    assert not [letter for letter in mail.outbox[mails:] if applicant.email in letter.to]
    assert list(todo(applicant, at=MET_AT)) == []
    for entry in Entry.objects.filter(pk__gt=written):
        assert outcome not in str(entry.facts), entry.verb

    release_meeting(meeting, by=a_head(), at=SEALED_AT)
    clock_at(SEALED_AT)
    after = shown(browsers[0], assessment)
    assert after["/permohonan/{case}/"] != before[0]["/permohonan/{case}/"]
    assert Notice.objects.filter(to=applicant, posted_at=SEALED_AT).exists()
