"""An answer is lost on the way: the candidate goes on at the same device, and nobody at another (9.3.1; E4, E6)."""

import pytest
from django.urls import reverse

from examinations.actions.written import give_device_code
from examinations.models import WritingDevice, WrittenPaper
from foundation.workflow import clock
from tests.factories.written import BEGUN_AT, writer

pytestmark = pytest.mark.django_db


def url(view, *args):
    return reverse(f"examinations:{view}", args=args)


class Lossy:
    """A browser whose answers can get lost: what the server did stays done, its cookies never arrive."""

    def __init__(self, client):
        self.client = client

    def get(self, *where):
        return self.client.get(url(*where))

    def lose(self, *where, **data):
        kept = self.client.cookies.copy()
        self.client.post(url(*where), data)
        self.client.cookies = kept


@pytest.fixture
def seat(clock_at):
    clock_at(BEGUN_AT)
    return writer()


@pytest.fixture
def begin(seat):
    return ("start_written", seat.pk, seat.plan.methods.first().instrument_id)


@pytest.fixture
def mine(client_as, seat):
    return Lossy(client_as(seat.candidate))


def shows_questions(page):
    return "data-written" in page.content.decode()


@pytest.mark.clause("9.3.1")
def test_an_answer_to_begin_that_is_lost_leaves_the_paper_at_this_device(mine, begin, seat, client_as):
    mine.get("my_written")
    mine.lose(*begin)

    paper = WrittenPaper.objects.get()
    assert shows_questions(mine.get("written", paper.pk))
    assert not shows_questions(Lossy(client_as(seat.candidate)).get("written", paper.pk))


@pytest.mark.clause("9.3.1")
def test_who_presses_begin_once_more_goes_on_with_the_same_time(mine, begin):
    mine.get("my_written")
    mine.lose(*begin)
    before = WrittenPaper.objects.get()

    answer = mine.client.post(url(*begin))

    assert answer.url == url("written", before.pk)
    paper = WrittenPaper.objects.get()
    assert (paper.started_at, paper.deadline_at) == (before.started_at, before.deadline_at)
    assert WritingDevice.objects.count() == 1


@pytest.mark.clause("9.3.1")
def test_an_answer_to_the_code_that_is_lost_leaves_the_paper_at_the_other_device(
    mine, begin, seat, client_as
):
    mine.client.post(url(*begin))
    paper, other = WrittenPaper.objects.get(), Lossy(client_as(seat.candidate))
    other.get("written", paper.pk)
    code = give_device_code(paper, by=seat.session.invigilator, at=clock.now())

    other.lose("take_over_written", paper.pk, code=code.digits)

    assert shows_questions(other.get("written", paper.pk))
    assert not shows_questions(mine.get("written", paper.pk))
    # And pressing once more needs no second code.
    assert other.client.post(url("take_over_written", paper.pk), {"code": code.digits}).status_code == 302


@pytest.mark.clause("9.3.1")
@pytest.mark.parametrize("token", ["janjian", "janjian:x"])
def test_a_token_that_somebody_made_up_holds_nothing(mine, begin, seat, token):
    mine.client.cookies[f"written-{seat.pk}-{begin[2]}"] = token

    mine.lose(*begin)

    assert not shows_questions(mine.get("written", WrittenPaper.objects.get().pk))


@pytest.mark.clause("9.3.1")
def test_before_a_paper_can_be_begun_no_token_is_given(mine, seat):
    seat.identified_at, seat.identified_by = None, None
    seat.save()

    mine.get("my_written")

    assert [name for name in mine.client.cookies if name.startswith("written-")] == []
