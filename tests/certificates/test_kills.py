"""A worker that dies anywhere while it issues: each certificate once, sealed, told (TRUST R1; `./check chaos`)."""

import datetime as dt
import multiprocessing
import os
import signal

import pytest
from django.db import connection

from certificates.models import Certificate
from foundation.documents.models import Paper
from foundation.documents.queries import files_without_rows, gaps
from foundation.documents.seals import verify
from foundation.jobs.actions import work
from foundation.jobs.models import Job
from foundation.notices.models import Notice
from foundation.workflow import clock
from tests.chaos.issuing import FAILPOINTS, mails_in
from tests.factories.assessments import reported
from tests.factories.certificates import issued

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases]

CERTIFICATES = 5
PROCESSES = multiprocessing.get_context("fork")


def in_a_process(moment, *, dying_at=""):
    """Work what is due in a process of its own; its exit code."""

    def run():
        os.environ["FAILPOINT"] = dying_at
        work(now=lambda: moment)
        connection.close()
        os._exit(0)

    connection.close()  # a connection is not shared with a child
    process = PROCESSES.Process(target=run)
    process.start()
    process.join()
    return process.exitcode


@pytest.mark.clause("9.4.6")
def test_killed_at_every_place_each_certificate_is_issued_once_and_its_holder_told(settings, tmp_path):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path)
    # Tests that were rolled back may have left files behind in the same folder.
    strays = set(files_without_rows())
    issued([reported() for _ in range(CERTIFICATES)])
    moment = clock.now()

    for place in FAILPOINTS:
        moment += dt.timedelta(minutes=5)
        assert in_a_process(moment, dying_at=place) == -signal.SIGKILL, place
    assert in_a_process(moment + dt.timedelta(minutes=5)) == 0

    assert not Job.objects.waiting().exists()
    assert not Job.objects.parked().exists()
    assert Certificate.objects.count() == CERTIFICATES
    assert list(gaps()) == []
    assert set(files_without_rows()) <= strays
    for paper in Paper.objects.filter(kind__in=["certificate", "card"]):
        assert verify(paper.file.read()).reason == ""
    told = mails_in(tmp_path)
    assert len(told) == Notice.objects.count()
    # The one that was killed between the mail server and the note of it: again, under the same Message-ID.
    assert sum(told.values()) == len(told) + 1
