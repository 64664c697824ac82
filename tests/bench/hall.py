"""The hall of the load run: one candidate made by the actions, the others copied; and what is kept of them."""

import datetime as dt
import time
from dataclasses import dataclass

from django.conf import settings
from django.db import connection
from django.test import Client

from accounts.models import User
from applications.models import Application, Particulars
from assessments.models import Assessment
from examinations.models import PaperItem, PlannedMethod, Seat, Session, TestPlan, WrittenAnswer, WrittenPaper
from examinations.states import PaperState
from fees.models import Invoice
from foundation.journal.models import Entry
from instruments.models import FormCode
from tests.bench.data import FIRST, copy_row
from tests.factories.assessments import waiting_for_a_test
from tests.factories.instruments import RIGHT
from tests.factories.written import instrument_of, writer

ESSAYS, QUESTIONS = 5, 15


@dataclass(frozen=True)
class Start:
    """How a candidate gets in: the session cookie, the address of the button, and which of the two tests it is."""

    session: str
    way: str
    chooses: bool


class Hall:
    """So many candidates, present and identified, in one session that is running; every third has multiple choice."""

    def __init__(self, candidates, minutes, *, at):
        assessment = waiting_for_a_test()
        version = assessment.application.scheme_version
        banks = [
            instrument_of(version, FormCode.IA06, each=ESSAYS + 2, number=ESSAYS, minutes=minutes),
            instrument_of(version, FormCode.IA05, each=2 * QUESTIONS, number=QUESTIONS, minutes=minutes),
        ]
        seat = writer(assessment, instruments=banks)
        Session.objects.update(
            capacity=candidates + 1, begins_at=at, started_at=at, ends_at=at + dt.timedelta(hours=3)
        )
        self._copy(seat, candidates)
        seats = Seat.objects.select_related("plan__assessment__application__applicant").order_by("number")
        self.starts = [_start(one, banks, number) for number, one in enumerate(seats)]

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
        for turn, method in enumerate(seat.plan.methods.all(), 1):
            copy_row(PlannedMethod, method, *span, id=f"{turn * FIRST} + n", plan_id=this)
        copy_row(Seat, seat, *span, plan_id=this, number="1 + n")

    def wait_until_closed(self, patience):
        """Until the worker has closed every paper, also those whose browser is gone."""
        # The database has thrown out everybody meanwhile.
        connection.close()
        until = time.monotonic() + patience
        while _open_papers().exists() and time.monotonic() < until:
            time.sleep(1)

    @property
    def still_open(self):
        """How many papers nobody has closed."""
        return _open_papers().count()

    @property
    def closed_after(self):
        """How many seconds after its end the last paper was closed."""
        ends = {paper.pk: paper.ends_at for paper in WrittenPaper.objects.all()}
        closed = Entry.objects.filter(verb="written_paper.closed")
        return max(
            ((entry.at - ends[int(entry.subject_id)]).total_seconds() for entry in closed), default=0.0
        )

    def lost(self, writers):
        """Keystrokes that were acknowledged and that the database does not have; each gap is printed."""
        gaps = [
            (writer.paper, question, said, kept)
            for writer in writers
            for question, said in writer.acknowledged.items()
            for kept in [_kept(writer, question)]
            if not kept.startswith(said)
        ]
        for gap in gaps:
            print("GAP", *map(repr, gap))
        return sum(len(said) for _paper, _question, said, _kept in gaps)

    def wrong_marks(self, writers):
        """Choices that are marked otherwise than what was acknowledged before the end; each is printed."""
        wrong = [
            (writer.paper, question, said)
            for writer in writers
            if writer.start.chooses
            for question, said in writer.acknowledged.items()
            if question not in writer.after_the_end
            for item in [_item(writer, question)]
            if item.achieved is not (item.letter_of(said) == RIGHT)
        ]
        for one in wrong:
            print("WRONG", *map(repr, one))
        return len(wrong)


def _open_papers():
    return WrittenPaper.objects.filter(state=PaperState.RUNNING)


def _item(writer, question):
    return PaperItem.objects.get(paper=writer.paper, position=question)


def _kept(writer, question):
    """The last answer as its person saw it."""
    item = _item(writer, question)
    last = WrittenAnswer.objects.filter(paper_item=item).order_by("sequence").last()
    if last is None:
        return ""
    return item.seen_as(last.choice) if writer.start.chooses else last.text


def _start(seat, banks, number):
    chooses = number % 3 == 2
    return Start(
        session=_signed_in(seat.candidate),
        way=f"/uji/tertulis/mulai/{seat.pk}/{banks[chooses].pk}/",
        chooses=chooses,
    )


def _signed_in(user):
    client = Client()
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client.cookies[settings.SESSION_COOKIE_NAME].value
