"""Two in the same moment: one wins, the other is told why (9.4.5, TRUST R13). With the twin that must fail."""

import contextlib
import threading

import pytest
from django.db import IntegrityError, connection

from certificates.actions import release_meeting
from certificates.models import Certificate
from decisions.actions import (
    decide,
    put_on_agenda,
    put_up_addendum,
    sign_addendum,
    sign_minutes,
    vote,
    withdraw_addendum,
)
from decisions.models import AgendaItem, Decision, Decree, MinutesSignature, Outcome, Vote
from foundation.documents.models import Paper
from foundation.documents.queries import gaps
from foundation.journal.models import Entry
from foundation.notices.models import Notice
from foundation.workflow.answers import NotAllowed
from tests.factories.assessments import reported
from tests.factories.certificates import SEALED_AT, a_head, issued
from tests.factories.decisions import (
    CORRECTED_AT,
    MET_AT,
    PLANNED_AT,
    convened,
    drafted,
    members_of,
    minuted,
    planned,
    signed,
    vote_all,
)
from tests.factories.people import UserFactory

from .helpers import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def one_won(ends, clause="9.4.5"):
    """All but one were refused with a reason; what the winner has."""
    lost = [end for end in ends if isinstance(end, NotAllowed)]
    won = [end for end in ends if not isinstance(end, Exception)]
    assert len(won) == 1, ends
    assert len(lost) == len(ends) - 1, ends
    assert {end.clause for end in lost} == {clause}
    return won[0]


@contextlib.contextmanager
def without(index):
    """The database as it would be had nobody written this constraint."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s" if connection.vendor == "sqlite"
                       else "SELECT indexdef FROM pg_indexes WHERE indexname = %s", [index])  # fmt: skip
        words = cursor.fetchone()[0]
        cursor.execute(f"DROP INDEX {index}")
    yield
    with connection.cursor() as cursor:
        cursor.execute(words)


def looked_then_wrote(write):
    """Two who both look before either writes, as code without a lock would; how many rows were kept."""
    meet = threading.Barrier(2)

    def careless(_one):
        meet.wait()
        return write()

    ends = at_once(careless, range(2))
    return sum(not isinstance(end, IntegrityError) for end in ends)


@pytest.mark.clause("9.4.5")
def test_an_item_closed_twice_at_once_has_one_decision():
    item = convened().items.get()
    vote_all(item)
    chair = members_of(item.meeting)[0]

    decision = one_won(at_once(lambda _: decide(item, reason="", by=chair, at=MET_AT), range(4)))

    assert Decision.objects.get() == decision
    assert Entry.objects.filter(verb="item.decided").count() == 1


def a_decision(item):
    return Decision.objects.create(
        item=item, application=item.application, outcome=Outcome.COMPETENT, decided_at=MET_AT
    )


def test_without_the_lock_the_constraint_holds_and_without_both_there_would_be_two():
    item = convened().items.get()
    vote_all(item)
    assert looked_then_wrote(lambda: a_decision(item)) == 1
    again = convened().items.get()
    vote_all(again)

    with without("an_item_is_decided_once"):
        assert looked_then_wrote(lambda: a_decision(again)) == 2
        Decision.objects.filter(pk=again.decisions.last().pk).update(
            annulled_at=MET_AT, annulled_reason="Tes."
        )


@pytest.mark.clause("9.4.5")
def test_two_agendas_that_take_one_case_at_once():
    case, meetings = reported().application, [planned(), planned()]
    office = UserFactory(secretariat=True)

    item = one_won(at_once(lambda meeting: put_on_agenda(meeting, case, by=office, at=PLANNED_AT), meetings))

    assert AgendaItem.objects.get() == item


def test_without_the_constraint_a_case_would_be_on_two_agendas():
    case, meetings = reported(), iter([planned(), planned()])
    recommendation = case.recommendations.get()

    def put():
        return AgendaItem.objects.create(
            meeting=next(meetings), application=case.application, recommendation=recommendation, position=1
        )

    with without("a_case_is_on_one_living_agenda"):
        assert looked_then_wrote(put) == 2
        AgendaItem.objects.filter(pk=AgendaItem.objects.last().pk).update(is_live=False)


@pytest.mark.clause("9.4.6")
def test_a_meeting_released_twice_at_once_gives_one_certificate_each():
    meeting, head = signed([reported(), reported()]), a_head()

    issued = one_won(at_once(lambda _: release_meeting(meeting, by=head, at=SEALED_AT), range(3)))

    assert len(issued) == Certificate.objects.count() == 2
    assert Decree.objects.count() == 1
    assert list(gaps()) == []


@pytest.mark.clause("9.4.5")
def test_a_member_who_signs_twice_at_once_has_signed_once():
    meeting = minuted()
    member = members_of(meeting)[0]

    one_won(at_once(lambda _: sign_minutes(meeting, by=member, at=MET_AT), range(3)))

    assert MinutesSignature.objects.count() == 1


@pytest.mark.clause("9.4.5")
def test_the_last_two_who_sign_at_once_tell_the_head_once():
    meeting, head = minuted(), UserFactory(head=True)
    first, *last = members_of(meeting)
    sign_minutes(meeting, by=first, at=MET_AT)

    ends = at_once(lambda member: sign_minutes(meeting, by=member, at=MET_AT), last)

    assert not [end for end in ends if isinstance(end, Exception)]
    assert MinutesSignature.objects.count() == 3
    assert Notice.objects.filter(to=head).count() == 1


@pytest.mark.clause("9.4.5")
def test_a_vote_changed_while_the_item_is_closed_is_either_counted_or_refused():
    item = convened().items.get()
    vote_all(item)
    chair, one, _other = members_of(item.meeting)
    acts = [
        lambda: decide(item, reason="", by=chair, at=MET_AT),
        lambda: vote(item, outcome=Outcome.NOT_YET, by=one, at=MET_AT),
    ]

    at_once(lambda act: act(), acts)

    assert Decision.objects.get().outcome == Outcome.COMPETENT
    assert Vote.objects.filter(outcome=Outcome.COMPETENT).count() >= 2


@pytest.mark.clause("9.4.5")
def test_addenda_put_up_signed_and_withdrawn_at_once():
    meeting = issued()[0].decree.meeting
    chair, one, other = members_of(meeting)
    drafts = [drafted(meeting, passage) for passage in ("opening", "conclusion")]

    at_once(lambda draft: put_up_addendum(draft, by=chair, at=CORRECTED_AT), drafts)
    first, second = meeting.addenda.order_by("ordinal")
    at_once(lambda member: sign_addendum(first, by=member, at=CORRECTED_AT), [chair, one, other])
    acts = [
        lambda: sign_addendum(second, by=one, at=CORRECTED_AT),
        lambda: withdraw_addendum(second, reason="Salah.", by=chair, at=CORRECTED_AT),
    ]
    one_won(at_once(lambda act: act(), acts))

    assert [first.ordinal, second.ordinal] == [1, 2]
    assert Paper.objects.filter(kind="addendum").count() == 1
    assert Entry.objects.filter(verb="addendum.sealed").count() == 1
