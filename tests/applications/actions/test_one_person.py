"""One human being, one account: what holds an acceptance up, and what an applicant is never told (9.1.2)."""

import pytest

from applications.actions.outcomes import accept_application, refuse_application
from applications.actions.review import take_case
from applications.actions.start import start_application
from applications.models import Application, Return
from applications.rules import outcomes
from applications.states import ApplicationState
from foundation.workflow.answers import YES, no
from tests.applications.helpers import explanation_of, refused
from tests.applications.reviewing import AT, under_review
from tests.factories.people import UserFactory
from tests.factories.schemes import ReasonFactory

pytestmark = pytest.mark.django_db


def a_twin(person, **facts):
    """Another account with the same NIK."""
    twin = UserFactory(**facts)
    twin.nik_sealed, twin.nik_index = person.nik_sealed, person.nik_index
    twin.save()
    return twin


@pytest.mark.clause("9.1.2")
def test_of_two_accounts_of_one_person_one_stays_before_anybody_is_accepted():
    application = under_review(paid=True)
    twin = a_twin(application.applicant)

    with refused("Akun lain memakai NIK ini", application):
        accept_application(application, by=application.reviewer, at=AT)

    twin.is_active = False
    twin.save()
    accepted = accept_application(application, by=application.reviewer, at=AT)
    assert accepted.state == ApplicationState.ACCEPTED


@pytest.mark.clause("9.1.2")
def test_what_stands_against_a_closed_account_of_the_person_stands_against_this_one(monkeypatch):
    application = under_review(paid=True)
    closed = a_twin(application.applicant, is_active=False)
    checks = [lambda user, _scheme, *, on: no("Punya sertifikat.", "9.7.1") if user == closed else YES]
    monkeypatch.setattr(outcomes, "CHECKS", checks)

    with refused("Punya sertifikat", application) as refusal:
        accept_application(application, by=application.reviewer, at=AT)

    assert closed.email in refusal.value.reason


@pytest.mark.clause("9.1.2")
def test_whoever_types_the_nik_of_another_learns_nothing_about_them():
    other = under_review(paid=True)
    curious, version = a_twin(other.applicant), other.scheme_version

    begun = start_application(version, text_sha256=explanation_of(version), by=curious, at=AT)

    assert begun.state == ApplicationState.DRAFT
    assert Application.objects.count() == 2


@pytest.mark.clause("7.2.4")
def test_nobody_is_accused_unheard_nor_by_one_person_alone():
    application = under_review()
    untrue = ReasonFactory.build(version=application.scheme_version, kind="REFUSAL", clause="7.2.4")
    first, second = application.reviewer, UserFactory(secretariat=True)
    facts = {"reason": untrue, "remark": "Ijazah tidak dikenal oleh penerbitnya."}

    with refused("pemohon didengar", application):
        refuse_application(application, **facts, by=first, at=AT)
    Return.objects.create(
        application=application, returned_by=first, returned_at=AT, due_on=AT.date(), answered_at=AT
    )
    with refused("rekan Anda", application):
        refuse_application(application, **facts, by=first, at=AT)

    application = take_case(application, by=second, at=AT, reason="Pemeriksaan kedua.")
    assert refuse_application(application, **facts, by=second, at=AT).state == ApplicationState.REFUSED
