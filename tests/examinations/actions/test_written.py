"""A written paper is drawn, begun, written and taken to another device."""

import datetime as dt

import pytest

from examinations.actions.written import (
    draw_paper,
    give_device_code,
    save_answers,
    start_paper,
    take_over,
)
from examinations.models import AnswerStanding, Given, Presence, WrittenAnswer, WrittenPaper
from examinations.queries.written import answered_counts, lines_of
from examinations.states import PaperState, SessionState
from foundation.jobs.models import Job
from foundation.journal.models import Entry
from foundation.workflow.answers import NotAllowed
from instruments.models import FormCode
from instruments.queries import draw
from schemes.models import Element
from tests.factories.assessments import waiting_for_a_test
from tests.factories.examinations import TESTED_AT, agreed_adjustments, session, short_elements
from tests.factories.examinations import seat as another_seat
from tests.factories.people import UserFactory
from tests.factories.written import (
    BEGUN_AT,
    be_here,
    handed_in,
    right,
    say,
    writer,
    writing,
    wrong,
)

pytestmark = pytest.mark.django_db
SECOND = dt.timedelta(seconds=1)


def planned(seat):
    return seat.plan.methods.first().instrument


@pytest.mark.clause("9.3.1")
def test_a_paper_is_drawn_by_the_blueprint_for_just_the_planned_elements_and_can_be_drawn_again():
    seat = writer(number=2, each=4)

    paper = draw_paper(seat, planned(seat), by=seat.candidate, at=BEGUN_AT)

    elements = short_elements(seat.plan.assessment)
    again = draw(paper.instrument.blueprint, elements, seed=paper.seed)
    assert [item.item for item in paper.items.all()] == [place.item for place in again]
    assert [item.choice_order for item in paper.items.all()] == [
        [choice.letter for choice in place.choices] for place in again
    ]
    assert {item.item.element for item in paper.items.all()} == set(elements)
    assert Element.objects.count() > len(elements)
    assert paper.items.count() == 2 * len(elements)


def test_a_paper_is_drawn_once():
    seat = writer()

    first, again = (draw_paper(seat, planned(seat), by=seat.candidate, at=BEGUN_AT) for _ in range(2))

    assert first == again
    assert Entry.objects.filter(verb="written_paper.drawn").count() == 1


@pytest.mark.clause("9.3.1")
def test_no_item_of_the_last_attempt_comes_again_while_there_is_another():
    first = handed_in(each=4, number=2)
    seen = set(first.paper.items.values_list("item", flat=True))
    tomorrow = session(first.session.scheme_version, begins_at=TESTED_AT + dt.timedelta(days=1))

    second = writing(be_here(another_seat(first.seat.plan, in_session=tomorrow)))

    assert seen.isdisjoint(second.paper.items.values_list("item", flat=True))
    assert not second.paper.items.filter(was_seen=True).exists()


@pytest.mark.clause("9.3.1")
def test_start_and_deadline_are_the_servers_and_extra_time_is_added():
    assessment = waiting_for_a_test()
    agreed_adjustments(assessment, extra_percent=25)

    desk = writing(writer(assessment, minutes=30))

    assert (desk.paper.started_at, desk.paper.extra_percent) == (BEGUN_AT, 25)
    assert desk.paper.deadline_at == BEGUN_AT + dt.timedelta(minutes=37, seconds=30)
    assert Job.objects.get(kind="examinations.close_paper").next_try_at == desk.paper.deadline_at + 5 * SECOND


@pytest.mark.clause("9.3.2")
@pytest.mark.parametrize(
    ("what", "value", "reason"),
    [
        ("state", SessionState.PLANNED, "Sesi belum berjalan"),
        ("presence", "", "belum tercatat hadir"),
        ("presence", Presence.ABSENT, "belum tercatat hadir"),
        ("identified_at", None, "belum mencocokkan wajah"),
    ],
)
def test_nobody_begins_unseen_or_before_the_session(what, value, reason):
    seat = writer()
    record = seat.session if what == "state" else seat
    setattr(record, what, value)
    if what == "identified_at":
        seat.identified_by = None
    record.save()

    with pytest.raises(NotAllowed, match=reason):
        start_paper(seat, planned(seat), by=seat.candidate, at=BEGUN_AT)

    assert not WrittenPaper.objects.exists()
    assert not Job.objects.filter(kind="examinations.close_paper").exists()


def test_nobody_writes_for_another():
    seat = writer()

    with pytest.raises(NotAllowed, match="Hanya peserta sendiri"):
        start_paper(seat, planned(seat), by=UserFactory(), at=BEGUN_AT)


def test_a_paper_is_begun_once():
    desk = writing()

    with pytest.raises(NotAllowed, match="sudah memulai"):
        start_paper(desk.seat, desk.paper.instrument, by=desk.candidate, at=BEGUN_AT + SECOND)


# --- answers ---


@pytest.mark.clause("9.3.1")
def test_the_last_answer_by_number_counts_in_whatever_order_they_arrive():
    desk = writing(form=FormCode.IA06)

    for sequence, text in ((1, "satu"), (3, "tiga"), (2, "dua")):
        saved = say(desk, 1, sequence, text=text)
        assert saved.kept == {1: sequence}

    assert lines_of(desk.paper)[0].text == "tiga"
    assert WrittenAnswer.objects.count() == 3


def test_the_same_said_twice_has_one_effect():
    desk = writing()

    first, again = (say(desk, 1, choice="A", flagged=True) for _ in range(2))

    assert (first.kept, again.kept, again.behind) == ({1: 1}, {1: 1}, {})
    assert WrittenAnswer.objects.count() == 1


def test_something_else_under_a_known_number_is_told_and_nothing_is_lost():
    desk = writing()
    say(desk, 1, 2, choice="A")

    saved = say(desk, 1, 2, choice="B")

    assert (saved.kept, saved.behind) == ({}, {1: 2})
    assert lines_of(desk.paper)[0].chosen == "A"


@pytest.mark.clause("9.3.1")
@pytest.mark.parametrize("blanks", [" ", "   ", "\n", " \n\t "])
def test_blanks_alone_are_kept_as_they_came_and_are_no_answer(blanks):
    desk = writing(form=FormCode.IA06)

    saved = say(desk, 1, text=blanks)

    assert saved.kept == {1: 1}
    assert WrittenAnswer.objects.get().text == blanks
    assert not lines_of(desk.paper)[0].is_answered
    assert answered_counts([desk.paper])[desk.paper.pk][0] == 0


def test_the_room_is_told_every_ten_seconds_that_a_page_is_there():
    desk = writing()

    for seconds, seen in ((9, 0), (10, 10), (15, 10), (20, 20)):
        say(desk, 1, seconds, choice="A", at=BEGUN_AT + seconds * SECOND)
        desk.paper.refresh_from_db()
        assert desk.paper.last_seen_at == BEGUN_AT + seen * SECOND


def test_the_choice_is_told_by_the_letter_that_this_person_sees():
    desk = writing()

    say(desk, 1, choice=right(desk.items[1]))
    say(desk, 2, choice="Z")

    assert [row.choice for row in WrittenAnswer.objects.order_by("paper_item__position")] == ["B", ""]


@pytest.mark.clause("9.3.1")
@pytest.mark.parametrize(
    ("late", "standing", "counts"),
    [
        (-1, AnswerStanding.IN_TIME, True),
        (0, AnswerStanding.GRACE, True),
        (4, AnswerStanding.GRACE, True),
        (5, AnswerStanding.LATE, False),
        (600, AnswerStanding.LATE, False),
    ],
)
def test_what_comes_after_the_end_and_its_grace_is_kept_and_not_counted(late, standing, counts):
    desk = writing()

    saved = say(desk, 1, choice="A", at=desk.paper.deadline_at + late * SECOND)

    assert (saved.standing, saved.kept) == (standing, {1: 1})
    assert lines_of(desk.paper)[0].is_answered is counts
    entries = Entry.objects.filter(verb="answers.after_the_end")
    assert [entry.facts["standing"] for entry in entries] == ([] if late < 0 else [standing])


def test_a_day_after_the_end_a_replay_is_refused():
    desk = writing()

    with pytest.raises(NotAllowed, match="sudah lama ditutup"):
        say(desk, 1, choice="A", at=desk.paper.deadline_at + dt.timedelta(hours=25))

    assert not WrittenAnswer.objects.exists()


# --- another device ---


@pytest.mark.clause("9.3.1")
def test_another_device_is_let_in_by_the_invigilators_code_once_and_the_first_is_out():
    desk = writing()
    say(desk, 1, choice="A")
    code = give_device_code(desk.paper, by=desk.session.invigilator, at=BEGUN_AT)

    token = take_over(desk.paper, code=code.digits, by=desk.candidate, at=BEGUN_AT)

    with pytest.raises(NotAllowed, match="perangkat lain"):
        say(desk, 1, 2, choice="B")
    desk.token = token
    assert say(desk, 1, 2, choice="B").kept == {1: 2}
    assert take_over(desk.paper, code=code.digits, by=desk.candidate, at=BEGUN_AT) is None
    moved = Entry.objects.get(verb="written_paper.moved")
    assert moved.facts == {"code": code.pk}
    given = Entry.objects.get(verb="device_code.given")
    assert given.actor_id == str(desk.session.invigilator_id)
    assert code.digits not in str(given.facts)


@pytest.mark.parametrize("wrong_ones", [1, 5])
def test_a_code_is_not_guessed(wrong_ones):
    desk = writing()
    code = give_device_code(desk.paper, by=desk.session.invigilator, at=BEGUN_AT)
    guess = f"{(int(code.digits) + 1) % 1_000_000:06}"

    for _ in range(wrong_ones):
        assert take_over(desk.paper, code=guess, by=desk.candidate, at=BEGUN_AT) is None

    token = take_over(desk.paper, code=code.digits, by=desk.candidate, at=BEGUN_AT)
    assert bool(token) is (wrong_ones < 5)


def test_a_code_grows_old():
    desk = writing()
    code = give_device_code(desk.paper, by=desk.session.invigilator, at=BEGUN_AT)

    late = BEGUN_AT + dt.timedelta(minutes=10)

    assert take_over(desk.paper, code=code.digits, by=desk.candidate, at=late) is None


def test_only_who_watches_over_the_room_gives_codes():
    desk = writing()

    with pytest.raises(NotAllowed, match="Hanya pengawas"):
        give_device_code(desk.paper, by=desk.candidate, at=BEGUN_AT)

    assert not desk.paper.codes.exists()


def test_another_tab_without_the_token_saves_nothing():
    desk = writing()

    with pytest.raises(NotAllowed, match="perangkat lain"):
        save_answers(desk.paper, given=[Given(1, 1, "A")], token="", by=desk.candidate, at=BEGUN_AT)

    assert not WrittenAnswer.objects.exists()
    assert desk.paper.state == PaperState.RUNNING
    assert wrong(desk.items[1]) != right(desk.items[1])
