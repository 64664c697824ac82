"""Confidentiality undertakings and declared ties."""

import datetime as dt

import pytest

from accounts.actions import (
    accept_undertaking,
    declare_relation,
    end_relation,
    publish_undertaking_text,
)
from accounts.models import RelationKind, Undertaking, User
from accounts.queries import relations_between
from accounts.rules import has_undertaken, may_work
from foundation.journal.models import Entry
from tests.factories.people import RelationFactory, UndertakingTextFactory, UserFactory

WORDS = {"body_id": "Saya menjaga.", "body_en": "I keep."}
A_DAY = dt.timedelta(days=1)


@pytest.mark.clause("7.1.3")
def test_an_acceptance_keeps_words_time_and_address(at):
    text, person = UndertakingTextFactory(), UserFactory()
    assert not has_undertaken(person)

    accept_undertaking(text, address="192.0.2.7", by=person, at=at)

    kept = Undertaking.objects.get()
    assert (kept.words, kept.accepted_at, kept.address) == (text.body, at, "192.0.2.7")
    assert has_undertaken(User.objects.get(pk=person.pk))
    assert Entry.objects.get().verb == "undertaking.accepted"


@pytest.mark.clause("7.1.3")
def test_a_new_edition_asks_everybody_again(at, today):
    person = UserFactory(secretariat=True)
    assert may_work(person)

    publish_undertaking_text("2026-9", **WORDS, holds_from=today, by=UserFactory(admin=True), at=at)

    assert may_work(User.objects.get(pk=person.pk)).reason == "Accept the confidentiality undertaking first."


@pytest.mark.clause("7.1.3")
def test_a_text_is_accepted_once_and_only_while_it_holds(refused, at, today):
    old = UndertakingTextFactory()
    person = UserFactory(secretariat=True)

    with refused("already accepted"):
        accept_undertaking(old, address=None, by=person, at=at)
    UndertakingTextFactory(edition="2026-9", holds_from=today)
    with refused("no longer holds"):
        accept_undertaking(old, address=None, by=UserFactory(), at=at)


def test_a_text_is_published_by_its_keepers_under_a_new_name_from_today_on(refused, at, today):
    admin, known = UserFactory(admin=True), UndertakingTextFactory()

    with refused("today or later"):
        publish_undertaking_text("2026-9", **WORDS, holds_from=today - A_DAY, by=admin, at=at)
    with refused("already an edition"):
        publish_undertaking_text(known.edition, **WORDS, holds_from=today, by=admin, at=at)
    with refused("keep the list of people"):
        publish_undertaking_text("2026-9", **WORDS, holds_from=today, by=UserFactory(secretariat=True), at=at)


@pytest.mark.clause("7.1.3")
def test_staff_need_a_second_factor_where_the_installation_wants_it(settings):
    person = UserFactory(secretariat=True)
    settings.SECOND_FACTOR_REQUIRED = True

    assert may_work(person).reason.startswith("Set up a second factor first")


@pytest.mark.clause("9.4.2")
def test_a_declared_tie_is_found_from_both_sides(at, today):
    person, superior = UserFactory(), UserFactory()

    tie = declare_relation(person, superior, kind=RelationKind.SUPERIOR, by=person, at=at)

    assert list(relations_between(superior, person, on=today)) == [tie]
    assert not relations_between(person, UserFactory(), on=today).exists()


@pytest.mark.clause("9.4.2")
def test_a_tie_is_not_declared(refused, at):
    tie = RelationFactory()
    facts = {"kind": tie.kind, "at": at}

    with refused("between two people"):
        declare_relation(tie.user, tie.user, by=tie.user, **facts)
    with refused("already declared"):
        declare_relation(tie.user, tie.other, by=tie.user, **facts)
    with refused("Only the people themselves"):
        declare_relation(tie.user, UserFactory(), by=UserFactory(), **facts)


@pytest.mark.clause("9.4.2")
def test_whom_a_tie_keeps_apart_does_not_end_it(refused, at, today):
    tie, secretary = RelationFactory(), UserFactory(secretariat=True)

    for person in (tie.user, tie.other):
        with refused("Somebody else has to say"):
            end_relation(tie, ends_on=today, by=person, at=at)
    with refused("today or later"):
        end_relation(tie, ends_on=today - A_DAY, by=secretary, at=at)

    assert end_relation(tie, ends_on=today, by=secretary, at=at).ends_on == today
    with refused("already ended"):
        end_relation(tie, ends_on=today, by=secretary, at=at)
