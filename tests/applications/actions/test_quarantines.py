"""Files that nobody may see: shut away, replaced by a covered copy, deleted for good (9.1.3; TRUST 9.1.3-e)."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from accounts.queries import system_user
from applications.actions.outcomes import accept_application
from applications.actions.quarantines import ask_instead, purge_original, send_copy, shut_away
from applications.models import Quarantine
from applications.queries.duties import todo
from applications.queries.quarantines import to_purge
from applications.queries.story import story_of
from applications.rules.completeness import gaps
from applications.states import ApplicationState
from applications.tasks import follow_files
from foundation.documents.actions import quarantine_upload
from foundation.documents.models import Cause, Slot
from foundation.documents.rules.uploads import may_leave
from foundation.journal.queries import trail
from foundation.notices.models import Notice
from tests.applications.helpers import a_file, refused
from tests.applications.reviewing import AT, TODAY, under_review
from tests.factories.applications import ApplicationFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

SEEN = "Halaman 2: nama dan nomor telepon pelanggan."
LATER = AT + dt.timedelta(days=15)


@pytest.fixture
def case():
    return under_review(paid=True)


def shut(case, *, by=None, piece=None, remark=SEEN, at=AT):
    upload = (piece or case.evidence.first()).upload
    return shut_away(case, upload, remark=remark, by=by or case.reviewer, at=at)


def copied(kept, *, by=None, masked=True, at=AT):
    examined = a_file(Slot.EVIDENCE, name="tersamar.pdf")
    return send_copy(kept, examined=examined, masked=masked, by=by or kept.application.applicant, at=at)


@pytest.mark.clause("9.1.3", "7.1.3")
def test_evidence_that_shows_customers_is_shut_away_and_a_copy_is_asked_for(case):
    kept = shut(case)

    kept.upload.refresh_from_db()
    letter = Notice.objects.filter(to=case.applicant).latest("pk")
    assert "data pribadi orang lain" in may_leave(kept.upload).reason
    assert (kept.remark, kept.due_on) == (SEEN, TODAY + dt.timedelta(days=14))
    assert str(kept.evidence) in letter.body
    assert SEEN not in letter.body
    assert trail(case).last().verb == "file.shut_away"


def test_the_applicant_has_it_to_do_in_whatever_state_the_case_is(case):
    accept_application(case, by=case.reviewer, at=AT)
    case.refresh_from_db()
    shut(case)

    told = story_of(case, at=AT)

    assert told.is_yours
    assert told.todos[0].why == SEEN
    assert [duty.why for duty in todo(case.applicant, at=AT)] == [SEEN]


@pytest.mark.clause("9.1.3", "7.1.3")
@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"by": "applicant"}, "Hanya petugas perkara"),
        ({"by": "assessor"}, "Hanya petugas perkara"),
        ({"remark": "  "}, "di halaman berapa"),
        ({"piece": "document"}, "bukan lagi bukti"),
        ({"piece": "other"}, "bukan lagi bukti"),
        ({"piece": "taken back"}, "bukan lagi bukti"),
        ({"state": "closed"}, "sudah ditutup"),
        ({"piece": "shut"}, "sudah dikarantina"),
    ],
)
def test_a_file_is_not_shut_away(case, change, reason):
    piece = case.evidence.first()
    if change.get("piece") == "taken back":
        piece.removed_at = AT
        piece.save()
    if change.get("piece") == "shut":
        shut(case)
    if change.get("state") == "closed":
        case = ApplicationFactory(refused=True)
        piece = case.evidence.first()
    pieces = {
        "document": case.attachments.first(),
        "other": ApplicationFactory(submitted=True).evidence.first(),
    }
    people = {"applicant": case.applicant, "assessor": UserFactory(assessor=True)}

    with refused(reason, piece.upload, case):
        shut(
            case,
            piece=pieces.get(change.get("piece"), piece),
            by=people.get(change.get("by")) or UserFactory(secretariat=True),
            remark=change.get("remark", SEEN),
        )


@pytest.mark.clause("9.1.3")
def test_the_copy_stands_in_its_place_with_all_that_hung_on_it(case):
    kept = shut(case)
    elements = set(kept.evidence.ratings.values_list("element", flat=True))

    kept = copied(kept)

    piece = case.evidence.get(pk=kept.evidence_id)
    assert (piece.upload.name, piece.upload_id == kept.upload_id) == ("tersamar.pdf", False)
    assert set(piece.ratings.values_list("element", flat=True)) == elements
    assert not kept.is_open
    assert kept.replacement == piece.upload
    assert Notice.objects.filter(to=case.reviewer, subject__contains="pengganti").exists()
    assert not todo(case.applicant, at=AT)


@pytest.mark.clause("9.1.3")
@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"masked": False}, "Samarkan"),
        ({"by": "reviewer"}, "Hanya pemohon"),
        ({"again": True}, "sudah ada"),
        ({"state": ApplicationState.WITHDRAWN}, "sudah ditutup"),
    ],
)
def test_a_copy_is_not_taken(case, change, reason):
    kept = shut(case)
    if "again" in change:
        copied(kept)
        kept = Quarantine.objects.get()
    if "state" in change:
        type(case).objects.filter(pk=case.pk).update(
            state=change["state"], closed_at=AT, closed_by=case.applicant
        )

    with refused(reason, kept, kept.evidence):
        copied(kept, masked=change.get("masked", True), by=case.reviewer if "by" in change else None)


@pytest.mark.clause("9.1.3")
def test_nothing_is_concluded_while_the_copy_is_awaited(case):
    kept = shut(case)

    with refused("ditunggu sampai", case):
        accept_application(case, by=case.reviewer, at=AT)
    copied(kept)

    assert accept_application(case, by=case.reviewer, at=AT).state == ApplicationState.ACCEPTED


def test_when_its_day_is_over_the_case_goes_on_without_it(case):
    shut(case)

    assert accept_application(case, by=case.reviewer, at=LATER).state == ApplicationState.ACCEPTED


@pytest.mark.clause("9.1.3", "7.1.3")
def test_the_original_is_deleted_when_the_copy_is_there(case, run_jobs):
    kept = shut(case)
    with refused("ditunggu sampai", kept, kept.upload):
        purge_original(kept, by=case.reviewer, at=AT)
    copied(kept)
    assert [*to_purge(case.reviewer, on=TODAY)] == [kept]

    kept = purge_original(kept, by=case.reviewer, at=AT)
    run_jobs(at=AT)

    assert not kept.upload.file.storage.exists(kept.upload.file.name)
    assert trail(case).last().verb == "file.purged"
    assert not to_purge(case.reviewer, on=TODAY)
    with refused("sudah dihapus", kept, kept.upload):
        purge_original(kept, by=case.reviewer, at=AT)


def test_or_when_nobody_sent_one_in_time(case):
    kept = shut(case)

    assert purge_original(kept, by=case.reviewer, at=LATER).upload.purged_at == LATER


@pytest.mark.clause("9.1.3")
def test_others_delete_nothing(case):
    kept = copied(shut(case))
    secretary = UserFactory(secretariat=True)
    type(case).objects.filter(pk=case.pk).update(applicant=secretary)
    kept = Quarantine.objects.get()

    for person, reason in (
        (UserFactory(assessor=True), "Hanya sekretariat"),
        (secretary, "perkara Anda sendiri"),
    ):
        with refused(reason, kept, kept.upload):
            purge_original(kept, by=person, at=AT)


@pytest.mark.clause("9.1.2", "9.1.3")
@pytest.mark.parametrize("kind", ["attachments", "evidence"])
def test_what_the_scanner_found_is_asked_for_anew_once(case, clock_at, kind):
    clock_at(AT)
    row = getattr(case, kind).first()
    quarantine_upload(row.upload, cause=Cause.HARMFUL, by=None, at=AT)

    assert (follow_files(), follow_files()) == (1, 0)
    kept = send_copy(
        Quarantine.objects.get(),
        examined=a_file(row.upload.slot, name="bersih.pdf"),
        masked=False,
        by=case.applicant,
        at=AT,
    )

    assert (kept.asked_by, kept.replacement.name) == (system_user(), "bersih.pdf")
    assert getattr(case, kind).current().count() == getattr(case, kind).model.objects.filter(
        application=case
    ).count() - (kind == "attachments")


def test_nobody_is_asked_for_what_is_not_harmful(case):
    upload = case.evidence.first().upload

    with refused("tidak perlu diganti", upload):
        ask_instead(case, upload, by=system_user(), at=AT)
    shut(case)
    upload.refresh_from_db()
    with refused("sudah diberi tahu", upload):
        ask_instead(case, upload, by=system_user(), at=AT)


@pytest.mark.clause("9.1.3")
def test_a_draft_wants_evidence_that_can_be_seen():
    application = ApplicationFactory(filled=True)
    assert not gaps(application, on=TODAY)

    for piece in application.evidence.all():
        quarantine_upload(piece.upload, cause=Cause.HARMFUL, by=None, at=AT)

    assert {gap.step for gap in gaps(application, on=TODAY)} == {"elements"}


@pytest.mark.both_databases
def test_the_database_keeps_what_is_shut_away_in_one_place(case):
    kept = shut(case)

    with pytest.raises(IntegrityError, match="stands_in_one_place"), transaction.atomic():
        Quarantine.objects.filter(pk=kept.pk).update(attachment=case.attachments.first())
