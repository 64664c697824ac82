"""The hall of the load run: one candidate made by the actions themselves, the others copied; and the server."""

import datetime as dt
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.test import Client

from accounts.models import User
from applications.models import Application, Particulars
from assessments.models import Assessment
from examinations.models import PlannedMethod, Seat, Session, TestPlan, WrittenAnswer
from fees.models import Invoice
from instruments.models import FormCode
from scripts.servers import free_port
from tests.bench.data import FIRST, copy_row
from tests.factories.assessments import waiting_for_a_test
from tests.factories.written import instrument_of, writer

ESSAYS = 5
PATIENCE = 60


class Hall:
    """So many candidates, present and identified, in one session that is running; their sign-ins and their ways in."""

    def __init__(self, candidates, *, at):
        assessment = waiting_for_a_test()
        version = assessment.application.scheme_version
        bank = instrument_of(version, FormCode.IA06, each=ESSAYS + 2, number=ESSAYS, minutes=60)
        seat = writer(assessment, instruments=[bank])
        Session.objects.update(
            capacity=candidates + 1, begins_at=at, started_at=at, ends_at=at + dt.timedelta(hours=3)
        )
        self._copy(seat, candidates)
        self.starts = {
            _signed_in(one.candidate): f"/uji/tertulis/mulai/{one.pk}/{bank.pk}/"
            for one in Seat.objects.select_related("plan__assessment__application__applicant")
        }

    def _copy(self, seat, candidates):
        """Each row that leads from a person to a seat, under numbers of their own."""
        assessment, this, span = seat.plan.assessment, f"{FIRST} + n", (1, candidates - 1)
        case = assessment.application
        copy_row(
            User, case.applicant, *span, email="'orang' || n || '@bench.contoh.id'", nik_index="md5(n::text)"
        )
        copy_row(Invoice, case.invoice, *span, number="'INV-' || n", payer_id=this)
        own = {
            "number": "'PMH-' || n",
            "candidate_number": "'PSR-' || n",
            "applicant_id": this,
            "invoice_id": this,
        }
        copy_row(Application, case, *span, **own)
        copy_row(Particulars, case.particulars, *span, application_id=this)
        copy_row(Assessment, assessment, *span, application_id=this)
        copy_row(TestPlan, seat.plan, *span, assessment_id=this)
        copy_row(PlannedMethod, seat.plan.methods.get(), *span, plan_id=this)
        copy_row(Seat, seat, *span, plan_id=this, number="1 + n")

    def lost(self, writers):
        """Keystrokes that the server has acknowledged and that the database does not have; each gap is printed."""
        connection.close()
        gaps = [
            (writer.paper, position, text, kept)
            for writer in writers
            for position, text in writer.acknowledged.items()
            for kept in [_kept(writer.paper, position)]
            # Blanks alone are kept as no answer.
            if text.strip() and not kept.startswith(text)
        ]
        for gap in gaps:
            print("GAP", *map(repr, gap))
        return sum(len(text) for _paper, _position, text, _kept in gaps)


def _kept(paper, position):
    last = WrittenAnswer.objects.filter(paper_item__paper=paper, paper_item__position=position)
    return last.order_by("sequence").values_list("text", flat=True).last() or ""


def _signed_in(user):
    client = Client()
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def _ticks(pid, columns):
    """Ticks of the clock in user and system mode, of the process itself (2), and of its dead children too (4)."""
    after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, after_name[11 : 11 + columns]))


class Server:
    """gunicorn as production runs it (`gunicorn.conf.py`): two processes of four threads on this database."""

    def __init__(self):
        self.port = free_port()

    def __enter__(self):
        address = "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**connection.settings_dict)
        here = os.environ | {
            "DATABASE_URL": address,
            "PORT": str(self.port),
            "DEMO": "0",
            "DJANGO_SETTINGS_MODULE": "lsp_portal.settings",
            "SECOND_FACTOR_REQUIRED": "0",
            "CELERY_BROKER_URL": "memory://",
        }
        command = [sys.executable, "-m", "gunicorn", "lsp_portal.wsgi"]
        self.process = subprocess.Popen(command, cwd=settings.BASE_DIR, env=here, start_new_session=True)
        self._wait()
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(PATIENCE)

    def kill_one(self):
        """SIGKILL for a web process; the master starts another."""
        os.kill(int(self._children()[0]), signal.SIGKILL)

    def cpu_seconds(self):
        """What the server has cost the processor so far, those that were killed included."""
        own = _ticks(self.process.pid, 4)
        return (own + sum(_ticks(pid, 2) for pid in self._children())) / os.sysconf("SC_CLK_TCK")

    def _children(self):
        return Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()

    def _wait(self):
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5)
            except OSError:
                time.sleep(0.2)
            else:
                return
        raise TimeoutError("the server did not start")
