"""The demonstration stands where the README says, walked there by the acts that everybody uses."""

import datetime as dt
import re
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings

from accounts.management.demo import load as load_people
from accounts.models import User
from appeals.models import Appeal
from appeals.queries import offer
from applications.models import Application
from applications.queries.items import open_return, returned_items
from applications.queries.photo import doubted
from applications.queries.quarantines import awaited
from applications.rules.outcomes import can_reopen
from assessments.queries import shown_record, standing
from assessments.queries.events import unreported
from assessments.queries.testing import places_to_judge
from assessments.rules import can_give_feedback, can_sign_record
from certificates.models import Certificate, OutcomeLetter
from decisions.rules.retests import can_ask_for_retest
from examinations.models import Record, Seat, ThirdParty, WrittenPaper
from examinations.queries import current_test_plan, extra_percent
from examinations.queries.doubts import doubts_to_settle
from examinations.queries.sessions import plans_waiting, upcoming_seat
from examinations.states import PaperState, RecordState, SessionState
from foundation.workdays.queries import add_workdays
from instruments.models import Instrument
from instruments.states import InstrumentState
from lsp_portal.management import audits
from lsp_portal.management.demo import files, story, tested
from recertification.queries.radar import radar
from recertification.queries.stages import Stage
from recertification.rules import can_open
from sanctions.models import SanctionCase
from sanctions.states import CaseState

NOW = dt.datetime(2026, 11, 24, 3, tzinfo=dt.UTC)
PDF = "application/pdf"
AUDITED = [check for check in audits.CHECKS if check is not audits.orphans]
README = (settings.BASE_DIR / "README.md").read_text()


def names(records, who):
    return {getattr(record, who).email.partition("@")[0] for record in records}


@pytest.fixture(autouse=True)
def _one_paper_for_all(monkeypatch):
    """Sixty pages that differ in a name take as many looks: here one of each slot will do."""
    look, seen = files.examine, {}

    def examine(file, *, slot):
        if file.content_type != PDF:
            return look(file, slot=slot)
        if slot not in seen:
            seen[slot] = look(file, slot=slot)
        return seen[slot]

    monkeypatch.setattr(files, "examine", examine)


@pytest.mark.django_db
def test_every_case_stands_where_the_readme_says():
    story.load(now=NOW)
    story.load(now=NOW)

    cases = {case.applicant.email.partition("@")[0]: case for case in Application.objects.all()}
    office = User.objects.get(email="sekretariat@contoh.id")
    assert set(cases) <= set(re.findall(r"`(\w+)@contoh\.id`", README))
    assert {name: case.state for name, case in cases.items() if case.state != "ACCEPTED"} == {
        "pemohon": "DRAFT",
        "dewi": "SUBMITTED",
        "rina": "RETURNED",
        "agus": "LAPSED",
    }
    assert open_return(cases["rina"]).due_on == NOW.date() + dt.timedelta(days=6)
    assert len(returned_items(cases["rina"])) == 2
    assert can_reopen(office, cases["agus"], on=NOW.date())
    assert doubted(cases["dewi"])
    assert [kept.due_on > NOW.date() for kept in awaited(cases["budi"])] == [True]
    assert names(Certificate.objects.all(), "holder") == {
        "andi",
        "sari",
        "fajar",
        "wulan",
        "lukman",
        "gita",
    }
    assert {case.holder.full_name: case.state for case in SanctionCase.objects.all()} == {
        "Fajar Hidayat": CaseState.WARNED,
        "Wulan Safitri": CaseState.SUSPENDED,
        "Lukman Hakim": CaseState.PROPOSED,
    }
    assert names(OutcomeLetter.objects.all(), "recipient") == {"tono", "maya", "yudi"}
    assert [(appeal.appellant.full_name, appeal.state) for appeal in Appeal.objects.all()] == [
        ("Yudi Hartanto", "FORMED")
    ]
    assert offer(cases["maya"].decisions.get(), at=NOW).is_open
    [blip] = radar(at=NOW)
    assert (blip.certificate.holder.full_name, blip.stage) == ("Gita Larasati", Stage.OPEN)
    assert can_open(blip.certificate.holder, blip.certificate, at=NOW)
    cases = {name: case for name, case in cases.items() if hasattr(case, "assessment")}
    _the_plans_stand({name: case.assessment for name, case in cases.items()})
    _the_session_of_today_is_open()
    # Everybody here acted as people do: state, hand and hour of every act hold against the trail.
    assert {check.__name__: list(check(NOW)) for check in AUDITED if list(check(NOW))} == {}
    _what_follows_waits({name: case.assessment for name, case in cases.items()})


def _the_plans_stand(cases):
    """None, proposed, agreed without a seat and with more time, and one with a seat to come."""
    assert current_test_plan(cases["eko"]) is None
    assert [bool(current_test_plan(cases[name]).agreed_at) for name in ("nadia", "hasan")] == [False, True]
    assert extra_percent(current_test_plan(cases["hasan"])) == 25
    assert [plan.assessment for plan in plans_waiting(cases["hasan"].application.scheme_version)] == [
        cases["hasan"]
    ]
    assert upcoming_seat(cases["indah"]).session.begins_at > NOW
    assert ThirdParty.objects.get().assessment == cases["indah"]


def _the_session_of_today_is_open():
    seats = Seat.objects.filter(session__state=SessionState.RUNNING)
    assert {seat.candidate.full_name: bool(seat.identified_at) for seat in seats} == {
        "Laras Widya": False,
        "Mira Anjani": True,
        "Mega Puspita": True,
    }
    assert {paper.candidate.full_name: paper.state for paper in WrittenPaper.objects.all()} == {
        "Mega Puspita": PaperState.RUNNING,
        "Nanda Saputra": PaperState.HANDED_IN,
    }
    assert Record.objects.get(state=RecordState.OPEN).candidate.full_name == "Mira Anjani"


def _what_follows_waits(cases):
    """Judgements, a report, a result in doubt, records to sign, feedback, a retest; an edition to review."""
    lead, tono = User.objects.get(email="asesor@contoh.id"), cases["tono"]
    assert places_to_judge(lead) == {cases["oki"].pk: 4, cases["qori"].pk: 0}
    assert len(standing(cases["qori"]).unsettled) == 2
    assert [event.cases for event in unreported(lead)] == [[cases["putra"]]]
    assert [flag.seat.name for flag in doubts_to_settle()] == ["Rudi Santoso"]
    assert can_sign_record(tono.application.applicant, shown_record(tono))
    assert can_give_feedback(tono.application.applicant, tono)
    assert can_ask_for_retest(tono.application.applicant, tono.application, on=NOW.date())
    assert Instrument.objects.get(state=InstrumentState.IN_REVIEW).author.email == "komite@contoh.id"


@pytest.mark.django_db
@pytest.mark.parametrize("day", ["2026-11-22 12:00", "2026-11-24 00:10", "2027-03-12 23:50"])
def test_a_session_stands_open_whatever_day_and_hour_it_is_loaded(day):
    now = dt.datetime.fromisoformat(day).replace(tzinfo=ZoneInfo("Asia/Jakarta"))
    load_people(at=now)

    begins, ends = tested.now_or_before(now)

    assert [begins <= now, begins.date() == ends.date(), begins < ends] == [True, True, True]
    assert add_workdays(begins.date() - dt.timedelta(days=1), 1).due_on == begins.date()
