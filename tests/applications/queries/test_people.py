"""Who belongs to a case, and whom its form names (7.1.2, 9.2.2, 9.4.2)."""

import pytest

from applications.models import Part
from applications.queries import people
from applications.queries.people import belongs_to, named_people, workers_on
from tests.applications.helpers import TODAY
from tests.factories.applications import ApplicationFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.clause("9.4.2")
@pytest.mark.parametrize("name", ["Sri Contoh", "sri contoh", "Sri Contoh, S.E., M.M."])
def test_a_trainer_is_found_however_the_name_is_written(name):
    trainer = UserFactory(full_name=name)
    application = ApplicationFactory(filled=True)

    assert [(user, part) for user, part, _words in named_people(application)] == [(trainer, Part.TRAINER)]


@pytest.mark.clause("9.2.2")
@pytest.mark.parametrize("name", ["Sri", "Sri Contohnya", "Asri Contoh"])
def test_somebody_of_a_similar_name_is_not_meant(name):
    UserFactory(full_name=name)

    assert list(named_people(ApplicationFactory(filled=True))) == []


def test_one_who_names_oneself_is_not_ones_own_superior():
    application = ApplicationFactory(filled=True)
    application.particulars.superior_email = application.applicant.email
    application.particulars.superior_name = application.applicant.full_name

    assert list(named_people(application)) == []


@pytest.mark.clause("7.1.3")
def test_a_case_belongs_to_its_applicant_the_secretariat_and_whoever_works_on_it_now(monkeypatch):
    application = ApplicationFactory(submitted=True)
    secretary, now, before = (
        UserFactory(secretariat=True),
        UserFactory(assessor=True),
        UserFactory(assessor=True),
    )
    monkeypatch.setattr(people, "WORKERS", [lambda application: {now: "/"}])

    asked = [application.applicant, secretary, now, before, UserFactory(head=True)]

    assert [belongs_to(person, application, on=TODAY) for person in asked] == [True, True, True, False, False]


def test_before_anybody_reviews_the_whole_secretariat_is_told_then_only_the_reviewer():
    application = ApplicationFactory(submitted=True)
    first, second = UserFactory(secretariat=True), UserFactory(secretariat=True)
    assert set(workers_on(application, on=TODAY)) == {first, second}

    application.reviewer = first
    assert workers_on(application, on=TODAY) == [first]
