"""Beginning an application (2.1, 7.1.1, 9.1.1)."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from applications.actions.start import continue_with_version, start_application
from applications.models import AcknowledgementKind, Application, Part
from applications.rules import start
from foundation.workflow.answers import no
from tests.applications.helpers import AT, explanation_of, refused
from tests.factories.applications import ApplicationFactory
from tests.factories.people import UserFactory
from tests.factories.schemes import SchemeVersionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def version():
    return SchemeVersionFactory(in_force=True)


@pytest.mark.clause("7.1.1")
@pytest.mark.clause("9.1.1")
def test_it_begins_with_the_explanation_that_was_read_kept_word_for_word(version):
    person = UserFactory()

    application = start_application(version, text_sha256=explanation_of(version), by=person, at=AT)

    read = application.acknowledgements.get(kind=AcknowledgementKind.EXPLANATION)
    assert (read.text_sha256, read.given_by, read.given_at) == (explanation_of(version), person, AT)
    assert "Teks contoh EXPLANATION" in read.text
    assert [(i.user, i.part) for i in application.involvements.all()] == [(person, Part.APPLICANT)]


@pytest.mark.clause("7.1.1")
def test_an_explanation_that_is_not_this_versions_is_no_reading(version):
    with refused("explanation has changed|Penjelasan ini berubah"):
        start_application(version, text_sha256="0" * 64, by=UserFactory(), at=AT)

    assert not Application.objects.exists()


@pytest.mark.clause("9.1.2")
@pytest.mark.parametrize("state", [{}, {"submitted": True}, {"returned": True}])
def test_a_second_open_application_for_the_scheme_is_refused(state):
    first = ApplicationFactory(**state)
    version = first.scheme_version

    with refused("belum selesai", first):
        start_application(version, text_sha256=explanation_of(version), by=first.applicant, at=AT)

    assert Application.objects.count() == 1


@pytest.mark.clause("9.1.2")
@pytest.mark.parametrize("state", [{"withdrawn": True}, {"refused": True}])
def test_whoever_has_ended_one_may_begin_again(state):
    first = ApplicationFactory(**state)
    version = first.scheme_version

    second = start_application(version, text_sha256=explanation_of(version), by=first.applicant, at=AT)

    assert second.pk != first.pk


@pytest.mark.both_databases
def test_the_database_itself_keeps_one_open_application_per_person_and_scheme():
    first = ApplicationFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        Application.objects.create(
            applicant=first.applicant, scheme_version=first.scheme_version, scheme=first.scheme, created_at=AT
        )


@pytest.mark.clause("9.1.1")
def test_a_version_that_does_not_hold_today_is_not_begun():
    later = SchemeVersionFactory(in_force=True, in_force__since=dt.date(2027, 1, 1))

    with refused("tidak berlaku hari ini"):
        start_application(later, text_sha256=explanation_of(later), by=UserFactory(), at=AT)


def test_an_upper_floor_may_have_something_against_it(version, monkeypatch):
    monkeypatch.setattr(
        start, "CHECKS", [lambda user, scheme, *, on: no("Anda memegang sertifikat.", clause="9.7.1")]
    )

    with refused("memegang sertifikat") as refusal:
        start_application(version, text_sha256=explanation_of(version), by=UserFactory(), at=AT)

    assert refusal.value.clause == "9.7.1"


@pytest.mark.clause("9.1.1")
def test_a_draft_goes_over_to_the_new_version_with_all_that_has_a_place_there():
    application = ApplicationFactory(filled=True)
    old = application.scheme_version
    type(old).objects.filter(pk=old.pk).update(state="SUPERSEDED", superseded_on=dt.date(2026, 9, 1))
    new = SchemeVersionFactory(scheme=old.scheme, in_force=True, in_force__since=dt.date(2026, 9, 1))

    moved = continue_with_version(
        application, new, text_sha256=explanation_of(new), by=application.applicant, at=AT
    )

    assert moved.scheme_version == new
    assert {a.requirement.version for a in moved.attachments.current()} == {new}
    assert moved.attachments.current().count() == 4


def test_what_was_sent_does_not_go_over():
    application = ApplicationFactory(submitted=True)
    new = SchemeVersionFactory(in_force=True)

    with refused("Hanya draf", application):
        continue_with_version(
            application, new, text_sha256=explanation_of(new), by=application.applicant, at=AT
        )
