"""A key never leaves the server: whatever a candidate can receive, and whatever lies about, is looked through (E1)."""

import html
import json
import re
from contextlib import suppress
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdfium2 import PdfiumError

from assessments.queries import lead_of
from examinations.actions.records import open_expected
from examinations.actions.written_marks import conclude_paper, hand_in_marks, open_keys
from examinations.models import WrittenPaper
from examinations.queries.written_marks import Sheet
from instruments.models import FormCode, ItemKind
from instruments.rules import can_author
from tests.factories.applications import ApplicationFactory
from tests.factories.assessments import assigned, waiting_for_a_test
from tests.factories.examinations import agreed_test_plan
from tests.factories.instruments import (
    InstrumentFactory,
    ItemFactory,
    give_blueprint,
    give_items,
    put_in_force,
)
from tests.factories.records import answered, filled, keeping, named
from tests.factories.records import asked as asked_third_party
from tests.factories.records import handed_in as record_handed_in
from tests.factories.sessions import here, seated
from tests.factories.written import BEGUN_AT, assessor_of, handed_in, right, say, writing, wrong
from tests.papers.reading import text_of

pytestmark = pytest.mark.django_db
CANARY = "KENARI-7731"
WRITTEN = (FormCode.IA05, FormCode.IA06)
LINK = re.compile(r'(?:href|src)="(/[^"#]*)"')


def url(view, *args):
    return reverse(f"examinations:{view}", args=args)


@pytest.fixture
def seat():
    """Two written forms and an oral one, whose keys and rubrics all hold the canary; a seat given by the office."""
    assessment = waiting_for_a_test()
    version = assessment.application.scheme_version
    banks = [InstrumentFactory(scheme_version=version, form=form) for form in (*WRITTEN, FormCode.IA07)]
    for bank in banks:
        give_items(bank, each=2, key__answer=f"{CANARY} jawaban", key__rubric=f"{CANARY} pedoman")
        if bank.form in WRITTEN:
            give_blueprint(bank, number=2)
        put_in_force(bank)
    return here(seated(agreed_test_plan(assessment, instruments=banks)))


def read(body):
    """What a file says; the candidate's own, which are no PDF but in name, as they are."""
    with suppress(PdfiumError):
        if body.startswith(b"%PDF"):
            return text_of(body)
    return body.decode(errors="replace")


class Received:
    """A candidate's browser that keeps all it was ever told: pages, JSON, headers, files."""

    def __init__(self, client):
        self.client, self.told = client, []

    def keep(self, answer):
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        self.told.append(read(body))
        self.told.append(str(answer.headers))
        return answer

    def get(self, *args):
        return self.keep(self.client.get(url(*args)))

    def crawl(self):
        """Everything that links lead to from where one comes in, every script and style too; which were opened."""
        seen, ahead = set(), {"/"}
        while ahead:
            path = ahead.pop()
            seen.add(path)
            ahead |= self._open(path) - seen
        return seen

    def _open(self, path):
        """Where the page leads; what is no page leads nowhere."""
        if path.startswith(settings.STATIC_URL):
            asset = Path(finders.find(path.removeprefix(settings.STATIC_URL)))
            self.told.append(asset.read_bytes().decode(errors="replace"))
            return set()
        answer = self.keep(self.client.get(path, follow=True))
        if "text/html" not in answer.get("Content-Type", ""):
            return set()
        return {html.unescape(link) for link in LINK.findall(answer.content.decode())}

    def post(self, view, *args, **data):
        return self.keep(self.client.post(url(view, *args), data))

    def save(self, paper, *answers):
        body = json.dumps({"answers": list(answers)})
        return self.keep(
            self.client.post(url("save_written", paper.pk), body, content_type="application/json")
        )


@pytest.fixture
def candidate(client_as, clock_at, seat):
    """The candidate's, on the day of the test."""
    clock_at(BEGUN_AT)
    return Received(client_as(seat.candidate))


def write(candidate, seat, instrument):
    """One paper by every way that the pages have."""
    candidate.post("start_written", seat.pk, instrument.pk)
    paper = WrittenPaper.objects.get(instrument=instrument)
    candidate.get("written", paper.pk)
    for item in paper.items.all():
        for sequence, choice in enumerate("ABCD", 1):
            said = {"item": item.position, "choice": choice, "text": f"Jawaban {sequence}."}
            candidate.save(paper, said | {"sequence": sequence})
        candidate.save(paper, said | {"sequence": 1, "text": "lain", "choice": "A"})
    candidate.save(paper, "omong kosong")
    candidate.post("take_over_written", paper.pk, code="123456")
    candidate.get("picture_written", paper.pk, 1)
    candidate.get("review_written", paper.pk)
    candidate.post("hand_in_written", paper.pk)
    candidate.save(paper, {"item": 1, "sequence": 90, "choice": "A"})
    candidate.get("written", paper.pk)
    candidate.get("mark_written", paper.pk)
    paper.refresh_from_db()
    return paper


def record(seat, instrument):
    """The assessor asks aloud, sees what is expected, and hands the record in."""
    seat.instrument, seat.assessor = instrument, lead_of(seat.plan.assessment).registration.user
    kept = keeping(seat, at=BEGUN_AT)
    seen = open_expected(kept, by=kept.assessor, at=BEGUN_AT)
    assert any(CANARY in str(said) for said in seen.values())
    return record_handed_in(filled(kept, at=BEGUN_AT), at=BEGUN_AT)


def mark(paper):
    """The assessor opens the keys, marks and concludes."""
    lead = assessor_of(paper)
    assert any(CANARY in key.rubric for key in open_keys(paper, by=lead, at=BEGUN_AT).values())
    if essays := {line.paper_item.pk: (True, "") for line in Sheet(paper).essays}:
        hand_in_marks(paper, marks=essays, by=lead, at=BEGUN_AT)
    results = {element.pk: (True, "") for element, _lines, _reached in Sheet(paper).by_element}
    conclude_paper(paper, results=results, by=lead, at=BEGUN_AT)


def kept():
    """Every row of every table, as it lies there."""
    return [
        f"{model._meta.label} {row!r}"
        for model in apps.get_models()
        for row in model._base_manager.values_list()
    ]


def cached():
    """Everything in the cache, as it lies there."""
    if settings.REDIS_URL:
        client = cache._cache.get_client()
        return [repr((key, client.dump(key))) for key in client.scan_iter()]
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM cache_entry")
        return [repr(row) for row in cursor.fetchall()]


@pytest.mark.clause("9.3.1")
def test_no_key_reaches_a_candidate_or_lies_about(seat, candidate, run_jobs, mailoutbox, caplog):
    caplog.set_level("DEBUG")
    instruments = dict.fromkeys(
        method.instrument for method in seat.plan.methods.select_related("instrument")
    )

    candidate.get("my_written")
    papers = [write(candidate, seat, one) for one in instruments if one.form in WRITTEN]
    for paper in papers:
        mark(paper)
    oral = record(seat, next(one for one in instruments if one.form not in WRITTEN))
    run_jobs()
    for paper in papers:
        candidate.get("written", paper.pk)
        assert candidate.get("sheet_written", paper.pk).status_code == 200
        assert candidate.get("marked_questions", paper.pk).status_code == 404
    assert candidate.get("record_sheet", oral.pk).status_code == 200
    assert "BEGIN:VCALENDAR" in candidate.get("seat_invitation", seat.pk).content.decode()
    opened = candidate.crawl()

    lying_about = [*candidate.told, *map(whole, mailoutbox), *kept(), *cached(), caplog.text]
    case = seat.plan.assessment
    assert {url("plan", case.pk), url("case_records", case.pk), url("record", oral.pk)} <= opened
    assert any("text/calendar" in whole(mail) for mail in mailoutbox)
    assert [text[:200] for text in lying_about if CANARY in text] == []


@pytest.mark.clause("9.3.1", "9.3.6")
def test_no_item_lies_in_plain_words_after_its_record_was_handed_in(run_jobs):
    """Nor does a thief of the database read the questions of a third party; the paper alone says them (E2)."""
    assessment = waiting_for_a_test()
    version = assessment.application.scheme_version
    recorded = [
        InstrumentFactory(scheme_version=version, form=form) for form in (FormCode.IA01, FormCode.IA07)
    ]
    for bank in recorded:
        give_items(bank, each=1, text=f"{CANARY} butir")
    asking = InstrumentFactory(scheme_version=version, form=FormCode.IA10)
    ItemFactory(instrument=asking, element=None, kind=ItemKind.OPEN, text=f"{CANARY} pertanyaan")
    plan = agreed_test_plan(assessment, instruments=[put_in_force(bank) for bank in (*recorded, asking)])

    papers = [answered(asked_third_party(named(assessment))).paper]
    seat = here(seated(plan))
    seat.assessor = lead_of(assessment).registration.user
    for seat.instrument in recorded:
        papers.append(record_handed_in(filled(keeping(seat, at=BEGUN_AT), at=BEGUN_AT), at=BEGUN_AT).paper)
    run_jobs()

    assert [row[:200] for row in kept() if CANARY in row] == []
    for paper in papers:
        paper.refresh_from_db()
        assert CANARY in text_of(paper.read())


def whole(mail):
    """A mail as it goes over the line, what is enclosed unfolded."""
    parts = mail.message().walk()
    return "\n".join(
        f"{part.items()} {(part.get_payload(decode=True) or b'').decode(errors='replace')}" for part in parts
    )


def asked(act):
    """Every statement that it sends to the database, without its values."""
    with CaptureQueriesContext(connection) as seen:
        act()
    statements = [query["sql"] for query in seen if "SAVEPOINT" not in query["sql"]]
    return [sql.partition("VALUES")[0].partition("WHERE")[0] for sql in statements]


@pytest.mark.clause("9.3.1")
def test_a_right_answer_takes_the_same_steps_as_a_wrong_one():
    desk = writing()
    say(desk, 1, 1, choice="A")

    for_right = asked(lambda: say(desk, 1, 2, choice=right(desk.items[1])))
    for_wrong = asked(lambda: say(desk, 1, 3, choice=wrong(desk.items[1])))

    assert for_right == for_wrong


@pytest.mark.clause("9.3.1")
@pytest.mark.parametrize("choose", [right, wrong])
def test_closing_marks_right_and_wrong_by_the_same_steps(choose):
    desk = writing()
    for position, item in desk.items.items():
        say(desk, position, choice=choose(item))

    with CaptureQueriesContext(connection) as seen:
        handed_in(desk, answers={position: choose(item) for position, item in desk.items.items()})

    keys = [query for query in seen if "instruments_itemkey" in query["sql"]]
    assert len(keys) == len(desk.items)


@pytest.mark.clause("9.3.1")
def test_an_assessor_who_is_a_candidate_of_the_scheme_does_not_open_its_bank():
    paper = handed_in().paper
    lead, scheme = assessor_of(paper), paper.seat.session.scheme_version.scheme
    assert can_author(lead, scheme, on=BEGUN_AT.date())

    version = paper.seat.session.scheme_version
    assigned(ApplicationFactory(applicant=lead, scheme_version=version, accepted=True))

    assert "tertutup bagi Anda" in can_author(lead, scheme, on=BEGUN_AT.date()).reason
