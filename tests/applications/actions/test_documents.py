"""Documents a-f and the photo (9.1.2)."""

import pytest
from django.db import IntegrityError, transaction

from applications.actions.documents import attach_document, detach_document
from foundation.documents.models import Allowance
from schemes.models import DocumentRequirement
from tests.applications.helpers import AT, a_file, a_photo, refused
from tests.factories.applications import ApplicationFactory, AttachmentFactory
from tests.factories.people import UserFactory
from tests.factories.schemes import SchemeVersionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def application():
    return ApplicationFactory()


def document(application, code="a", **facts):
    found = DocumentRequirement.objects.filter(version=application.scheme_version, code=code)
    return found.get()


def attach(application, code="a", examined=None, by=None, *, is_recent=True):
    return attach_document(
        application,
        document(application, code),
        examined=examined or a_file(),
        by=by or application.applicant,
        at=AT,
        is_recent=is_recent,
    )


@pytest.mark.clause("9.1.2")
def test_a_new_file_takes_the_place_of_the_last_and_gives_its_room_back(application):
    first = attach(application)

    second = attach(application, examined=a_file(name="baru.pdf"))

    first.refresh_from_db()
    first.upload.refresh_from_db()
    assert list(application.attachments.current()) == [second]
    assert first.replaced_at == AT
    assert first.upload.discarded_at == AT
    assert Allowance.objects.get(key=f"application:{application.pk}").files == 1


@pytest.mark.clause("9.1.5")
def test_a_returned_file_stays_for_the_audit_behind_the_new_one():
    application = ApplicationFactory(submitted=True)
    card = document(application)
    application = reopened(application, f"document:{card.pk}")
    old = application.attachments.current().get(requirement=card)

    attach(application)

    old.refresh_from_db()
    old.upload.refresh_from_db()
    assert old.replaced_at == AT
    assert old.upload.discarded_at is None
    assert application.review_items.get().answered_at == AT


@pytest.mark.clause("9.1.5")
def test_a_document_that_was_not_returned_stays():
    application = ApplicationFactory(submitted=True)
    application = reopened(application, f"document:{document(application, 'b').pk}")

    with refused("tidak dikembalikan", application):
        attach(application, "a")


@pytest.mark.clause("9.1.2")
@pytest.mark.parametrize(
    ("photo", "reason"),
    [
        (a_photo(900, 1000), "3 banding 4"),
        (a_photo(1200, 900), "3 banding 4"),
        (a_photo(350, 467), "350 × 467.*354 × 472"),
    ],
)
def test_a_photo_has_its_shape_and_size(application, photo, reason):
    with refused(reason, application):
        attach(application, "b", examined=photo)


@pytest.mark.clause("9.1.2")
@pytest.mark.parametrize(
    "photo", [a_photo(354, 472), a_photo(900, 1215), a_photo(hints={"background": {"looks_red": False}})]
)
def test_a_photo_within_the_tolerance_is_kept_whatever_its_background(application, photo):
    assert attach(application, "b", examined=photo).upload.width == photo.width


def test_a_document_of_another_version_is_refused(application):
    other = SchemeVersionFactory(in_force=True).document_requirements.first()

    with refused("tidak diminta", application):
        attach_document(application, other, examined=a_file(), by=application.applicant, at=AT)


def test_where_several_files_are_taken_each_has_its_place():
    version = SchemeVersionFactory(complete=True)
    version.document_requirements.filter(code="c").update(max_files=2)
    application = ApplicationFactory(scheme_version=in_force(version))
    attach(application, "c")
    second = attach(application, "c", examined=a_file(name="dua.pdf"))

    with refused("tempat untuk 2 berkas", application):
        attach(application, "c", examined=a_file(name="tiga.pdf"))
    detach_document(second, by=application.applicant, at=AT)

    assert attach(application, "c", examined=a_file(name="tiga.pdf")).place == 2


def test_nobody_takes_somebody_elses_file_back(application):
    kept = attach(application)

    with refused("Hanya pemohon", kept):
        detach_document(kept, by=UserFactory(), at=AT)


@pytest.mark.both_databases
def test_the_database_itself_keeps_one_current_file_in_a_place():
    kept = AttachmentFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        AttachmentFactory(application=kept.application, requirement=kept.requirement)


def in_force(version):
    from tests.factories.schemes import put_in_force  # noqa: PLC0415 - the factory's own step

    return put_in_force(version)


def reopened(application, key):
    import datetime as dt  # noqa: PLC0415 - as below

    from tests.factories.applications import give_back  # noqa: PLC0415 - the factory's own step

    give_back(application, keys=(key,), due_on=dt.date(2026, 9, 28))
    return application
