"""What the database itself refuses about written tests, on both engines."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F

from examinations.actions.written_closing import give_back_outage
from examinations.actions.written_marks import hand_in_marks
from examinations.models import (
    ElementResult,
    EssayMark,
    Marking,
    Outage,
    OutageShare,
    PaperItem,
    WritingDevice,
    WrittenAnswer,
    WrittenPaper,
)
from instruments.models import FormCode
from tests.factories.written import BEGUN_AT, assessor_of, handed_in, say, writing

pytestmark = pytest.mark.django_db
MINUTE = dt.timedelta(minutes=1)


def refuses(act, name):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        act()


@pytest.fixture
def desk():
    """Written in, with an outage given back."""
    desk = writing()
    say(desk, 1, choice="A")
    give_back_outage(
        desk.session,
        began_at=BEGUN_AT + MINUTE,
        ended_at=BEGUN_AT + 2 * MINUTE,
        reason="Jaringan.",
        by=desk.session.invigilator,
        at=BEGUN_AT + 2 * MINUTE,
    )
    return desk


@pytest.mark.clause("9.3.1")
@pytest.mark.parametrize("model", [WrittenAnswer, WritingDevice, Outage, OutageShare])
def test_rows_are_added_never_changed(desk, model):
    refuses(lambda: model.objects.update(id=F("id")), "keeps_rows")
    refuses(lambda: model.objects.all()._raw_delete(model.objects.db), "loses_none")


@pytest.mark.clause("9.3.1")
@pytest.mark.parametrize(
    "change",
    [
        {"seed": "x"},
        {"minutes": 300},
        {"extra_percent": 100},
        {"started_at": BEGUN_AT + MINUTE},
        {"deadline_at": BEGUN_AT + 300 * MINUTE},
        {"given_back_seconds": 1},
    ],
)
def test_a_paper_that_was_begun_keeps_its_time(desk, change):
    refuses(lambda: WrittenPaper.objects.update(**change), "a_paper|time_given_back")


def test_the_items_of_a_paper_stay(desk):
    refuses(lambda: PaperItem.objects.filter(position=1).update(choice_order=["A"]), "keeps_its_items")
    refuses(lambda: PaperItem.objects.filter(position=1).update(position=90), "keeps_its_items")


@pytest.mark.clause("9.3.1")
def test_what_comes_after_closing_never_counts():
    desk = handed_in()
    item = desk.items[1]

    def add(standing):
        WrittenAnswer.objects.create(paper_item=item, sequence=9, standing=standing, saved_at=BEGUN_AT)

    refuses(lambda: add("IN_TIME"), "does_not_count")
    refuses(lambda: add("GRACE"), "does_not_count")
    add("LATE")


def test_the_same_minutes_are_given_back_once(desk):
    def add():
        Outage.objects.create(
            session=desk.session,
            began_at=BEGUN_AT,
            ended_at=BEGUN_AT + 5 * MINUTE,
            reason="Lagi.",
            given_back_by=desk.session.invigilator,
            given_back_at=BEGUN_AT,
        )

    refuses(add, "given_back_once")


@pytest.mark.clause("9.3.6")
def test_marks_stay_as_they_were_handed_in():
    paper = handed_in(form=FormCode.IA06).paper
    marks = {item.pk: (True, "") for item in paper.items.all()}
    hand_in_marks(paper, marks=marks, by=assessor_of(paper), at=BEGUN_AT)

    refuses(lambda: EssayMark.objects.update(achieved=False), "marks_handed_in_stay")
    refuses(lambda: Marking.objects.update(handed_in_at=None), "a_marking_handed_in_stays")
    refuses(lambda: Marking.objects.all()._raw_delete(Marking.objects.db), "a_marking_is_kept")


@pytest.mark.clause("9.3.6")
def test_what_the_server_marked_and_the_assessor_concluded_stays():
    from tests.examinations.actions.test_written_marks import concluded  # noqa: PLC0415 - how it is concluded

    paper = handed_in().paper
    refuses(lambda: paper.items.update(achieved=False), "an_item_keeps_its_mark")

    concluded(paper)

    refuses(lambda: WrittenPaper.objects.update(feedback="Lain."), "a_marked_paper_stays")
    refuses(lambda: ElementResult.objects.update(achieved=False), "keeps_rows")
