"""A paper is handed in, closed by the clock, taken away, or given back what an outage took."""

import datetime as dt

import pytest

from examinations.actions.written_closing import (
    close_when_over,
    give_back_outage,
    hand_in_paper,
    void_paper,
)
from examinations.models import Outage, OutageShare
from examinations.queries.written import lines_of
from examinations.states import PaperState, SessionState
from foundation.jobs.actions import work
from foundation.jobs.models import Job
from foundation.journal.models import Entry
from foundation.notices.models import Notice
from foundation.workflow.answers import NotAllowed
from instruments.models import FormCode
from tests.factories.people import UserFactory
from tests.factories.written import BEGUN_AT, assessor_of, right, say, writing, wrong

pytestmark = pytest.mark.django_db
SECOND, MINUTE = dt.timedelta(seconds=1), dt.timedelta(minutes=1)


def close(desk, at):
    """The paper as it is after the clock looked at it."""
    desk.paper = close_when_over(desk.paper, at=at)
    return desk.paper


@pytest.mark.clause("9.3.1")
def test_what_is_handed_in_is_marked_by_the_server_and_the_assessor_is_told_without_a_name():
    desk = writing(number=3)
    say(desk, 1, choice=right(desk.items[1]))
    say(desk, 2, choice=wrong(desk.items[2]))

    paper = hand_in_paper(desk.paper, token=desk.token, by=desk.candidate, at=BEGUN_AT + 9 * MINUTE)

    assert (paper.state, paper.closed_at, paper.closed_by_clock) == (
        PaperState.HANDED_IN,
        BEGUN_AT + 9 * MINUTE,
        False,
    )
    assert [item.achieved for item in paper.items.all()] == [True, False, False]
    letter = Notice.objects.get(to=assessor_of(paper), subject__contains="menunggu penilaian")
    assert desk.candidate.full_name not in letter.subject + letter.body


def test_nothing_is_handed_in_from_another_device_or_after_the_end():
    desk = writing()

    for how in ({"token": ""}, {"token": desk.token, "at": desk.paper.deadline_at}):
        with pytest.raises(NotAllowed):
            hand_in_paper(desk.paper, **{"at": BEGUN_AT} | how, by=desk.candidate)

    desk.paper.refresh_from_db()
    assert desk.paper.state == PaperState.RUNNING


@pytest.mark.clause("9.3.1")
def test_the_clock_closes_a_paper_at_its_end_though_the_worker_comes_an_hour_late_and_once():
    desk = writing()
    say(desk, 1, choice=right(desk.items[1]))
    late = desk.paper.deadline_at + dt.timedelta(hours=1)

    work(now=lambda: late)
    close(desk, late)

    assert (desk.paper.state, desk.paper.closed_at, desk.paper.closed_by_clock) == (
        PaperState.HANDED_IN,
        desk.paper.deadline_at,
        True,
    )
    assert Entry.objects.filter(verb="written_paper.closed").count() == 1
    assert desk.paper.items.get(position=1).achieved is True
    assert not Job.objects.filter(kind="examinations.close_paper", done_at=None).exists()


def test_the_clock_waits_for_the_grace():
    desk = writing()

    assert close(desk, desk.paper.deadline_at + 4 * SECOND).state == PaperState.RUNNING
    say(desk, 1, choice=right(desk.items[1]), at=desk.paper.deadline_at + 4 * SECOND)

    assert close(desk, desk.paper.deadline_at + 5 * SECOND).items.get(position=1).achieved is True


def test_a_paper_of_essays_waits_for_its_marker():
    desk = writing(form=FormCode.IA06)
    say(desk, 1, text="Jawaban.")

    paper = hand_in_paper(desk.paper, token=desk.token, by=desk.candidate, at=BEGUN_AT + MINUTE)

    assert {item.achieved for item in paper.items.all()} == {None}


# --- outages ---


def out(desk, began, ended, *, at=None, by=None, reason="Listrik padam."):
    return give_back_outage(
        desk.session,
        began_at=began,
        ended_at=ended,
        reason=reason,
        by=by or desk.session.invigilator,
        at=at or ended,
    )


@pytest.mark.clause("9.3.1")
def test_an_outage_is_given_back_to_the_second_and_the_deadline_stays_on_file():
    desk = writing()
    began = BEGUN_AT + 10 * MINUTE

    outage = out(desk, began, began + 4 * MINUTE + 10 * SECOND)

    desk.paper.refresh_from_db()
    assert outage.seconds == desk.paper.given_back_seconds == 250
    assert desk.paper.ends_at == desk.paper.deadline_at + 250 * SECOND
    assert close(desk, desk.paper.deadline_at + 249 * SECOND).state == PaperState.RUNNING
    entry = Entry.objects.get(verb="outage.given_back")
    assert (entry.facts["seconds"], entry.facts["reason"]) == (250, "Listrik padam.")
    assert entry.facts["papers"] == {str(desk.paper.pk): 250}


@pytest.mark.clause("9.3.1")
@pytest.mark.parametrize(("began", "ended"), [(0, 4), (1, 3), (-2, 1), (3, 9)])
def test_the_same_minutes_are_given_back_once(began, ended):
    desk = writing()
    start = BEGUN_AT + 10 * MINUTE
    out(desk, start, start + 4 * MINUTE)

    with pytest.raises(NotAllowed, match="sudah dikembalikan"):
        out(desk, start + began * MINUTE, start + ended * MINUTE)

    desk.paper.refresh_from_db()
    assert desk.paper.given_back_seconds == 240
    assert Outage.objects.count() == 1


def test_two_outages_one_after_the_other_are_both_given_back():
    desk = writing()
    start = BEGUN_AT + 10 * MINUTE

    out(desk, start, start + MINUTE)
    out(desk, start + MINUTE, start + 2 * MINUTE)

    desk.paper.refresh_from_db()
    assert desk.paper.given_back_seconds == 120


def test_who_began_within_the_outage_gets_what_it_took():
    desk = writing()

    out(desk, BEGUN_AT - 5 * MINUTE, BEGUN_AT + 2 * MINUTE)

    assert OutageShare.objects.get().seconds == 120


@pytest.mark.clause("9.3.1")
def test_what_the_clock_closed_during_the_outage_is_opened_again_with_what_was_lost():
    desk = writing()
    end = desk.paper.deadline_at
    say(desk, 1, choice=wrong(desk.items[1]))
    close(desk, end + MINUTE)
    # Typed without a connection, sent when it was back.
    say(desk, 1, 2, choice=right(desk.items[1]), at=end + 10 * MINUTE)

    out(desk, end - 6 * MINUTE, end + 9 * MINUTE, at=end + 12 * MINUTE)

    desk.paper.refresh_from_db()
    assert desk.paper.state == PaperState.RUNNING
    assert desk.paper.remaining(end + 12 * MINUTE) == 6 * 60
    assert lines_of(desk.paper)[0].chosen == right(desk.items[1])
    assert (OutageShare.objects.get().seconds, OutageShare.objects.get().closed_seconds) == (360, 720)
    assert close(desk, end + 19 * MINUTE).items.get(position=1).achieved is True


def test_what_was_handed_in_by_hand_stays_closed():
    desk = writing()
    hand_in_paper(desk.paper, token=desk.token, by=desk.candidate, at=BEGUN_AT + 5 * MINUTE)

    out(desk, BEGUN_AT + MINUTE, BEGUN_AT + 9 * MINUTE)

    desk.paper.refresh_from_db()
    assert (desk.paper.state, desk.paper.given_back_seconds) == (PaperState.HANDED_IN, 0)


@pytest.mark.parametrize(
    ("how", "reason"),
    [
        ({"reason": " "}, "Tulis alasannya"),
        ({"at": BEGUN_AT + MINUTE}, "setelah gangguan selesai"),
        ({"ended": BEGUN_AT}, "berakhir setelah mulai"),
        ({"began": BEGUN_AT - dt.timedelta(days=1)}, "sebelum sesi ini"),
        ({"by": "candidate"}, "Hanya pengawas"),
        ({"by": "stranger"}, "Hanya pengawas"),
    ],
)
def test_time_is_not_given_back_for_nothing(how, reason):
    desk = writing()
    people = {"candidate": desk.candidate, "stranger": UserFactory()}
    told = {"began": BEGUN_AT, "ended": BEGUN_AT + 2 * MINUTE} | how
    if "by" in told:
        told["by"] = people[told["by"]]

    with pytest.raises(NotAllowed, match=reason):
        out(desk, **told)

    desk.paper.refresh_from_db()
    assert desk.paper.given_back_seconds == 0
    assert not Outage.objects.exists()


def test_time_is_given_back_while_the_session_runs():
    desk = writing()
    desk.session.state, desk.session.closed_at = SessionState.CLOSED, BEGUN_AT
    desk.session.save()

    with pytest.raises(NotAllowed, match="selama sesi berjalan"):
        out(desk, BEGUN_AT, BEGUN_AT + MINUTE)


# --- taken away ---


@pytest.mark.clause("9.3.1")
def test_a_paper_taken_away_is_not_judged_and_what_was_written_stays():
    desk = writing()
    say(desk, 1, choice=right(desk.items[1]))

    paper = void_paper(
        desk.paper, reason="Keluar sebelum selesai.", by=desk.session.invigilator, at=BEGUN_AT + MINUTE
    )

    assert paper.state == PaperState.VOID
    assert lines_of(paper)[0].is_answered
    assert paper.items.get(position=1).achieved is None
    assert close_when_over(paper, at=paper.ends_at + MINUTE).state == PaperState.VOID


def test_what_is_handed_in_is_not_taken_away():
    desk = writing()
    paper = hand_in_paper(desk.paper, token=desk.token, by=desk.candidate, at=BEGUN_AT + MINUTE)

    with pytest.raises(NotAllowed, match="tidak dapat diambil"):
        void_paper(paper, reason="Terlambat.", by=desk.session.invigilator, at=BEGUN_AT + 2 * MINUTE)
